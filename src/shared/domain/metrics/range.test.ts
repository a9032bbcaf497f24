import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysOf, partsOf, periodFault, rangesOf, weeksOf } from './range.ts'
import { addDays, daysBetween, localTime, startOfDay, weekdayOf } from './zone.ts'

const HOUR = 3_600_000
const iso = (ms: number) => new Date(ms).toISOString()

describe('the start of a day', () => {
  test.each([
    ['2026-01-15', 'UTC', '2026-01-15T00:00:00.000Z'],
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
    ['2026-10-26', 'Europe/Berlin', '2026-10-25T23:00:00.000Z'],
    ['2026-03-08', 'America/New_York', '2026-03-08T05:00:00.000Z'],
    ['2026-01-01', 'Asia/Kathmandu', '2025-12-31T18:15:00.000Z'],
    ['2026-01-01', 'Pacific/Kiritimati', '2025-12-31T10:00:00.000Z'],
    // The clock jumps from 00:00 to 01:00: the day begins at 01:00 on the wall.
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
    ['2024-04-26', 'Africa/Cairo', '2024-04-25T22:00:00.000Z'],
  ])('%s in %s is %s', (day, zone, start) => {
    expect(iso(startOfDay(day, zone))).toBe(start)
  })

  test('days touch, in every zone, and their instants belong to them', () => {
    const zones = Intl.supportedValuesOf('timeZone')
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 9_000 }),
        fc.nat(99),
        (zone, offset, hundredth) => {
          const day = addDays('2005-01-01', offset)
          const [start, end] = [startOfDay(day, zone), startOfDay(addDays(day, 1), zone)]
          expect(start).toBeLessThanOrEqual(end)
          if (start === end) return // A day that a zone left out when it changed sides of the date line.
          expect(localTime(start, zone).day).toBe(day)
          expect(localTime(start + Math.floor(((end - start) * hundredth) / 100), zone).day).toBe(day)
          expect(localTime(start - 1, zone).day < day).toBe(true)
        },
      ),
      { seed: 5, numRuns: 300 },
    )
  })
})

test('days of the calendar are counted, not hours', () => {
  expect(addDays('2026-02-27', 2)).toBe('2026-03-01')
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
  expect(['2026-03-29', '2026-03-30'].map(weekdayOf)).toEqual([7, 1])
})

describe('a period', () => {
  test('of seven days ends with today and is compared with the seven before', () => {
    const { range, previous } = rangesOf(
      { period: '7d' },
      Date.parse('2026-03-31T22:30:00Z'),
      'Europe/Berlin',
    )
    expect([range.from, range.to, previous.from, previous.to]).toEqual([
      '2026-03-26',
      '2026-04-02',
      '2026-03-19',
      '2026-03-26',
    ])
    expect(iso(range.start)).toBe('2026-03-25T23:00:00.000Z')
    expect(range.end - range.start, 'a day of it has 23 hours').toBe((7 * 24 - 1) * HOUR)
    expect(previous.end).toBe(range.start)
  })

  test('is cut into days, weeks or months that touch', () => {
    const range = (from: string, to: string) =>
      rangesOf({ period: 'custom', from, to }, 0, 'Europe/Berlin').range
    expect(partsOf(range('2026-03-25', '2026-04-08'))).toHaveLength(14)
    expect(partsOf(range('2026-03-25', '2026-05-01')).map(({ from }) => from)).toEqual([
      '2026-03-25',
      '2026-03-30',
      '2026-04-06',
      '2026-04-13',
      '2026-04-20',
      '2026-04-27',
    ])
    expect(partsOf(range('2025-11-15', '2026-07-01')).map(({ from }) => from)).toEqual([
      '2025-11-15',
      ...['2025-12', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'].map(
        month => `${month}-01`,
      ),
    ])
    for (const parts of [partsOf, weeksOf, daysOf]) {
      const made = parts(range('2025-11-15', '2026-07-01'))
      for (const [n, part] of made.entries()) if (n > 0) expect(part.start).toBe(made[n - 1]?.end)
    }
  })

  test.each([
    [{ period: '7d', from: '2026-01-01' }, 'from'],
    [{ period: '30d', to: '2026-01-01' }, 'to'],
    [{ period: 'custom' }, 'from'],
    [{ period: 'custom', from: '2026-01-01' }, 'to'],
    [{ period: 'custom', from: '2026-01-01', to: '2026-01-01' }, 'to'],
    [{ period: 'custom', from: '2026-01-02', to: '2026-01-01' }, 'to'],
    [{ period: 'custom', from: '2026-06-02', to: '2026-06-03' }, 'from'],
    [{ period: 'custom', from: '1999-12-31', to: '2000-01-03' }, 'from'],
    [{ period: 'custom', from: '2025-01-01', to: '2026-01-03' }, 'to'],
  ] as const)('that is impossible is refused: %o', (query, field) => {
    expect(periodFault(query, '2026-06-01')?.field).toBe(field)
  })

  test('that is possible is not', () => {
    expect(periodFault({ period: '90d' }, '2026-06-01')).toBeNull()
    expect(periodFault({ period: 'custom', from: '2026-06-01', to: '2026-06-02' }, '2026-06-01')).toBeNull()
    expect(periodFault({ period: 'custom', from: '2024-01-01', to: '2025-01-01' }, '2026-06-01')).toBeNull()
  })
})
