import type { EscalationFigures } from '../../contract/analytics.ts'
import { type Facts, timesOf } from './facts.ts'

/** 1 s, 2 s, 4 s … 2^19 s (six days): a bin that reaches twice as far as the one before; the first begins at 0. */
const BINS = 21

/** Times to first action on a log scale. Empty bins at both ends are left out. */
export function distributionOf(facts: Facts): EscalationFigures['distribution'] {
  const counts = new Array<number>(BINS).fill(0)
  for (const seconds of timesOf(facts, 'action').values) {
    const bin = seconds < 1 ? 0 : Math.min(Math.floor(Math.log2(seconds)) + 1, BINS - 1)
    counts[bin] = (counts[bin] as number) + 1
  }
  const first = counts.findIndex(count => count > 0)
  const last = counts.findLastIndex(count => count > 0)
  return counts
    .map((count, bin) => ({
      fromSeconds: bin === 0 ? 0 : 2 ** (bin - 1),
      toSeconds: bin === BINS - 1 ? null : 2 ** bin,
      count,
    }))
    .slice(Math.max(first, 0), last + 1)
}
