import { useQuery } from '@tanstack/react-query'
import { useDocumentTitle } from '../../core/document-title.ts'
import { errorSentence } from '../../core/query-client.ts'
import { FailedState } from '../../ui/failed-state.tsx'
import { LoadingState } from '../../ui/loading-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { preferencesQuery } from './api.ts'
import { PreferencesForm } from './components/preferences-form.tsx'

/** `/settings/notifications`: what one is told about, over what, and when not. */
export function NotificationPreferencesPage() {
  useDocumentTitle('Notifications')
  const { data, error, isFetching, refetch } = useQuery(preferencesQuery)
  return (
    <div className="mx-auto w-full max-w-3xl">
      <PageHeader
        title="Notifications"
        description="The bell always rings. Choose what else reaches you, and when it should not."
      />
      {data ? (
        <PreferencesForm preferences={data.preferences} available={data.available} />
      ) : error ? (
        <FailedState
          title="Your choice could not be loaded"
          onRetry={() => void refetch()}
          retrying={isFetching}
        >
          {errorSentence(error)}
        </FailedState>
      ) : (
        <LoadingState label="Loading your choice" rows={6} />
      )}
    </div>
  )
}
