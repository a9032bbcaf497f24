import { expect, test } from 'vitest'
import { digestDue, mondayOf } from './digest-week.ts'

test.each([
  ['2026-03-22T22:59:59Z', 'Europe/Berlin', '2026-03-16'],
  ['2026-03-22T23:00:00Z', 'Europe/Berlin', '2026-03-23'],
  ['2026-03-22T23:00:00Z', 'America/New_York', '2026-03-16'],
])('the week of %s in %s begins with %s', (at, zone, monday) => {
  expect(mondayOf(Date.parse(at), zone)).toBe(monday)
})

test('a digest is due at eight on the wall, after the clocks were changed too', () => {
  const due = (monday: string, zone: string) => new Date(digestDue(monday, zone)).toISOString()
  expect(due('2026-03-16', 'Europe/Berlin')).toBe('2026-03-23T07:00:00.000Z')
  expect(due('2026-03-23', 'Europe/Berlin')).toBe('2026-03-30T06:00:00.000Z')
  expect(due('2026-03-23', 'Asia/Kolkata')).toBe('2026-03-30T02:30:00.000Z')
})
