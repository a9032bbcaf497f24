import type { Difference } from '../../contract/figures.ts'

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

export const notEnough = (n: number, needed: number): string => `not enough data yet: ${n} of ${needed}`

export const intervalWords = (low: number, high: number): string => `${duration(low)} to ${duration(high)}`

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
