import { beta, type Random, seededRandom } from './random.ts'

/** Lower and upper end. */
export type Interval = readonly [number, number]

const REPLICATES = 2_000
const SEED = 20_240_229

/**
 * The 95 % interval of a median by bootstrap: the 2.5th and 97.5th percentile of the medians of 2,000 samples drawn
 * with replacement, with a fixed seed, so that the same sample has the same interval. `sorted` rises.
 */
export const medianInterval = (sorted: ArrayLike<number>): Interval =>
  replicateInterval(resampledMedian(sorted))

/** The 95 % interval of median(a) - median(b) of two independent samples, in the same way. */
export function differenceInterval(a: ArrayLike<number>, b: ArrayLike<number>): Interval {
  const [ofA, ofB] = [resampledMedian(a), resampledMedian(b)]
  return replicateInterval(random => ofA(random) - ofB(random))
}

/** The 95 % interval of a figure of which `draw` makes one replicate. */
export function replicateInterval(draw: (random: Random) => number): Interval {
  const random = seededRandom(SEED)
  const replicates = new Float64Array(REPLICATES)
  for (let n = 0; n < REPLICATES; n++) replicates[n] = draw(random)
  return middle95(replicates)
}

/**
 * Draws the median of one sample drawn with replacement, in constant time whatever its size: the middle of n uniform
 * numbers is a draw from a beta distribution, and the element at that place is the middle of the drawn sample. For an
 * even n the second of the two middle ones is the least of the n/2 numbers above the first.
 */
export function resampledMedian(sorted: ArrayLike<number>): (random: Random) => number {
  const n = sorted.length
  if (n % 2 === 1) {
    const middle = beta((n + 1) / 2, (n + 1) / 2)
    return random => valueAt(sorted, middle(random))
  }
  const lower = beta(n / 2, n / 2 + 1)
  return random => {
    const first = lower(random)
    const second = first + (1 - first) * (1 - (1 - random()) ** (2 / n))
    return (valueAt(sorted, first) + valueAt(sorted, second)) / 2
  }
}

const valueAt = (sorted: ArrayLike<number>, share: number): number =>
  sorted[Math.min(Math.floor(share * sorted.length), sorted.length - 1)] as number

function middle95(replicates: Float64Array): Interval {
  replicates.sort()
  const rank = (p: number) => replicates[Math.ceil(p * replicates.length) - 1] as number
  return [rank(0.025), rank(0.975)]
}
