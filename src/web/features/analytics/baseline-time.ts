/** Seconds of a time as people type it: `5`, `5:30` or `5.5` minutes; NaN for anything else. */
export function secondsFrom(text: string): number {
  const typed = text.trim().replace(',', '.')
  const [, minutes, seconds] = /^(\d{1,4}):([0-5]?\d)$/.exec(typed) ?? []
  if (minutes !== undefined) return Number(minutes) * 60 + Number(seconds)
  return typed === '' ? Number.NaN : Math.round(Number(typed) * 60)
}

/** The other way round: `5:30`. */
export const minutesOf = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
