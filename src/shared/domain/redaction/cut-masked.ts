import { findMasks } from './kinds.ts'
import { asRedacted, type Redacted } from './redacted.ts'

/** The first `max` code units of a redacted text, without half a character or half a mask at the end. */
export function cutMasked(redacted: string, max: number): Redacted {
  const split = findMasks(redacted).find(({ start, end }) => start < max && end > max)
  return asRedacted(
    redacted
      .slice(0, split?.start ?? max)
      .replace(/[\uD800-\uDBFF]$/, '')
      .trim(),
  )
}
