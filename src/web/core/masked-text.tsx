import { lazy, Suspense } from 'react'
import { findMasks } from '../../shared/domain/redaction/kinds.ts'
import { MaskChip } from './mask-chip.tsx'
import type { MaskedIn } from './reveals.ts'

// Few texts have a mask.
const RevealedMask = lazy(async () => ({ default: (await import('./revealed-mask.tsx')).RevealedMask }))

/** A text in which each mask is a chip. With `of` an engineer can look behind it. */
export function MaskedText({ text, of }: { text: string; of?: MaskedIn | undefined }) {
  const masks = findMasks(text)
  if (masks.length === 0) return text
  return (
    <>
      {masks.map(({ start, end }, n) => {
        const words = text.slice(start + 1, end - 1)
        return [
          text.slice(masks[n - 1]?.end ?? 0, start),
          of ? (
            <Suspense key={start} fallback={<MaskChip>{words}</MaskChip>}>
              <RevealedMask words={words} of={of} place={n + 1} />
            </Suspense>
          ) : (
            <MaskChip key={start}>{words}</MaskChip>
          ),
        ]
      })}
      {text.slice(masks.at(-1)?.end)}
    </>
  )
}
