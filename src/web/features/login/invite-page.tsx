import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { useDocumentTitle } from '../../core/document-title.ts'
import { errorSentence } from '../../core/query-client.ts'
import { FailedState } from '../../ui/failed-state.tsx'
import { LoadingState } from '../../ui/loading-state.tsx'
import { invitationQuery } from './api.ts'
import { AcceptForm } from './components/accept-form.tsx'
import { EntryFrame } from './components/entry-frame.tsx'

/** `/invite#token`: the token stays in the fragment, which no server log and no referrer gets to see. */
export function InvitePage() {
  useDocumentTitle('Invitation')
  const [token] = useState(() => location.hash.slice(1))
  const invitation = useQuery({ ...invitationQuery(token), enabled: token !== '' })

  if (invitation.data) {
    const { organization, invitedBy, email, role } = invitation.data
    return (
      <EntryFrame
        title={`Join ${organization}`}
        description={`${invitedBy} invited ${email} to join as ${role}. Choose a name and a password.`}
      >
        <AcceptForm token={token} email={email} />
      </EntryFrame>
    )
  }
  if (token !== '' && !invitation.error)
    return (
      <EntryFrame title="Invitation">
        <LoadingState label="Loading the invitation" rows={2} />
      </EntryFrame>
    )
  return (
    <EntryFrame title="Invitation">
      <FailedState
        title={token === '' ? 'The link is incomplete' : errorSentence(invitation.error)}
        retrying={invitation.isFetching}
        {...(token === '' ? {} : { onRetry: () => void invitation.refetch() })}
      >
        Ask the person who invited you for a new link.
      </FailedState>
      <p className="mt-4 text-sm">
        <Link to="/login" className="link">
          Log in
        </Link>
      </p>
    </EntryFrame>
  )
}
