import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { errorSentence } from '../../../core/query-client.ts'
import { Card } from '../../../ui/card.tsx'
import { FailedState } from '../../../ui/failed-state.tsx'
import { LoadingState } from '../../../ui/loading-state.tsx'
import { previewQuery } from '../api.ts'
import { PayloadView } from './payload-view.tsx'
import { SessionPicker } from './session-picker.tsx'

/** What is sent, shown of a session that one chooses. */
export function PreviewCard() {
  const [sessionId, setSessionId] = useState<string>()
  return (
    <Card title="What is sent">
      <p className="mb-3 max-w-prose text-sm text-ink-muted">
        Choose a session to see the request that its assessment would make, byte for byte. It is made by the
        same code, and not sent. Secrets are masked, and the names of those who wrote are left out.
      </p>
      <SessionPicker chosen={sessionId} onChoose={setSessionId} />
      {sessionId && <Preview key={sessionId} sessionId={sessionId} />}
    </Card>
  )
}

function Preview({ sessionId }: { sessionId: string }) {
  const { data, error, refetch, isFetching } = useQuery(previewQuery(sessionId))
  if (data) return <PayloadView {...data} />
  if (!error) return <LoadingState label="Making the request" rows={2} className="mt-4" />
  return (
    <FailedState
      className="mt-4"
      title="The request could not be shown"
      onRetry={() => void refetch()}
      retrying={isFetching}
    >
      {errorSentence(error)}
    </FailedState>
  )
}
