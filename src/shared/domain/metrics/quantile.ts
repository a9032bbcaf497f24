/**
 * The value below which the share `p` (0 to 1) of a sample lies, by linear interpolation between the two nearest
 * ranks (method 7 of Hyndman and Fan; PostgreSQL's `percentile_cont`). `sorted` rises and is not empty.
 */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0) throw new Error('An empty sample has no quantile')
  const rank = p * (sorted.length - 1)
  const below = Math.floor(rank)
  const low = sorted[below] as number
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number
  return low + (high - low) * (rank - below)
}

export const median = (sorted: ArrayLike<number>): number => quantile(sorted, 0.5)

/** A copy in rising order. */
export const inOrder = (values: Iterable<number>): Float64Array => Float64Array.from(values).sort()
