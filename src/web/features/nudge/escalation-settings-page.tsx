import { useQuery } from '@tanstack/react-query'
import { useDocumentTitle } from '../../core/document-title.ts'
import { errorSentence } from '../../core/query-client.ts'
import { Card } from '../../ui/card.tsx'
import { FailedState } from '../../ui/failed-state.tsx'
import { LoadingState } from '../../ui/loading-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { escalationSettingsQuery } from './api.ts'
import { NudgeForm } from './components/nudge-form.tsx'

/** `/settings/escalation`: when technicians are asked whether to escalate. */
export function EscalationSettingsPage() {
  useDocumentTitle('Escalation')
  const { data, error, refetch, isFetching } = useQuery(escalationSettingsQuery)
  return (
    <div className="w-full max-w-3xl">
      <PageHeader
        title="Escalation"
        description="Who works on a session is asked once whether to escalate it, and may say no."
      />
      {!data && error && (
        <FailedState
          title="The settings could not be loaded"
          onRetry={() => void refetch()}
          retrying={isFetching}
        >
          {errorSentence(error)}
        </FailedState>
      )}
      {!data && !error && <LoadingState label="Loading the settings" rows={3} />}
      {data && (
        <Card title="When to ask">
          <NudgeForm settings={data.nudge} />
        </Card>
      )}
    </div>
  )
}
