import type { Handoff } from '../../../shared/contract/handoffs.ts'
import { byNewest, type HandoffList } from './handoff-lists.ts'

/** One card. A leaving one is still shown for a moment, with what became of it. */
export type QueueRow = { handoff: Handoff; leaving: boolean }

/** The cards to show for `list` when `shown` were on the screen: those that just left stay at their places. */
export function rowsAfter(shown: readonly QueueRow[], list: HandoffList): QueueRow[] {
  const listed = new Set(list.handoffs.map(handoff => handoff.id))
  const leaving = shown.flatMap(({ handoff: { id } }) => {
    const left = list.left[id]
    return left && !listed.has(id) ? [{ handoff: left, leaving: true }] : []
  })
  const rows = list.handoffs.map(handoff => ({ handoff, leaving: false }))
  if (leaving.length === 0) return rows
  return [...rows, ...leaving].sort((a, b) => byNewest(a.handoff, b.handoff))
}
