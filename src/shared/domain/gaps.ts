import type { Gap } from '../contract/gaps.ts'
import type { Message, Step } from '../contract/sessions.ts'
import { clausesOf } from './extraction/clauses.ts'
import { withoutQuotations } from './extraction/turns.ts'
import { answerIn } from './gaps/answers.ts'
import { isHeld, type Told } from './gaps/held.ts'

const ASKED_MAX = 2

export type GapInput = {
  problem: string
  messages: readonly Pick<Message, 'id' | 'role' | 'text'>[]
  steps: readonly Pick<Step, 'text' | 'note'>[]
}

// What lies beyond is a log: the beginning and the end of a conversation tell.
const MESSAGES_EACH_END = 60
const TEXT_MAX = 6_000

/**
 * What a session does not say of what a senior asks first, the most useful question first, at most two. A question that
 * was asked in the session is no answer to it, and what the copilot wrote is not known to be so.
 */
export const findGaps = (input: GapInput): Gap[] => missing(input).slice(0, ASKED_MAX)

/** All that is missing, in the order of its worth. */
export function missing(input: GapInput): Gap[] {
  const told = tell(input)
  const answered = input.messages.flatMap(message => answerIn(message)?.gap ?? [])
  return orderOf(told).filter(gap => !answered.includes(gap) && !isHeld(gap, told))
}

/** Whether a text that somebody is writing answers the question already. */
export const answers = (gap: Gap, text: string): boolean =>
  isHeld(gap, tell({ problem: text, messages: [], steps: [] }))

function tell({ problem, messages, steps }: GapInput): Told {
  const people = messages.filter(({ role }) => role !== 'copilot')
  const read =
    people.length > 2 * MESSAGES_EACH_END
      ? [...people.slice(0, MESSAGES_EACH_END), ...people.slice(-MESSAGES_EACH_END)]
      : people
  const texts = [problem, ...read.map(({ text }) => text)].map(text =>
    withoutQuotations(text.slice(0, TEXT_MAX)),
  )
  const notes = steps.slice(-2 * MESSAGES_EACH_END).map(({ text, note }) => `${text}\n${note ?? ''}`)
  return {
    statements: texts.flatMap(statementsOf),
    texts: [...texts, ...notes.map(note => note.slice(0, TEXT_MAX))],
  }
}

/** The sentences of a text without what asks. */
function statementsOf(text: string): string[] {
  const sentences = new Map<number, string>()
  for (const { sentence, question, text: part } of clausesOf(text))
    if (!question) sentences.set(sentence, `${sentences.get(sentence) ?? ''} ${part}`)
  return [...sentences.values()]
}

const SPEAKS_OF_ERRORS =
  /\b(?:errors?|messages?|codes?|pop-?ups?|fail(?:s|ed|ing|ure)?|crash(?:es|ed|ing)?|den(?:y|ies|ied))\b/i

/** Where something fails with a word, the word is worth most; where it is slow or odd, when it began. */
function orderOf({ statements }: Told): Gap[] {
  return statements.some(text => SPEAKS_OF_ERRORS.test(text))
    ? ['error', 'since', 'changed', 'affected']
    : ['since', 'affected', 'error', 'changed']
}
