import { GAPS, type Gap, type GapAnswer } from '../../contract/gaps.ts'
import type { Message } from '../../contract/sessions.ts'
import { clip } from '../clip.ts'

/** How the message of an answer begins. It is read by these words again, so a changed one forgets earlier answers. */
export const GAP_LABELS: Record<Gap, string> = {
  error: 'Exact error text',
  since: 'Since when',
  affected: 'How many are affected',
  changed: 'What changed',
}

const FACT_MAX = 200

/** The message that puts an answer on record. */
export const answerMessage = ({ gap, text }: GapAnswer): string => `${GAP_LABELS[gap]}: ${text}`

type Written = Pick<Message, 'id' | 'role' | 'text'>
type Answer = { gap: Gap; text: string; id: string }

/** The answer that a message is, if it is one. */
export function answerIn({ id, role, text }: Written): Answer | null {
  if (role !== 'technician') return null
  const gap = GAPS.find(one => text.startsWith(`${GAP_LABELS[one]}: `))
  return gap ? { gap, text: text.slice(GAP_LABELS[gap].length + 2).trim(), id } : null
}

/** The answers as facts that cite their messages, in the order of the gaps; of several to one the latest. */
export function answerFacts(messages: readonly Written[]) {
  const latest = new Map(
    messages.flatMap(message => answerIn(message) ?? []).map(found => [found.gap, found]),
  )
  return GAPS.flatMap(gap => {
    const answer = latest.get(gap)
    if (!answer) return []
    const text = clip(`${GAP_LABELS[gap]}: ${answer.text.replace(/\s+/g, ' ')}`, FACT_MAX)
    return [{ text, citations: [{ kind: 'message' as const, id: answer.id }] }]
  })
}
