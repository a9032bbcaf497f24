import type { Citation } from '../../contract/handoffs.ts'
import type { Message } from '../../contract/sessions.ts'
import type { Extraction } from '../extraction/extract.ts'
import { messageCitations } from './told-steps.ts'

const OPENING_MESSAGES = 10
const CITATIONS_MAX = 3
const SCANNED = 4_000

type Told = Pick<Extraction, 'problem' | 'others'>

/**
 * The opening messages that state the problem: those of who has it that share at least two telling words with it
 * (or its only one), then those that tell of the trouble. When none does, the message that opened the conversation,
 * as the place to begin reading.
 */
export function problemCitations(problem: string, messages: readonly Message[], told: Told): Citation[] {
  const words = new Set(tellingWords(problem))
  const enough = Math.min(2, words.size)
  const states = ({ text }: Message) =>
    enough > 0 && new Set(tellingWords(text).filter(word => words.has(word))).size >= enough
  const people = messages.slice(0, OPENING_MESSAGES).filter(message => !told.others.has(message.id))
  const stating = people.filter(states)
  const [first] = messages
  const ids = [...stating.slice(0, 2).map(message => message.id), ...told.problem]
  return messageCitations(ids.length > 0 ? ids : first ? [first.id] : []).slice(0, CITATIONS_MAX)
}

/** Words long enough to say something, numbers and codes included. */
const tellingWords = (text: string): string[] =>
  text
    .slice(0, SCANNED)
    .toLowerCase()
    .match(/[\p{L}\p{N}]{4,40}/gu) ?? []
