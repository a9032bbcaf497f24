import { memo } from 'react'
import { Link } from 'react-router'
import type { SessionSummary } from '../../../../shared/contract/sessions.ts'
import { SessionStatusBadge } from '../../../core/badges.tsx'
import { RelativeTime } from '../../../ui/relative-time.tsx'

/** One session of the list; the whole row leads to it. */
export const SessionRow = memo(function SessionRow({ session }: { session: SessionSummary }) {
  const { id, title, client, ticketRef, status, owner, updatedAt } = session
  return (
    <li className="border-b border-line last:border-b-0">
      <Link
        to={`/pilot/${id}`}
        data-row={id}
        className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 px-4 py-2.5 hover:bg-sunken focus-visible:bg-sunken focus-visible:-outline-offset-2 md:grid-cols-[minmax(0,1fr)_7rem_9rem_5.5rem]"
      >
        <span className="min-w-0">
          <span dir="auto" className="line-clamp-2 text-base font-medium text-ink wrap-anywhere">
            {title}
          </span>
          <span className="flex min-w-0 flex-wrap gap-x-2 text-xs text-ink-subtle">
            {client && (
              <span dir="auto" className="max-w-full truncate">
                {client}
              </span>
            )}
            {ticketRef && <span className="max-w-full truncate font-mono">{ticketRef}</span>}
          </span>
        </span>
        <span className="justify-self-end md:justify-self-start">
          <SessionStatusBadge status={status} />
        </span>
        <span dir="auto" className="min-w-0 truncate text-sm text-ink-muted" title={owner.name}>
          {owner.name}
        </span>
        <RelativeTime at={updatedAt} className="justify-self-end text-xs text-ink-subtle" />
      </Link>
    </li>
  )
})
