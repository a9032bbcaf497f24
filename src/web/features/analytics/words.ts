import type { Difference, Figure, Share } from '../../../shared/contract/figures.ts'
import type { HandoffStatus } from '../../../shared/contract/handoffs.ts'

/** A duration in the two units that matter: `0.4 s`, `42 s`, `3 min 20 s`, `2 h 5 min`, `3 d 4 h`. */
export function duration(seconds: number): string {
  const sign = seconds < 0 ? '−' : ''
  const size = Math.abs(seconds)
  if (size < 10) return `${sign}${Math.round(size * 10) / 10} s`
  const whole = Math.round(size)
  if (whole < 60) return `${sign}${whole} s`
  if (whole < 3600) return sign + pair(Math.floor(whole / 60), 'min', whole % 60, 's')
  const minutes = Math.round(whole / 60)
  if (minutes < 1440) return sign + pair(Math.floor(minutes / 60), 'h', minutes % 60, 'min')
  const hours = Math.round(minutes / 60)
  return sign + pair(Math.floor(hours / 24), 'd', hours % 24, 'h')
}

const pair = (big: number, bigUnit: string, small: number, smallUnit: string) =>
  small === 0 ? `${big} ${bigUnit}` : `${big} ${bigUnit} ${small} ${smallUnit}`

/** A share as a percentage. What is not all is never 100 %, and what is not nothing never 0 %. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100)
  if (rounded === 100 && share < 1) return '> 99 %'
  if (rounded === 0 && share > 0) return '< 1 %'
  return `${rounded} %`
}

/** The middle of a figure, or how much of it is missing. */
export const medianWords = (figure: Figure): string =>
  figure.status === 'ok' ? duration(figure.median) : notEnough(figure.n, figure.needed)

export const notEnough = (n: number, needed: number): string => `not enough data yet: ${n} of ${needed}`

export const intervalWords = (low: number, high: number): string => `${duration(low)} to ${duration(high)}`

/** A share with what it is of. */
export const shareWords = (share: Share): string =>
  share.status === 'ok' ? percent(share.share) : notEnough(share.of, share.needed)

/**
 * How a median moved against the days before: `12 s quicker`. Where the interval of the difference holds zero it is no
 * more than chance, and the words say so.
 */
export function trendWords(change: Difference): { text: string; tone: 'better' | 'worse' | 'unsure' } | null {
  if (change.status !== 'ok') return null
  const { seconds, low, high } = change
  if (low <= 0 && high >= 0) return { text: 'no clear change', tone: 'unsure' }
  return seconds < 0
    ? { text: `${duration(-seconds)} quicker`, tone: 'better' }
    : { text: `${duration(seconds)} slower`, tone: 'worse' }
}

/** A calendar day in the reader's format; no clock is asked. */
export const dayWords = (day: string, options: Intl.DateTimeFormatOptions = {}): string =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString(undefined, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    ...options,
  })

/** Half-open days as people say them: the last day is the one before `to`. */
export function rangeWords(from: string, to: string): string {
  const last = new Date(Date.parse(`${to}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
  const year = { year: 'numeric' } as const
  return last === from ? dayWords(from, year) : `${dayWords(from)} to ${dayWords(last, year)}`
}

export const STATUS_WORDS: Record<HandoffStatus, string> = {
  open: 'waiting in the queue',
  claimed: 'claimed',
  returned: 'returned',
  withdrawn: 'withdrawn',
  passed_on: 'passed on',
  resolved: 'resolved',
}
