import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Member } from '../../../../shared/contract/members.ts'
import { errorSentence } from '../../../core/query-client.ts'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { FailedState } from '../../../ui/failed-state.tsx'
import { LoadingState } from '../../../ui/loading-state.tsx'
import { toast } from '../../../ui/toast.ts'
import { membersQuery, useRemoveMember } from '../api.ts'
import { MemberRow } from './member-row.tsx'

/** All members by name, with what the reader may change about each. */
export function MemberList() {
  const { data, error, refetch, isFetching } = useQuery(membersQuery)
  const [leaving, setLeaving] = useState<Member>()
  const remove = useRemoveMember()
  const closeDialog = () => setLeaving(undefined)

  if (!data && error)
    return (
      <FailedState
        className="m-4"
        title="Members could not be loaded"
        onRetry={() => void refetch()}
        retrying={isFetching}
      >
        {errorSentence(error)}
      </FailedState>
    )
  if (!data) return <LoadingState label="Loading members" />
  return (
    <>
      <ul className="divide-y divide-line">
        {data.members.map(member => (
          <MemberRow key={member.id} member={member} onRemove={() => setLeaving(member)} />
        ))}
      </ul>
      {leaving && (
        <ConfirmDialog
          open
          danger
          title={`Remove ${leaving.name}?`}
          confirmLabel="Remove"
          busy={remove.isPending}
          onClose={closeDialog}
          onConfirm={() =>
            remove.mutate(leaving.id, {
              onSuccess: () => toast({ tone: 'success', title: `${leaving.name} was removed` }),
              onSettled: closeDialog,
            })
          }
        >
          Their logins end at once. Their sessions and hand-offs stay.
        </ConfirmDialog>
      )}
    </>
  )
}
