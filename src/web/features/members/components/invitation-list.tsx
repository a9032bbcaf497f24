import { useQuery } from '@tanstack/react-query'
import { MailOpen } from 'lucide-react'
import { errorSentence } from '../../../core/query-client.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { FailedState } from '../../../ui/failed-state.tsx'
import { LoadingState } from '../../../ui/loading-state.tsx'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { invitationsQuery, useRevoke } from '../api.ts'
import { roleLabel } from '../role-options.ts'

/** Invitations that nobody has answered yet. */
export function InvitationList() {
  const { data, error, refetch, isFetching } = useQuery(invitationsQuery)
  const revoke = useRevoke()

  if (!data && error)
    return (
      <FailedState
        className="m-4"
        title="Invitations could not be loaded"
        onRetry={() => void refetch()}
        retrying={isFetching}
      >
        {errorSentence(error)}
      </FailedState>
    )
  if (!data) return <LoadingState label="Loading invitations" rows={2} />
  if (data.invitations.length === 0)
    return (
      <EmptyState icon={MailOpen} title="No open invitations" className="py-8">
        A link works once, for seven days.
      </EmptyState>
    )
  return (
    <ul className="divide-y divide-line">
      {data.invitations.map(({ id, email, role, expiresAt, invitedBy }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2.5">
          <div className="min-w-0 flex-1 basis-48 text-sm">
            <p className="font-medium wrap-anywhere">{email}</p>
            <p className="text-xs text-ink-muted">
              invited by {invitedBy}, ends <RelativeTime at={expiresAt} />
            </p>
          </div>
          <Badge>{roleLabel(role)}</Badge>
          <Button
            size="sm"
            busy={revoke.isPending && revoke.variables === id}
            aria-label={`Revoke the invitation of ${email}`}
            onClick={() => revoke.mutate(id)}
          >
            Revoke
          </Button>
        </li>
      ))}
    </ul>
  )
}
