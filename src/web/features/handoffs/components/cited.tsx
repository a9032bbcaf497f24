import type { ReactNode } from 'react'
import type { Citation } from '../../../../shared/contract/handoffs.ts'

export type OnCite = ((citation: Citation) => void) | undefined

type CitedProps = { citations: readonly Citation[]; onCite: OnCite; children: ReactNode }

/** A fact that leads to where it comes from: its text to the first source, a small link to each further one. */
export function Cited({ citations: [first, ...others], onCite, children }: CitedProps) {
  if (!first || !onCite) return <span className="[overflow-wrap:anywhere]">{children}</span>
  return (
    <>
      <button
        type="button"
        title={`Show the ${first.kind} in the session`}
        onClick={() => onCite(first)}
        className="rounded-sm text-left decoration-line-strong underline-offset-3 [overflow-wrap:anywhere] hover:underline"
      >
        {children}
      </button>
      {others.map((citation, place) => (
        <button
          key={citation.id}
          type="button"
          onClick={() => onCite(citation)}
          className="link ml-1.5 text-xs"
          aria-label={`Show source ${place + 2}, a ${citation.kind}`}
        >
          {citation.kind} {place + 2}
        </button>
      ))}
    </>
  )
}
