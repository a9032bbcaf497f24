import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Handoff } from '../../../shared/contract/handoffs.ts'
import {
  applyToDetail,
  applyToList,
  applyToSession,
  belongs,
  byNewest,
  type HandoffFilter,
  type HandoffList,
  keepHeld,
} from './handoff-lists.ts'
import { ben, detailOf, eva, handoffOf, meAs, tina } from './test-handoff.ts'

const QUEUE: HandoffFilter = { status: 'open' }
const FILTERS: HandoffFilter[] = [QUEUE, { madeByMe: 'true' }, { claimedByMe: 'true', status: 'claimed' }]
const me = meAs(eva)
const listOf = (handoffs: Handoff[], seq = 0): HandoffList => ({ handoffs, cursor: `e:${seq}`, left: {} })
const claimed = (by = ben, fields: Partial<Handoff> = {}) =>
  handoffOf({
    status: 'claimed',
    claimedBy: by,
    claimedAt: '2026-01-01T10:05:00.000Z',
    version: 2,
    ...fields,
  })

describe('the queue', () => {
  it('takes a new hand-off at the top', () => {
    const old = handoffOf()
    const fresh = handoffOf({ id: 'h2', createdAt: '2026-01-01T11:00:00.000Z' })
    expect(applyToList(listOf([old]), { handoff: fresh, seq: 1 }, QUEUE, me).handoffs).toEqual([fresh, old])
  })

  it('never shows what I handed off', () => {
    const mine = handoffOf({ createdBy: eva })
    expect(applyToList(listOf([]), { handoff: mine, seq: 1 }, QUEUE, me).handoffs).toEqual([])
  })

  it('lets go of what was claimed and remembers by whom', () => {
    const after = applyToList(listOf([handoffOf()]), { handoff: claimed(), seq: 1 }, QUEUE, me)
    expect(after.handoffs).toEqual([])
    expect(after.left.h1?.claimedBy).toEqual(ben)
  })

  it('does not bring back a claimed one when its creation comes late or again', () => {
    const created = { handoff: handoffOf(), seq: 1 }
    const after = applyToList(listOf([]), { handoff: claimed(), seq: 2 }, QUEUE, me)
    expect(applyToList(after, created, QUEUE, me)).toBe(after)
  })

  it('takes a released one back', () => {
    const gone = applyToList(listOf([handoffOf()]), { handoff: claimed(), seq: 1 }, QUEUE, me)
    const back = applyToList(gone, { handoff: handoffOf({ version: 3 }), seq: 2 }, QUEUE, me)
    expect(back.handoffs.map(one => one.version)).toEqual([3])
    expect(back.left).toEqual({})
  })

  it('skips events that its answer contains already', () => {
    const list = listOf([], 5)
    expect(applyToList(list, { handoff: handoffOf(), seq: 5 }, QUEUE, me)).toBe(list)
  })
})

it('keeps the very objects of the cards that stay when one comes in at the top', () => {
  const held = listOf([handoffOf({ id: 'a' }), handoffOf({ id: 'b' })])
  const next = listOf([handoffOf({ id: 'new' }), handoffOf({ id: 'a' }), handoffOf({ id: 'b', version: 2 })])
  const kept = keepHeld(held, next)
  expect(kept).toEqual(next)
  expect(kept.handoffs[1]).toBe(held.handoffs[0])
  expect(kept.handoffs[2]).toBe(next.handoffs[2])
})

describe('cached state and events', () => {
  // Every hand-off lives through a path that the server allows; Eva is the one who looks.
  const life = fc.record({
    by: fc.constantFrom(tina, eva),
    minute: fc.nat(59),
    moves: fc.array(fc.constantFrom('claim-ben', 'claim-eva', 'release', 'withdraw', 'return'), {
      maxLength: 6,
    }),
  })
  const lives = fc.array(life, { maxLength: 6 })

  const versionsOf = (
    { by, minute, moves }: { by: typeof tina; minute: number; moves: string[] },
    n: number,
  ) => {
    const createdAt = `2026-01-01T10:${String(minute).padStart(2, '0')}:00.000Z`
    const states = [handoffOf({ id: `h${n}`, createdBy: by, createdAt })]
    for (const move of moves) {
      const now = states.at(-1)
      if (!now) continue
      const next = { ...now, version: now.version + 1 }
      if (move.startsWith('claim') && now.status === 'open')
        states.push({ ...next, status: 'claimed', claimedBy: move === 'claim-eva' ? eva : ben })
      if (move === 'release' && now.status === 'claimed')
        states.push({ ...next, status: 'open', claimedBy: null })
      if (move === 'return' && now.status === 'claimed') states.push({ ...next, status: 'returned' })
      if (move === 'withdraw' && now.status === 'open') states.push({ ...next, status: 'withdrawn' })
    }
    return states
  }
  const fetched = (log: Handoff[], filter: HandoffFilter) =>
    [...new Map(log.map(one => [one.id, one])).values()]
      .filter(one => belongs(one, filter, me))
      .sort(byNewest)

  it('equal a new fetch, also when events come twice and in any order', () => {
    fc.assert(
      fc.property(lives, fc.nat(), fc.infiniteStream(fc.nat(1000)), (all, at, noise) => {
        const log = all.flatMap(versionsOf)
        const cut = log.length === 0 ? 0 : at % (log.length + 1)
        const arrivals = log.map((handoff, i) => ({ handoff, seq: i + 1 }))
        const wire = [...arrivals, ...arrivals]
          .map(arrival => ({ arrival, rank: noise.next().value }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ arrival }) => arrival)
        for (const filter of FILTERS) {
          const cached = listOf(fetched(log.slice(0, cut), filter), cut)
          const after = wire.reduce((list, arrival) => applyToList(list, arrival, filter, me), cached)
          expect(after.handoffs).toEqual(fetched(log, filter))
        }
      }),
    )
  })
})

describe('one hand-off', () => {
  it('is patched by a newer version only, with why it cannot be claimed now', () => {
    const detail = detailOf(handoffOf())
    const after = applyToDetail(detail, { handoff: claimed(), seq: 1 }, me)
    expect(after.claimRefusal).toBe('handoff_already_claimed')
    expect(applyToDetail(after, { handoff: handoffOf(), seq: 2 }, me)).toBe(after)
    expect(applyToDetail(detail, { handoff: claimed(eva), seq: 1 }, me).claimRefusal).toBeNull()
  })

  it('is fetched when its snapshot is not held', () => {
    const list = { handoffs: [detailOf(handoffOf())], cursor: 'e:0' }
    expect(applyToSession(list, { handoff: handoffOf({ id: 'h2' }), seq: 1 }, me)).toBeNull()
    expect(applyToSession(list, { handoff: handoffOf(), seq: 1 }, me)).toBe(list)
  })
})
