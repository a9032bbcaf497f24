import type { Snapshot } from '../../contract/handoffs.ts'
import { fold, stated } from './evidence.ts'
import type { SuggestedStep } from './suggest.ts'
import { triedBefore } from './tried-before.ts'

export type AssessmentInput = {
  snapshot: Snapshot
  /** Who is hit, as the hand-off tells it. */
  impact: string | null
}

const STEPS_MAX = 3

const TIMES =
  /\b(since|yesterday|today|tonight|monday|tuesday|wednesday|thursday|friday|weekend|(this|last) (morning|week|night|month)|minutes ago|began|started)\b/
const PEOPLE =
  /\b(all|every(one|body)?|nobody|no one|both|(two|three|four|five|six|ten|\d+) (users|people|computers|laptops|clients)|one (user|person|computer)|only (he|she|one))\b/
const CHANGES = /\b(after|changed|moved|updated?|installed|replaced|migrat\w+|new|renewed|restored)\b/

/**
 * Questions that help with any problem, of those that the hand-off leaves open. Nothing in the session asks for them,
 * so none of them is supported.
 */
export function generalSteps({ snapshot, impact }: AssessmentInput): SuggestedStep[] {
  const told = fold(
    [
      snapshot.problem.text,
      ...snapshot.lastMessages.map(({ text }) => text),
      ...snapshot.tried.map(notes),
    ].join('\n'),
  )
  const isTried = triedBefore(snapshot)
  const asks = [
    !hasErrorText(snapshot, told) &&
      ask('Get the exact error text, with a picture and the time', 'No error text or code is told.'),
    !TIMES.test(told) &&
      ask('Ask since when it happens, and when it worked last', 'Nothing says when it began.'),
    !CHANGES.test(told) &&
      ask('Ask what was changed shortly before: updates, devices, passwords, people', 'No change is told.'),
    impact === null &&
      !PEOPLE.test(told) &&
      ask('Find out who else has it, and who has not', 'Nothing says how many are hit.'),
    ask(
      'Have it shown once, and watch the logs at that minute',
      'A repeat at a known time is found in every log.',
    ),
    ask(
      'Try the same with another person, computer and network, one at a time',
      'Tells account, computer and network apart.',
    ),
  ]
  return asks.filter(step => step !== false && !isTried(step.text)).slice(0, STEPS_MAX) as SuggestedStep[]
}

const notes = ({ text, note }: Snapshot['tried'][number]) => `${text} ${note ?? ''}`

const hasErrorText = ({ environment }: Snapshot, told: string) =>
  /["“].{8,}["”]/.test(told) || environment.some(({ text }) => /error|event|0x|\d{4,}|_/i.test(text))

const ask = (text: string, why: string): SuggestedStep => ({ ...stated(text, []), why, risk: 'none' })
