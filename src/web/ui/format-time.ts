const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** How long ago, in the fewest words: `now`, `4 min ago`, `3 h ago`, `2 d ago`, then the date. `in …` ahead. */
export function formatRelative(at: number, now: number): string {
  const distance = now - at
  const size = Math.abs(distance)
  if (size < 45_000) return 'just now'
  if (size >= 7 * day) return formatDate(at, now)
  const span = formatSpan(size)
  return distance > 0 ? `${span} ago` : `in ${span}`
}

/** A length of time in one unit: `4 min`, `3 h`, `2 d`. Less than half a minute is `0 min`. */
export function formatSpan(ms: number): string {
  if (ms < hour - minute / 2) return `${Math.round(ms / minute)} min`
  if (ms < day - hour / 2) return `${Math.round(ms / hour)} h`
  return `${Math.round(ms / day)} d`
}

/** The exact time with its zone, in the reader's own format. */
export function formatExact(at: number): string {
  return new Date(at).toLocaleString(undefined, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  })
}

function formatDate(at: number, now: number): string {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return new Date(at).toLocaleDateString(undefined, {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  })
}
