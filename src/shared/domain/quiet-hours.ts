import type { NotificationPreferences } from '../contract/preferences.ts'

type QuietHours = NonNullable<NotificationPreferences['quietHours']>

const MINUTE = 60_000
const DAY = 24 * 60

/** Minutes since midnight on the wall clock of a zone. */
function wallMinutes(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at)
  const part = (type: string) => Number(parts.find(one => one.type === type)?.value)
  return part('hour') * 60 + part('minute')
}

const minutesOf = (clock: string) => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}

const forward = (from: number, to: number) => (to - from + DAY) % DAY

/**
 * When the quiet hours that hold at `at` end, or null when none hold. They begin with the minute `from` and end before
 * the minute `to` of the wall clock, also over midnight. Where the clocks change in between, the wall clock counts.
 */
export function quietUntil({ from, to, timeZone }: QuietHours, at: Date): Date | null {
  const now = wallMinutes(at, timeZone)
  const length = forward(minutesOf(from), minutesOf(to))
  if (forward(minutesOf(from), now) >= length) return null

  const wholeMinute = Math.floor(at.getTime() / MINUTE) * MINUTE
  const guess = new Date(wholeMinute + forward(now, minutesOf(to)) * MINUTE)
  // A change of the clocks in between moves the guess by what the clock then shows too much or too little.
  const off = forward(minutesOf(to), wallMinutes(guess, timeZone))
  const correction = off > DAY / 2 ? DAY - off : -off
  return new Date(guess.getTime() + correction * MINUTE)
}
