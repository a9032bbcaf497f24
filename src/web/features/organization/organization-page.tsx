import { useQuery } from '@tanstack/react-query'
import { useDocumentTitle } from '../../core/document-title.ts'
import { errorSentence } from '../../core/query-client.ts'
import { Card } from '../../ui/card.tsx'
import { FailedState } from '../../ui/failed-state.tsx'
import { LoadingState } from '../../ui/loading-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { organizationQuery } from './api.ts'
import { OrganizationForm } from './organization-form.tsx'

/** `/settings/organization`: what is true of the whole organization. */
export function OrganizationPage() {
  useDocumentTitle('Organization')
  const { data, error, refetch, isFetching } = useQuery(organizationQuery)
  return (
    <div className="w-full max-w-3xl">
      <PageHeader title="Organization" description="What is true of the whole organization." />
      {!data && error && (
        <FailedState
          title="The organization could not be loaded"
          onRetry={() => void refetch()}
          retrying={isFetching}
        >
          {errorSentence(error)}
        </FailedState>
      )}
      {!data && !error && <LoadingState label="Loading the organization" rows={2} />}
      {data && (
        <Card>
          <OrganizationForm organization={data} />
        </Card>
      )}
    </div>
  )
}
