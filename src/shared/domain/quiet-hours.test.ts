import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { quietUntil } from './quiet-hours.ts'

const berlin = { from: '22:00', to: '07:00', timeZone: 'Europe/Berlin', exceptCritical: false }
const until = (at: string, hours = berlin) => quietUntil(hours, new Date(at))?.toISOString() ?? null

describe('quiet hours', () => {
  test('hold over midnight, from their first minute to before their last', () => {
    expect(until('2026-01-10T20:59:59Z')).toBeNull()
    expect(until('2026-01-10T21:00:00Z')).toBe('2026-01-11T06:00:00.000Z')
    expect(until('2026-01-11T05:59:59Z')).toBe('2026-01-11T06:00:00.000Z')
    expect(until('2026-01-11T06:00:00Z')).toBeNull()
  })

  test('hold within a day too', () => {
    const lunch = { ...berlin, from: '12:00', to: '13:30' }
    expect(until('2026-01-10T11:15:00Z', lunch)).toBe('2026-01-10T12:30:00.000Z')
    expect(until('2026-01-10T12:30:00Z', lunch)).toBeNull()
  })

  test('end by the wall clock on the nights when the clocks change', () => {
    expect(until('2026-03-28T22:00:00Z'), 'an hour is missing').toBe('2026-03-29T05:00:00.000Z')
    expect(until('2026-10-24T21:00:00Z'), 'an hour comes twice').toBe('2026-10-25T06:00:00.000Z')
  })

  test('end within a day, and are over then', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1439 }),
        fc.integer({ min: 1, max: 1439 }),
        fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }),
        fc.constantFrom('UTC', 'Asia/Kolkata', 'America/New_York', 'Australia/Lord_Howe'),
        (start, length, at, timeZone) => {
          const clock = (minutes: number) =>
            `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
          const hours = {
            from: clock(start),
            to: clock((start + length) % 1440),
            timeZone,
            exceptCritical: false,
          }
          const end = quietUntil(hours, at)
          if (!end) return
          expect(end.getTime()).toBeGreaterThan(at.getTime() - 60_000)
          expect(end.getTime() - at.getTime()).toBeLessThanOrEqual(26 * 3_600_000)
        },
      ),
    ))
})
