import type { SimilarSession } from '../../contract/copilot.ts'
import { clip } from '../clip.ts'

const RESOLUTION_MAX = 240
const STEP_MAX = 120
/** Words in common that make a session worth telling where no error code does. */
const WORDS_MIN = 3

const MONTHS = 'January,February,March,April,May,June,July,August,September,October,November,December'.split(
  ',',
)

/** Those that are worth a sentence: the likest, and one more when both have an error code of this one. */
export function worthTelling(similar: readonly SimilarSession[]): SimilarSession[] {
  const [first, second] = similar.filter(({ why }) => why.codes.length > 0 || why.words.length >= WORDS_MIN)
  if (!first) return []
  return second && first.why.codes.length > 0 && second.why.codes.length > 0 ? [first, second] : [first]
}

/** How a session like this one was solved, in one or two sentences. `now` decides whether the year is told. */
export function saySimilar({ session, resolution, worked, why }: SimilarSession, now: Date): string {
  const at = new Date(session.resolvedAt)
  const year = at.getUTCFullYear() === now.getUTCFullYear() ? '' : ` ${at.getUTCFullYear()}`
  const month = `In ${MONTHS[at.getUTCMonth()]}${year}`
  const [code] = why.codes
  const what = code ? `the same error ${code}` : 'something similar'
  const where = why.sameClient ? ' at this client' : session.client ? ` at ${session.client}` : ''
  const solved = ended(clip(oneLine(resolution), RESOLUTION_MAX))
  const [step] = worked
  const done =
    step && !oneLine(resolution).toLowerCase().includes(oneLine(step.text).toLowerCase())
      ? ` What worked there: “${clip(oneLine(step.text), STEP_MAX)}”.`
      : ''
  return `${month} ${what}${where} (“${session.title}”) was solved: ${solved}${done}`
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()
const ended = (text: string) => (/[.!?…]$/.test(text) ? text : `${text}.`)
