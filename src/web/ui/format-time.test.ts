import { describe, expect, it } from 'vitest'
import { formatRelative, formatSpan } from './format-time.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour
const now = Date.UTC(2026, 5, 15, 12)

describe('formatRelative', () => {
  it.each([
    [0, 'just now'],
    [44 * second, 'just now'],
    [45 * second, '1 min ago'],
    [59 * minute, '59 min ago'],
    [59.5 * minute, '1 h ago'],
    [23 * hour, '23 h ago'],
    [23.5 * hour, '1 d ago'],
    [6.9 * day, '7 d ago'],
    [-10 * minute, 'in 10 min'],
  ])('%d ms before now is "%s"', (before, text) => {
    expect(formatRelative(now - before, now)).toBe(text)
  })

  it('names the date after a week, with the year where it is another one', () => {
    expect(formatRelative(now - 8 * day, now)).not.toMatch(/ago|2026/)
    expect(formatRelative(now - 400 * day, now)).toMatch(/2025/)
  })

  it('takes a clock that runs a little behind for no time at all', () => {
    expect(formatRelative(now + 20 * second, now)).toBe('just now')
  })
})

it('gives a span in one unit', () => {
  expect([20 * second, 90 * minute, 49 * hour].map(formatSpan)).toEqual(['0 min', '2 h', '2 d'])
})
