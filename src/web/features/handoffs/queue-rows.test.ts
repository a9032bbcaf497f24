import { expect, it } from 'vitest'
import { rowsAfter } from './queue-rows.ts'
import { ben, handoffOf } from './test-handoff.ts'

const at = (id: string, minute: number) => handoffOf({ id, createdAt: `2026-01-01T10:0${minute}:00.000Z` })
const [a, b, c] = [at('a', 3), at('b', 2), at('c', 1)]

it('keeps a card that leaves at its place, with what became of it', () => {
  const shown = rowsAfter([], { handoffs: [a, b, c], cursor: 'e:0', left: {} })
  const claimed = { ...b, status: 'claimed' as const, claimedBy: ben }
  const rows = rowsAfter(shown, { handoffs: [a, c], cursor: 'e:0', left: { b: claimed } })
  expect(rows.map(row => [row.handoff.id, row.leaving])).toEqual([
    ['a', false],
    ['b', true],
    ['c', false],
  ])
  expect(rows[1]?.handoff.claimedBy).toEqual(ben)
})

it('shows no card of what left before it was on the screen', () => {
  expect(rowsAfter([], { handoffs: [a], cursor: 'e:0', left: { b } })).toEqual([
    { handoff: a, leaving: false },
  ])
})
