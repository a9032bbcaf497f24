import { normal, seededRandom } from '../../../../shared/domain/metrics/random.ts'

/** Chances that fall alike at each start: a seeded series of numbers from 0 to 1, and what is drawn from it. */
export type Chance = {
  next(): number
  /** Whether something happens that happens so often. */
  happens(share: number): boolean
  between(low: number, high: number): number
  pick<T>(choices: readonly T[]): T
  /** A time around a median, with the long tail that times of people have. */
  around(median: number, spread: number): number
}

export function makeChance(seed: number): Chance {
  const next = seededRandom(seed)
  return {
    next,
    happens: share => next() < share,
    between: (low, high) => low + (high - low) * next(),
    pick: choices => choices[Math.floor(next() * choices.length)] as (typeof choices)[number],
    around: (median, spread) => median * Math.exp(spread * normal(next)),
  }
}
