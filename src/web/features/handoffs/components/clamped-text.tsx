import { useState } from 'react'

const LONG = 260

/** A text of any length in at most three lines, and whole on demand. Line breaks stay. */
export function ClampedText({ text, children }: { text: string; children?: React.ReactNode }) {
  const [whole, setWhole] = useState(false)
  const isLong = text.length > LONG || text.split('\n').length > 3
  return (
    <>
      <div
        className={`whitespace-pre-line [overflow-wrap:anywhere] ${isLong && !whole ? 'line-clamp-3' : ''}`}
      >
        {children ?? text}
      </div>
      {isLong && (
        <button type="button" aria-expanded={whole} onClick={() => setWhole(!whole)} className="link text-xs">
          {whole ? 'Show less' : 'Show all'}
        </button>
      )}
    </>
  )
}
