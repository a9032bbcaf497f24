import { expect, test } from 'vitest'
import { figureOf } from './figure.ts'
import { inOrder, median, quantile } from './quantile.ts'

test('a quantile lies between the two nearest ranks, as worked out by hand', () => {
  // Ranks 0 to 4. p25: rank 1. p90: rank 3.6, so 40 + 0.6 * 60.
  const five = [10, 20, 30, 40, 100]
  expect([quantile(five, 0.25), median(five), quantile(five, 0.75), quantile(five, 0.9)]).toEqual([
    20, 30, 40, 76,
  ])
  // Ranks 0 to 3. Median: rank 1.5. p25: rank 0.75, so 1 + 0.75 * 2.
  const four = [1, 3, 8, 20]
  expect([quantile(four, 0.25), median(four), quantile(four, 0), quantile(four, 1)]).toEqual([
    2.5, 5.5, 1, 20,
  ])
  expect(quantile([7], 0.9)).toBe(7)
  expect(() => median([])).toThrow()
})

test('a sample is put in order as numbers, not as texts', () => {
  expect([...inOrder([100, 9, 20])]).toEqual([9, 20, 100])
})

test('fewer than five samples are no figure, and say how many there are', () => {
  expect(figureOf(Float64Array.of(1, 2, 3, 4), 2)).toEqual({
    status: 'insufficient_data',
    n: 4,
    needed: 5,
    invalid: 2,
  })
  expect(figureOf(Float64Array.of(10, 20, 30, 40, 100), 1)).toMatchObject({
    status: 'ok',
    n: 5,
    invalid: 1,
    median: 30,
    p25: 20,
    p75: 40,
    p90: 76,
  })
})
