import type { FindOptions } from './find-secrets.ts'
import { findMasks, mask, type SecretKind } from './kinds.ts'
import { redact } from './redact.ts'
import type { Redacted } from './redacted.ts'

/** A secret, and which mask of the text stands in its place, counted from 1. */
export type MaskedSecret = { place: number; kind: SecretKind; value: string }

/**
 * `redact`, with the place of each secret counted in masks. A mask that stood in the text before counts too, so that
 * the places are those of the text as everyone sees it.
 */
export function maskText(
  text: string,
  options: FindOptions = {},
): { text: Redacted; secrets: MaskedSecret[] } {
  const { text: masked, secrets } = redact(text, options)
  if (secrets.length === 0) return { text: masked, secrets: [] }
  const places = new Map(findMasks(masked).map(({ start }, n) => [start, n + 1]))
  let shift = 0
  return {
    text: masked,
    secrets: secrets.map(({ kind, start, end, value }) => {
      const place = places.get(start + shift)
      shift += mask(kind).length - (end - start)
      if (place === undefined) throw new Error('A secret has no mask in the redacted text')
      return { place, kind, value }
    }),
  }
}
