import type { Citation } from '../../contract/handoffs.ts'
import type { Message } from '../../contract/sessions.ts'

const OPENING_MESSAGES = 10
const CITATIONS_MAX = 3
const SCANNED = 4_000

/**
 * The opening messages that state the problem: those that share at least two telling words with it (or its only
 * one). When none does, the message that opened the conversation, as the place to begin reading.
 */
export function problemCitations(problem: string, messages: readonly Message[]): Citation[] {
  const told = new Set(tellingWords(problem))
  const enough = Math.min(2, told.size)
  const states = ({ text }: Message) =>
    enough > 0 && new Set(tellingWords(text).filter(word => told.has(word))).size >= enough
  const people = messages.slice(0, OPENING_MESSAGES).filter(message => message.role !== 'copilot')
  const stating = people.filter(states)
  const cited = stating.length > 0 ? stating : messages.slice(0, 1)
  return cited.slice(0, CITATIONS_MAX).map(message => ({ kind: 'message', id: message.id }))
}

/** Words long enough to say something, numbers and codes included. */
const tellingWords = (text: string): string[] =>
  text
    .slice(0, SCANNED)
    .toLowerCase()
    .match(/[\p{L}\p{N}]{4,40}/gu) ?? []
