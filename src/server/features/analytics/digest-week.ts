import { addDays, localTime, startOfDay, weekdayOf } from '../../../shared/domain/metrics/zone.ts'

const HOUR_MS = 3_600_000
/** On Monday, when people have come to work. */
const HOUR = 8

/** The Monday that the week of a moment begins with, in a zone. */
export function mondayOf(ms: number, zone: string): string {
  const { day } = localTime(ms, zone)
  return addDays(day, 1 - weekdayOf(day))
}

/** When the digest of the week that begins with this Monday is due. */
export const digestDue = (monday: string, zone: string): number =>
  startOfDay(addDays(monday, 7), zone) + HOUR * HOUR_MS
