import { useInfiniteQuery } from '@tanstack/react-query'
import { ShieldCheck } from 'lucide-react'
import { Link } from 'react-router'
import type { AuditEntry, SecretField } from '../../../../shared/contract/secrets.ts'
import { errorSentence } from '../../../core/query-client.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { FailedState } from '../../../ui/failed-state.tsx'
import { LoadingState } from '../../../ui/loading-state.tsx'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { auditQuery } from '../api.ts'

const PLACES: Record<SecretField, string> = {
  title: 'the title',
  problem: 'the problem',
  resolution: 'the resolution',
  author: 'an author’s name',
  message: 'a message',
  step: 'a step',
  note: 'a step’s note',
  reason: 'a hand-off’s reason',
  impact: 'a hand-off’s impact',
  read_back: 'a read-back',
  documentation: 'the ticket note',
}

/** Who looked behind which mask, newest first. */
export function AuditList() {
  const { data, error, refetch, isFetching, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(auditQuery)

  if (!data && error)
    return (
      <FailedState
        className="m-4"
        title="The list could not be loaded"
        onRetry={() => void refetch()}
        retrying={isFetching}
      >
        {errorSentence(error)}
      </FailedState>
    )
  if (!data) return <LoadingState label="Loading who looked" rows={3} />
  const reveals = data.pages.flatMap(page => page.reveals)
  if (reveals.length === 0)
    return <EmptyState icon={ShieldCheck} title="Nobody has looked behind a mask" className="py-8" />
  return (
    <>
      <ul className="divide-y divide-line">
        {reveals.map(entry => (
          <AuditRow key={entry.id} entry={entry} />
        ))}
      </ul>
      {hasNextPage && (
        <div className="border-t border-line p-2 text-center">
          <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Show earlier
          </Button>
        </div>
      )}
    </>
  )
}

function AuditRow({ entry }: { entry: AuditEntry }) {
  const { sessionId, field, entryId, kind, revealedBy, revealedAt, session } = entry
  const hash =
    field === 'message'
      ? `#message-${entryId}`
      : field === 'step' || field === 'note'
        ? `#step-${entryId}`
        : ''
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-4 py-2.5 text-sm">
      <p className="min-w-0 flex-1 basis-60 wrap-anywhere">
        <span className="font-medium">{revealedBy.name}</span> saw a {kind} in {PLACES[field]} of{' '}
        <Link to={`/pilot/${sessionId}${hash}`} className="link">
          {session.ticketRef ? `${session.ticketRef}, ${session.title}` : session.title}
        </Link>
      </p>
      <RelativeTime at={revealedAt} className="text-xs text-ink-subtle" />
    </li>
  )
}
