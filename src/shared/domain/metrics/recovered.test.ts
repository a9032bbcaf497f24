import { describe, expect, test } from 'vitest'
import { hoursRecovered, pilotCheck } from './recovered.ts'
import { shareOf } from './share.ts'

const MINUTE = 60
const minutes = (...values: number[]) => Float64Array.from(values, value => value * MINUTE)

describe('hours recovered', () => {
  test('are the sum of the median baseline minus each time, what was lost included', () => {
    // 5 - 1, 5 - 2, 5 - 12: 4 + 3 - 7 = 0 minutes.
    expect(hoursRecovered(5 * MINUTE, minutes(1, 2, 12))).toBe(0)
    expect(hoursRecovered(5 * MINUTE, minutes(2, 2))).toBe(0.1)
    expect(hoursRecovered(5 * MINUTE, minutes(35))).toBe(-0.5)
    expect(hoursRecovered(5 * MINUTE, minutes())).toBe(0)
  })
})

describe('the pilot check', () => {
  const five = minutes(6, 6, 6, 6, 6)
  const times = (n: number, each: number) => new Float64Array(n).fill(each * MINUTE)

  test('is met when the whole interval is above an hour a week', () => {
    // 20 times 5 minutes in a week, and nothing varies.
    expect(pilotCheck(five, times(20, 1), 7)).toEqual({
      status: 'met',
      threshold: 1,
      hoursPerWeek: 1.667,
      low: 1.667,
      high: 1.667,
    })
    expect(pilotCheck(five, times(20, 1), 14)).toMatchObject({ status: 'not_met', hoursPerWeek: 0.833 })
  })

  test('is uncertain when the figure alone is, and wide when the baselines are few and far apart', () => {
    const check = pilotCheck(minutes(2, 3, 6, 20, 30), times(20, 1), 7)
    expect(check).toMatchObject({ status: 'uncertain', hoursPerWeek: 1.667 })
    if (check.status === 'insufficient_data') throw new Error('There were five of each')
    expect(check.low).toBeCloseTo((20 * 1) / 60, 2)
    expect(check.high).toBeCloseTo((20 * 29) / 60, 2)
  })

  test('needs five baselines and five escalations', () => {
    expect(pilotCheck(minutes(5, 5, 5, 5), times(20, 1), 7)).toMatchObject({
      status: 'insufficient_data',
      baselines: 4,
    })
    expect(pilotCheck(five, times(4, 1), 7)).toMatchObject({ status: 'insufficient_data', escalations: 4 })
  })

  test('draws large samples from the distribution that small ones tend to', () => {
    const sample = Float64Array.from({ length: 199 }, (_, n) => (n % 20) * 10)
    const doubled = Float64Array.from([...sample, ...sample])
    const small = pilotCheck(five, sample, 7)
    const large = pilotCheck(five, doubled, 7)
    if (small.status === 'insufficient_data' || large.status === 'insufficient_data')
      throw new Error('enough')
    const spread = (check: { low: number; high: number }) => check.high - check.low
    expect(spread(large) / spread(small)).toBeCloseTo(Math.SQRT2, 1)
  })
})

test('a share has the interval of Wilson, as worked out by hand', () => {
  // p = 0.5, n = 10, z = 1.96: centre 0.5, half 0.2634.
  const share = shareOf(5, 10)
  expect(share).toMatchObject({ status: 'ok', count: 5, of: 10, share: 0.5 })
  if (share.status === 'ok')
    expect([share.low, share.high].map(v => v.toFixed(4))).toEqual(['0.2366', '0.7634'])
  expect(shareOf(0, 20)).toMatchObject({ share: 0, low: 0 })
  expect(shareOf(1, 4)).toEqual({ status: 'insufficient_data', count: 1, of: 4, needed: 5 })
})
