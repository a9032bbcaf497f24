import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatCursor, isBehind, judge, later, type Position, parseCursor } from './position.ts'

const EPOCH = '0b6f1a52-6f0c-4a1e-9b7e-0d1f3c5a7e91'
const at = (seq: number): Position => ({ epoch: EPOCH, seq })

/** Feeds events as a tab does and tells which were applied. */
function applied(seqs: number[], start?: Position): number[] {
  let held = start
  return seqs.filter(seq => {
    const verdict = judge(held, at(seq))
    if (verdict === 'apply') held = later(held, at(seq))
    return verdict === 'apply'
  })
}

describe('cursors', () => {
  test('are written as they were read', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.nat(), (epoch, seq) => {
        expect(parseCursor(formatCursor({ epoch, seq }))).toEqual({ epoch, seq })
      }),
    )
  })

  test.each([undefined, '', 'x', `${EPOCH}:`, `${EPOCH}:-1`, `${EPOCH}:1:2`, ':4'])('refuses %j', cursor => {
    expect(parseCursor(cursor)).toBeUndefined()
  })
})

describe('events', () => {
  test('replays that overlap in any way apply each event once and in order', () => {
    const replays = fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { minLength: 1 })
    fc.assert(
      fc.property(replays, spans => {
        // Each span is one connection that resumes at or before what was seen, as the cursor rules promise.
        let seen = 0
        const wire = spans.flatMap(([back, length]) => {
          const from = Math.max(1, seen + 1 - back)
          const span = Array.from({ length }, (_, i) => from + i)
          seen = Math.max(seen, span.at(-1) ?? 0)
          return span
        })
        expect(applied(wire)).toEqual(Array.from({ length: seen }, (_, i) => i + 1))
      }),
    )
  })

  test('an order that is not the log’s never applies an older event after a newer one', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50)), fc.nat(50), (wire, start) => {
        const result = applied(wire, at(start))
        expect(result).toEqual([...new Set(result)].sort((a, b) => a - b))
        expect(result.every(seq => seq > start)).toBe(true)
      }),
    )
  })

  test('of another log mean a fresh start', () => {
    expect(judge(at(9), { epoch: 'another', seq: 1 })).toBe('reset')
    expect(later(at(9), { epoch: 'another', seq: 1 })).toEqual({ epoch: 'another', seq: 1 })
    expect(isBehind({ epoch: 'another', seq: 1 }, at(9))).toBe(false)
  })
})
