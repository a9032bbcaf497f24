import type { Snapshot, Statement } from '../../contract/handoffs.ts'
import { clip } from '../clip.ts'
import { fold, stated } from './evidence.ts'

const CAUTIONS_MAX = 2
const CAUTION_MAX = 160
const WARNING =
  /\b(do not|don't|please not|must not|must stay|must never|never) (?!know|have|see|think|understand|work|find|get)\w+/

/** What people of the session warn of, in their own words: steps left out for a reason, and plain warnings. */
export function cautions({ tried, lastMessages }: Snapshot): Statement[] {
  const leftOut = tried
    .filter(({ outcome, note }) => outcome === 'skipped' && note !== null)
    .map(step => stated(clip(`Left out on purpose: ${step.text}. ${step.note}`, CAUTION_MAX), [step]))
  const warnings = lastMessages.flatMap(message =>
    message.role === 'copilot'
      ? []
      : sentencesOf(message.text)
          .filter(sentence => WARNING.test(fold(sentence)))
          .slice(0, 1)
          .map(sentence => stated(clip(`${message.author}: “${sentence}”`, CAUTION_MAX), [message])),
  )
  return [...leftOut, ...warnings].slice(0, CAUTIONS_MAX)
}

// Warnings are short; what is longer is a log.
const sentencesOf = (text: string) =>
  text
    .slice(0, 2_000)
    .split(/\n|(?<=[.!?]) /)
    .map(sentence => sentence.trim())
