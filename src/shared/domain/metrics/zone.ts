const formatters = new Map<string, Intl.DateTimeFormat>()
const DAY_MS = 86_400_000

function formatterOf(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      calendar: 'iso8601',
      numberingSystem: 'latn',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      hourCycle: 'h23',
    })
    formatters.set(zone, formatter)
  }
  return formatter
}

/** Day (`2026-03-29`) and hour (0 to 23) that a clock on the wall shows in an IANA zone at a time in milliseconds. */
export function localTime(ms: number, zone: string): { day: string; hour: number } {
  const parts: Record<string, string> = {}
  for (const { type, value } of formatterOf(zone).formatToParts(ms)) parts[type] = value
  return {
    day: `${(parts.year ?? '').padStart(4, '0')}-${parts.month}-${parts.day}`,
    hour: Number(parts.hour),
  }
}

/** The calendar day so many days later; no clock is asked. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

/** Days from one to the other. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)

/** 1 for Monday to 7 for Sunday. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7

/**
 * The first instant of a calendar day in a zone, in milliseconds. Where the clock jumps over midnight, that is the
 * instant after the jump, so that days touch and none overlaps.
 */
export function startOfDay(day: string, zone: string): number {
  const utc = Date.parse(`${day}T00:00:00Z`)
  // No zone is 15 hours off, and a jump happens on a whole second.
  let before = (utc - 15 * 3_600_000) / 1000
  let from = (utc + 15 * 3_600_000) / 1000
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2)
    if (localTime(middle * 1000, zone).day >= day) from = middle
    else before = middle
  }
  return from * 1000
}
