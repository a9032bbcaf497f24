/** The same numbers from the same seed, on every machine. */
export type Random = {
  /** A whole number from 0 to `below - 1`. */
  int(below: number): number
  pick<T>(items: readonly T[]): T
  /** `length` characters of `alphabet`. */
  chars(alphabet: string, length: number): string
}

export const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
export const LOWER = UPPER.toLowerCase()
export const DIGITS = '0123456789'
export const HEX = '0123456789abcdef'
export const ALNUM = UPPER + LOWER + DIGITS
export const BASE64 = `${ALNUM}+/`
export const BASE64URL = `${ALNUM}-_`

/** A small generator (mulberry32): good enough to vary sentences, useless for making secrets. */
export function seeded(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (below: number) => Math.floor(next() * below)
  return {
    int,
    pick: items => items[int(items.length)] as never,
    chars: (alphabet, length) => Array.from({ length }, () => alphabet[int(alphabet.length)]).join(''),
  }
}
