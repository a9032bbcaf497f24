/** Numbers from 0 up to 1, the same ones for the same seed. */
export type Random = () => number

/** mulberry32: 32 bits of state, enough for thousands of draws that need to repeat and not to be secret. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** A draw from the normal distribution with mean 0 and deviation 1 (Box and Muller). */
export const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

/** Draws from the gamma distribution of shape 1 or more (Marsaglia and Tsang, with their squeeze). */
function gamma(shape: number): (random: Random) => number {
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  return random => {
    for (;;) {
      const x = normal(random)
      const root = 1 + c * x
      if (root <= 0) continue
      const v = root * root * root
      const square = x * x
      const u = random()
      if (u < 1 - 0.0331 * square * square) return d * v
      if (Math.log(1 - u) < 0.5 * square + d - d * v + d * Math.log(v)) return d * v
    }
  }
}

/** Draws from the beta distribution, both shapes 1 or more. */
export function beta(a: number, b: number): (random: Random) => number {
  const [ofA, ofB] = [gamma(a), gamma(b)]
  return random => {
    const x = ofA(random)
    return x / (x + ofB(random))
  }
}
