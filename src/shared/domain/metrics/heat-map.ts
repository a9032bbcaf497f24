import type { Facts } from './facts.ts'
import type { DayRange } from './range.ts'
import { placesOf } from './trend.ts'
import { localTime, weekdayOf } from './zone.ts'

const HOUR_MS = 3_600_000

/** Escalations by weekday (Monday first) and hour on the wall. On a day of 23 or 25 hours each one's hour is asked for. */
export function heatMapOf(facts: Facts, days: readonly DayRange[]): number[][] {
  const map = Array.from({ length: 7 }, () => new Array<number>(24).fill(0))
  const place = placesOf(facts, days)
  const rows = days.map(({ from }) => map[weekdayOf(from) - 1] as number[])
  for (let i = 0; i < facts.length; i++) {
    const day = days[place[i] as number]
    if (!day) continue
    const at = facts.created[i] as number
    const plain = day.end - day.start === 24 * HOUR_MS
    const hour = plain ? Math.floor((at - day.start) / HOUR_MS) : localTime(at, day.zone).hour
    const row = rows[place[i] as number] as number[]
    row[hour] = (row[hour] as number) + 1
  }
  return map
}
