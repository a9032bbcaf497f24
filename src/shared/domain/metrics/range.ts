import { addDays, daysBetween, localTime, startOfDay, weekdayOf } from './zone.ts'

/** Calendar days `from` up to `to`, which is not in it, and the instants that they begin at in `zone`. */
export type DayRange = { from: string; to: string; start: number; end: number; zone: string }

export const PERIOD_DAYS = { '7d': 7, '30d': 30, '90d': 90 } as const
/** The longest range that may be asked for. */
export const RANGE_DAYS_MAX = 366

export type PeriodQuery = {
  period: keyof typeof PERIOD_DAYS | 'custom'
  from?: string | undefined
  to?: string | undefined
}

export const dayRange = (from: string, to: string, zone: string): DayRange => ({
  from,
  to,
  zone,
  start: startOfDay(from, zone),
  end: startOfDay(to, zone),
})

/** What is wrong with a period, by the field that is to be changed, or null. `today` is the day in the zone. */
export function periodFault(
  { period, from, to }: PeriodQuery,
  today: string,
): { field: 'from' | 'to'; message: string } | null {
  if (period !== 'custom') {
    const field = from !== undefined ? 'from' : to !== undefined ? 'to' : null
    return field && { field, message: 'Only goes with period=custom' }
  }
  if (from === undefined) return { field: 'from', message: 'A custom period needs its first day' }
  if (to === undefined) return { field: 'to', message: 'A custom period needs the day it ends before' }
  if (from < '2000-01-01') return { field: 'from', message: 'Must not lie before 2000-01-01' }
  if (from > today) return { field: 'from', message: 'Must not lie in the future' }
  const days = daysBetween(from, to)
  if (days < 1) return { field: 'to', message: 'Must lie after the first day' }
  if (days > RANGE_DAYS_MAX)
    return { field: 'to', message: `A period has at most ${RANGE_DAYS_MAX} days, this one has ${days}` }
  return null
}

/** The days that a period means at a time, today among them, and as many before them to compare with. */
export function rangesOf(
  query: PeriodQuery,
  now: number,
  zone: string,
): { range: DayRange; previous: DayRange } {
  const tomorrow = addDays(localTime(now, zone).day, 1)
  const [from, to] =
    query.period === 'custom'
      ? [query.from as string, query.to as string]
      : [addDays(tomorrow, -PERIOD_DAYS[query.period]), tomorrow]
  return {
    range: dayRange(from, to, zone),
    previous: dayRange(addDays(from, -daysBetween(from, to)), from, zone),
  }
}

/** A range cut into the parts of its trend: days up to a fortnight, weeks up to half a year, then months. */
export function partsOf({ from, to, zone }: DayRange): DayRange[] {
  const days = daysBetween(from, to)
  const next =
    days <= 14 ? (day: string) => addDays(day, 1) : days <= 190 ? nextMonday : (day: string) => nextMonth(day)
  return cut(from, to, zone, next)
}

/** A range cut at its Mondays; the first and the last week may be short. */
export const weeksOf = ({ from, to, zone }: DayRange): DayRange[] => cut(from, to, zone, nextMonday)

/** A range cut into its days. */
export const daysOf = ({ from, to, zone }: DayRange): DayRange[] =>
  cut(from, to, zone, day => addDays(day, 1))

const nextMonday = (day: string) => addDays(day, 8 - weekdayOf(day))
const nextMonth = (day: string) => `${addDays(`${day.slice(0, 7)}-01`, 31).slice(0, 7)}-01`

function cut(from: string, to: string, zone: string, next: (day: string) => string): DayRange[] {
  const parts: DayRange[] = []
  let start = startOfDay(from, zone)
  for (let day = from; day < to; ) {
    const after = next(day) < to ? next(day) : to
    const end = startOfDay(after, zone)
    parts.push({ from: day, to: after, start, end, zone })
    day = after
    start = end
  }
  return parts
}
