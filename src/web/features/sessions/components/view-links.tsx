import { Link } from 'react-router'
import { type SessionView, VIEW_LABELS } from '../views.ts'

type ViewLinksProps = { views: readonly SessionView[]; current: SessionView; q: string }

/** Where a view of the list is, with the search kept. */
export const viewAddress = (view: SessionView, q: string) =>
  `/pilot?${new URLSearchParams({ view, ...(q && { q }) })}`

/** The views of the list, as links: each has an address. */
export function ViewLinks({ views, current, q }: ViewLinksProps) {
  return (
    <nav aria-label="Sessions to show" className="flex gap-4 overflow-x-auto">
      {views.map(view => (
        <Link
          key={view}
          to={viewAddress(view, q)}
          aria-current={view === current ? 'page' : undefined}
          className="inline-flex h-9 shrink-0 items-center border-b-2 border-transparent text-sm font-medium text-ink-muted hover:text-ink focus-visible:-outline-offset-2 aria-[current]:border-accent-text aria-[current]:text-ink pointer-coarse:h-11"
        >
          {VIEW_LABELS[view]}
        </Link>
      ))}
    </nav>
  )
}
