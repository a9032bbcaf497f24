import { mayBeMasked } from '../../../shared/domain/redaction/may-be-masked.ts'
import type { OutboxItem } from './outbox.ts'

export type Row = { id: string; ordinal: number; text: string; author: { id: string | null } }

/**
 * Matches what was written here with the session's rows, whether the answer or the live stream brought them
 * first, so that nothing is shown twice. Returns the items that are still alone and the row of each other one.
 */
export function reconcile<Item extends OutboxItem<{ text: string }>>(
  items: readonly Item[],
  rows: readonly Row[],
  myId: string,
): { waiting: Item[]; arrived: { item: Item; rowId: string }[] } {
  if (items.length === 0) return { waiting: [], arrived: [] }
  const since = Math.min(...items.map(item => item.afterOrdinal))
  const candidates = rows.filter(row => row.ordinal > since && row.author.id === myId)
  const taken = new Set(items.map(item => item.rowId))
  const waiting: Item[] = []
  const arrived: { item: Item; rowId: string }[] = []
  for (const item of items) {
    const row = candidates.find(candidate =>
      item.rowId
        ? candidate.id === item.rowId
        : candidate.ordinal > item.afterOrdinal &&
          mayBeMasked(item.body.text, candidate.text) &&
          !taken.has(candidate.id),
    )
    if (!row) waiting.push(item)
    else {
      taken.add(row.id)
      arrived.push({ item, rowId: row.id })
    }
  }
  return { waiting, arrived }
}
