import { useQuery } from '@tanstack/react-query'
import { useDocumentTitle } from '../../core/document-title.ts'
import { errorSentence } from '../../core/query-client.ts'
import { Card } from '../../ui/card.tsx'
import { FailedState } from '../../ui/failed-state.tsx'
import { LoadingState } from '../../ui/loading-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { aiSettingsQuery } from './api.ts'
import { PreviewCard } from './components/preview-card.tsx'
import { SettingsForm } from './components/settings-form.tsx'
import { StandingBadge } from './components/standing-badge.tsx'
import { UsageCard } from './components/usage-card.tsx'

/** `/settings/ai`: which model is asked, what it may cost, and what is sent to it. */
export function AiSettingsPage() {
  useDocumentTitle('AI')
  const { data, error, refetch, isFetching } = useQuery(aiSettingsQuery)
  return (
    <div className="w-full max-w-3xl">
      <PageHeader
        title="AI"
        beside={data && <StandingBadge standing={data.standing} />}
        description="The model that refines the assessment of a hand-off and answers in sessions. Without one, fixed rules and flows do."
      />
      <div className="space-y-6">
        <Card title="Model">
          {data ? (
            // A form that somebody is filling in is not emptied by what another admin saves meanwhile.
            <SettingsForm settings={data} />
          ) : error ? (
            <FailedState
              title="The settings could not be loaded"
              onRetry={() => void refetch()}
              retrying={isFetching}
            >
              {errorSentence(error)}
            </FailedState>
          ) : (
            <LoadingState label="Loading the settings" />
          )}
        </Card>
        <UsageCard settings={data} />
        <PreviewCard />
      </div>
    </div>
  )
}
