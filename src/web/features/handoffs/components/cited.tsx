import type { MouseEvent, ReactNode } from 'react'
import { Link } from 'react-router'
import type { Citation } from '../../../../shared/contract/handoffs.ts'

/** Shows a source in the session; without it the links lead there by their address. */
export type OnCite = ((citation: Citation) => void) | undefined

type CitedProps = { citations: readonly Citation[]; onCite: OnCite; children: ReactNode }

/** A fact that leads to where it comes from: its text to the first source, a number to each further one. */
export function Cited({ citations: [first, ...others], onCite, children }: CitedProps) {
  if (!first) return <span className="[overflow-wrap:anywhere]">{children}</span>
  return (
    <>
      <SourceLink citation={first} onCite={onCite} label={`Show the ${first.kind} in the session`} plain>
        {children}
      </SourceLink>
      {others.map((citation, place) => (
        <SourceLink
          key={citation.id}
          citation={citation}
          onCite={onCite}
          label={`Source ${place + 2}: show the ${citation.kind} in the session`}
        >
          [{place + 2}]
        </SourceLink>
      ))}
    </>
  )
}

type SourceLinkProps = {
  citation: Citation
  onCite: OnCite
  label: string
  /** The text itself is the link, and keeps its own name for screen readers. */
  plain?: boolean
  children: ReactNode
}

function SourceLink({ citation, onCite, label, plain = false, children }: SourceLinkProps) {
  function follow(event: MouseEvent) {
    if (!onCite || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    onCite(citation)
  }
  return (
    <Link
      to={{ search: '', hash: `#${citation.kind}-${citation.id}` }}
      onClick={follow}
      title={label}
      aria-label={plain ? undefined : label}
      data-cite={citation.kind}
      className={
        plain
          ? 'rounded-sm text-inherit no-underline decoration-line-strong underline-offset-3 [overflow-wrap:anywhere] hover:underline'
          : 'link -my-0.5 ml-0.5 inline-flex h-6 min-w-6 items-center justify-center align-middle text-xs'
      }
    >
      {children}
    </Link>
  )
}
