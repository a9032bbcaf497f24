import type { Figure, Share } from '../../../shared/contract/figures.ts'
import type { HandoffStatus } from '../../../shared/contract/handoffs.ts'
import { duration, notEnough, percent } from '../../../shared/domain/metrics/words.ts'

export {
  duration,
  intervalWords,
  notEnough,
  percent,
  trendWords,
} from '../../../shared/domain/metrics/words.ts'

/** The middle of a figure, or how much of it is missing. */
export const medianWords = (figure: Figure): string =>
  figure.status === 'ok' ? duration(figure.median) : notEnough(figure.n, figure.needed)

/** A share with what it is of. */
export const shareWords = (share: Share): string =>
  share.status === 'ok' ? percent(share.share) : notEnough(share.of, share.needed)

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
