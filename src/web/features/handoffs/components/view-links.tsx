import { Link } from 'react-router'

type View = 'queue' | 'made' | 'claimed'

const LABELS: Record<View, string> = {
  queue: 'Queue',
  made: 'Handed off by me',
  claimed: 'Claimed by me',
}

/** The view that an address names; an unknown one, or one that this reader has not, is the first. */
export const viewFromAddress = (name: string | null, offered: readonly View[]): View =>
  offered.find(view => view === name) ?? offered[0] ?? 'made'

type ViewLinksProps = { views: readonly View[]; value: View; waiting: number | undefined }

/** Chooses among the lists of the page. They are links, because the address changes. */
export function ViewLinks({ views, value, waiting }: ViewLinksProps) {
  return (
    <nav aria-label="Hand-offs" className="mb-4 flex gap-4 overflow-x-auto border-b border-line px-px">
      {views.map(view => (
        <Link
          key={view}
          to={view === 'queue' ? '?' : `?view=${view}`}
          replace
          aria-current={view === value ? 'page' : undefined}
          className="-mb-px inline-flex h-9 shrink-0 items-center gap-1.5 border-b-2 border-transparent text-sm font-medium text-ink-muted no-underline hover:text-ink focus-visible:-outline-offset-2 aria-[current=page]:border-accent-text aria-[current=page]:text-ink pointer-coarse:h-11"
        >
          {LABELS[view]}
          {view === 'queue' && waiting !== undefined && (
            <span className="rounded-sm bg-sunken px-1 text-xs text-ink-muted tabular-nums">{waiting}</span>
          )}
        </Link>
      ))}
    </nav>
  )
}
