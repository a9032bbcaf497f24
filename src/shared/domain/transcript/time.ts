const FULL_DATE =
  /^(\d{4})-(\d{2})-(\d{2})(?:(?:T|,? )(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?: ?([AaPp])\.?[Mm]\.?)?)? ?(Z|[+-]\d{2}:?\d{2})?$/

/**
 * The instant that a year-month-day date with an optional time stands for, or null for anything else: a
 * time alone has no day, and 01/03/2026 is two different days on the two sides of the Atlantic.
 */
export function readInstant(text: string, offsetMinutes: number): string | null {
  const match = FULL_DATE.exec(text.trim())
  if (!match) return null
  const [year = 0, month = 0, day = 0, clock = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map(part => Number(part ?? 0))
  const half = match[7]?.toLowerCase()
  if (half && (clock < 1 || clock > 12)) return null
  const hour = half ? (clock % 12) + (half === 'p' ? 12 : 0) : clock
  const written = new Date(Date.UTC(year, month - 1, day, hour, minute, second))
  const sameDay = written.getUTCMonth() === month - 1 && written.getUTCDate() === day
  if (!sameDay || hour > 23 || minute > 59 || second > 59 || !inReach(written)) return null
  return new Date(written.getTime() - zoneMinutes(match[8], offsetMinutes) * 60_000).toISOString()
}

/** The instant in a JSON export: a date as above, or seconds or milliseconds since 1970. */
export function readJsonInstant(value: unknown, offsetMinutes: number): string | null {
  if (typeof value === 'string' && /^\d{9,13}(\.\d{1,6})?$/.test(value)) {
    return readJsonInstant(Number(value), offsetMinutes)
  }
  if (typeof value === 'string') return readInstant(value, offsetMinutes)
  if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0) return null
  const instant = new Date(value > 1e11 ? value : value * 1000)
  return inReach(instant) ? instant.toISOString() : null
}

// Years that ISO 8601 writes with four digits and that a helpdesk conversation can have.
const inReach = (instant: Date) => instant.getUTCFullYear() >= 1970 && instant.getUTCFullYear() < 2200

function zoneMinutes(zone: string | undefined, offsetMinutes: number): number {
  if (zone === undefined) return offsetMinutes
  if (zone === 'Z') return 0
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))
  return zone.startsWith('-') ? -minutes : minutes
}
