import type { Citation, Snapshot } from '../../contract/handoffs.ts'
import { LIMITS } from '../../contract/limits.ts'
import type { Message, Step } from '../../contract/sessions.ts'
import { clip } from '../clip.ts'
import type { ExtractedStep } from '../extraction/types.ts'
import { overlap, termsOf, wordsOf } from '../extraction/words.ts'

const CITATIONS_MAX = 12
const ALIKE = 0.6
/** Who has recorded so many steps keeps their own record: what the rules read beside it is more often noise. */
const RECORDED_ENOUGH = 3

/**
 * The steps told in messages that no recorded step stands for. A card drawn from a message stands for
 * every step told there that shares a word with it, and for the only one in any case. Three cards stand for all.
 */
export function withoutRecorded(told: readonly ExtractedStep[], recorded: readonly Step[]): ExtractedStep[] {
  if (recorded.length >= RECORDED_ENOUGH) return []
  if (recorded.length === 0) return [...told]
  const left = new Map(told.map(step => [step, termsOf(wordsOf(step.text))]))
  for (const card of recorded) {
    if (left.size === 0) break
    const terms = termsOf(wordsOf(card.text))
    const drawn = [...left].filter(([step]) => card.messageId !== null && cites(step, card.messageId))
    const best = [...(drawn.length > 0 ? drawn : left)]
      .map(([step, words]) => ({ step, shares: overlap(words, terms) }))
      .reduce((a, b) => (b.shares > a.shares ? b : a))
    for (const [step, words] of drawn) if (overlap(words, terms) > 0) left.delete(step)
    if (drawn.length === 1 || best.shares >= (drawn.length > 0 ? Number.EPSILON : ALIKE))
      left.delete(best.step)
  }
  return [...left.keys()]
}

const cites = ({ proposedIn, reportedIn }: ExtractedStep, id: string) =>
  reportedIn.includes(id) || proposedIn.includes(id)

/** A told step as the snapshot shows it, dated and signed by the message that first reports it. */
export function presentTold(step: ExtractedStep, messages: ReadonlyMap<string, Message>): Snapshot['tried'] {
  const first = messages.get(step.reportedIn[0] ?? '')
  if (!first || step.outcome === 'proposed') return []
  return [
    {
      text: clip(step.text, LIMITS.step),
      outcome: step.outcome,
      note: null,
      by: clip(first.author.name, LIMITS.name),
      at: first.at,
      citations: messageCitations([...step.proposedIn, ...step.reportedIn]),
      source: 'message',
    },
  ]
}

/** A step that was only suggested. */
export const presentProposed = (step: ExtractedStep): Snapshot['notTried'][number] => ({
  text: clip(step.text, LIMITS.step),
  citations: messageCitations(step.proposedIn),
})

export const messageCitations = (ids: readonly string[]): Citation[] =>
  [...new Set(ids)].slice(0, CITATIONS_MAX).map(id => ({ kind: 'message', id }))

/** One timeline of two: cards keep their order, told steps come where their message stands. */
export function inOrder(cards: Snapshot['tried'], told: Snapshot['tried']): Snapshot['tried'] {
  const waiting = [...told].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
  const merged: Snapshot['tried'] = []
  for (const card of cards) {
    while (waiting[0] && Date.parse(waiting[0].at) < Date.parse(card.at)) merged.push(...waiting.splice(0, 1))
    merged.push(card)
  }
  return [...merged, ...waiting]
}
