import { useQuery } from '@tanstack/react-query'
import { Plug } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { Integration, IntegrationType } from '../../../shared/contract/integrations.ts'
import { useDocumentTitle } from '../../core/document-title.ts'
import { errorSentence } from '../../core/query-client.ts'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailedState } from '../../ui/failed-state.tsx'
import { LoadingState } from '../../ui/loading-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { integrationsQuery } from './api.ts'
import { IntegrationDialog } from './components/integration-dialog.tsx'
import { IntegrationRow } from './components/integration-row.tsx'
import { TypeList } from './components/type-list.tsx'

type Listed = { integrations: readonly Integration[]; types: readonly IntegrationType[] }
type Open = { type: IntegrationType; integration?: Integration }

type IntegrationsPageProps = {
  /** Who would hear of it if the reader escalated now. */
  reach: ReactNode
  /** What went over an integration, in front of the page until it is closed. */
  renderLog: (integration: Integration, onClose: () => void) => ReactNode
}

/** `/settings/integrations`: what the organization is connected to, how it goes, and what can be added. */
export function IntegrationsPage({ reach, renderLog }: IntegrationsPageProps) {
  useDocumentTitle('Integrations')
  const { data, error, isFetching, refetch } = useQuery(integrationsQuery)
  const [open, setOpen] = useState<Open>()
  const [logOf, setLogOf] = useState<Integration>()
  return (
    <div className="mx-auto w-full max-w-3xl">
      <PageHeader
        title="Integrations"
        description="Where hand-offs are told outside of the app, and the ticket systems they are written to."
      />
      {data ? (
        <div className="space-y-6">
          <Card title="If you escalated now">{reach}</Card>
          <Card title="In use" flush>
            {data.integrations.length === 0 ? (
              <EmptyState icon={Plug} title="Nothing is connected">
                Whoever is not in the app hears nothing of an escalation. Add mail, push or a chat below.
              </EmptyState>
            ) : (
              <ul className="divide-y divide-line">
                {data.integrations.map(integration => {
                  const type = data.types.find(({ kind }) => kind === integration.kind)
                  return (
                    <IntegrationRow
                      key={integration.id}
                      integration={integration}
                      type={type}
                      onLog={() => setLogOf(integration)}
                      onEdit={() => type && setOpen({ type, integration })}
                    />
                  )
                })}
              </ul>
            )}
          </Card>
          <Card title="Add" flush>
            <TypeList
              types={data.types.filter(type => mayAdd(type, data))}
              onAdd={type => setOpen({ type })}
            />
          </Card>
        </div>
      ) : error ? (
        <FailedState
          title="Integrations could not be loaded"
          onRetry={() => void refetch()}
          retrying={isFetching}
        >
          {errorSentence(error)}
        </FailedState>
      ) : (
        <LoadingState label="Loading integrations" />
      )}
      {logOf && renderLog(logOf, () => setLogOf(undefined))}
      {open && <IntegrationDialog {...open} onClose={() => setOpen(undefined)} />}
    </div>
  )
}

/** Some are there once, and there is one ticket system at a time, whatever its kind. */
function mayAdd(type: IntegrationType, { integrations, types }: Listed): boolean {
  if (!type.once) return true
  const groupOf = (kind: Integration['kind']) => types.find(held => held.kind === kind)?.group
  return !integrations.some(
    ({ kind }) => kind === type.kind || (type.group === 'tickets' && groupOf(kind) === 'tickets'),
  )
}
