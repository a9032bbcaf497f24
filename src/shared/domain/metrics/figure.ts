import type { Figure } from '../../contract/figures.ts'
import { medianInterval } from './bootstrap.ts'
import { quantile } from './quantile.ts'

/** Below this many samples a figure is not a number. */
export const SAMPLES_MIN = 5

/**
 * What a sample of durations in seconds says. `invalid` samples, those that a clock made negative, are counted and
 * left out. `sorted` rises.
 */
export function figureOf(sorted: Float64Array, invalid = 0): Figure {
  const n = sorted.length
  if (n < SAMPLES_MIN) return { status: 'insufficient_data', n, needed: SAMPLES_MIN, invalid }
  const [low, high] = medianInterval(sorted)
  return {
    status: 'ok',
    n,
    invalid,
    median: rounded(quantile(sorted, 0.5)),
    p25: rounded(quantile(sorted, 0.25)),
    p75: rounded(quantile(sorted, 0.75)),
    p90: rounded(quantile(sorted, 0.9)),
    low: rounded(low),
    high: rounded(high),
  }
}

/** Seconds to the millisecond: floating point leaves crumbs behind it. */
export const rounded = (seconds: number): number => Math.round(seconds * 1000) / 1000
