/** Chances that fall alike at each start: a seeded series of numbers from 0 to 1 (mulberry32), and what is drawn from it. */
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
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  return {
    next,
    happens: share => next() < share,
    between: (low, high) => low + (high - low) * next(),
    pick: choices => choices[Math.floor(next() * choices.length)] as (typeof choices)[number],
    around: (median, spread) => median * Math.exp(spread * normal()),
  }
}
