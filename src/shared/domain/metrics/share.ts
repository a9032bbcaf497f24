import type { Share } from '../../contract/figures.ts'
import { SAMPLES_MIN } from './figure.ts'

const Z = 1.959963984540054

/** `count` of `of` with its 95 % interval (Wilson's score), or no number where there are fewer than five. */
export function shareOf(count: number, of: number): Share {
  if (of < SAMPLES_MIN) return { status: 'insufficient_data', count, of, needed: SAMPLES_MIN }
  const p = count / of
  const z2 = Z * Z
  const centre = (p + z2 / (2 * of)) / (1 + z2 / of)
  const half = (Z / (1 + z2 / of)) * Math.sqrt((p * (1 - p)) / of + z2 / (4 * of * of))
  return {
    status: 'ok',
    count,
    of,
    share: p,
    low: Math.max(0, centre - half),
    high: Math.min(1, centre + half),
  }
}
