import { useState } from 'react'
import { MaskedText } from '../../../core/masked-text.tsx'
import type { MaskedIn } from '../../../core/reveals.ts'
import { cx } from '../../../ui/cx.ts'

const longText = 3_000
const manyLines = 40

type LongTextProps = { text: string; of?: MaskedIn | undefined; className?: string }

/** Text as it was written, in its own direction. A very long one is folded until the reader wants it all. */
export function LongText({ text, of, className }: LongTextProps) {
  const [open, setOpen] = useState(false)
  const folds = text.length > longText || text.split('\n', manyLines + 1).length > manyLines
  return (
    <>
      <p
        dir="auto"
        className={cx(
          'text-base whitespace-pre-wrap wrap-anywhere text-ink',
          folds && !open && 'max-h-64 overflow-hidden mask-b-from-80%',
          className,
        )}
      >
        <MaskedText text={text} of={of} />
      </p>
      {folds && (
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="link text-sm pointer-coarse:py-2"
        >
          {open ? 'Show less' : `Show all ${text.length.toLocaleString()} characters`}
        </button>
      )}
    </>
  )
}
