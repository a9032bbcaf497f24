import { findMasks } from './kinds.ts'

/** Whether `masked` may be what redaction made of `typed`: the words around its masks are all there, in their order. */
export function mayBeMasked(typed: string, masked: string): boolean {
  const masks = findMasks(masked)
  let from = 0
  let place = 0
  for (const { start, end } of masks) {
    const words = masked.slice(from, start)
    const found = from === 0 ? (typed.startsWith(words) ? 0 : -1) : typed.indexOf(words, place)
    if (found < 0) return false
    place = found + words.length
    from = end
  }
  const rest = masked.slice(from)
  return masks.length === 0 ? typed === masked : typed.length - rest.length >= place && typed.endsWith(rest)
}
