import { describe, expect, test } from 'vitest'
import { duration, notEnough, percent, trendWords } from './words.ts'

describe('a duration', () => {
  test.each([
    [0, '0 s'],
    [0.44, '0.4 s'],
    [9.96, '10 s'],
    [59.4, '59 s'],
    [60, '1 min'],
    [200, '3 min 20 s'],
    [3_599.6, '1 h'],
    [7_500, '2 h 5 min'],
    [90_000, '1 d 1 h'],
    [-75, '−1 min 15 s'],
  ])('of %d seconds reads %s', (seconds, words) => {
    expect(duration(seconds)).toBe(words)
  })
})

test('a share is rounded to all or nothing only where it is', () => {
  expect([0, 0.001, 0.5, 0.999, 1].map(percent)).toEqual(['0 %', '< 1 %', '50 %', '> 99 %', '100 %'])
})

test('a change that chance may have made is not called one', () => {
  expect(trendWords({ status: 'ok', seconds: -30, low: -70, high: 5 })?.text).toBe('no clear change')
  expect(trendWords({ status: 'ok', seconds: -30, low: -70, high: -5 })?.text).toBe('30 s quicker')
  expect(trendWords({ status: 'ok', seconds: 90, low: 5, high: 100 })?.text).toBe('1 min 30 s slower')
  expect(trendWords({ status: 'insufficient_data' })).toBeNull()
})

test('too few samples are told as how many there are', () => {
  expect(notEnough(3, 5)).toBe('not enough data yet: 3 of 5')
})
