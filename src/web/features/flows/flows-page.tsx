import { useQuery } from '@tanstack/react-query'
import { Plus, Workflow } from 'lucide-react'
import { useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { FlowSummary } from '../../../shared/contract/flow-library.ts'
import { useDocumentTitle } from '../../core/document-title.ts'
import { errorSentence } from '../../core/query-client.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailedState } from '../../ui/failed-state.tsx'
import { LoadingState } from '../../ui/loading-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { useShortcuts } from '../../ui/shortcuts.ts'
import { Tabs } from '../../ui/tabs.tsx'
import { flowsQuery } from './api.ts'
import { FlowRow } from './components/flow-row.tsx'
import { NewFlowDialog } from './components/new-flow-dialog.tsx'
import { FLOW_VIEWS, type FlowView, flowsInView } from './flow-list.ts'
import { useAnnounceChanges } from './use-announce-changes.ts'

const VIEW_LABELS: Record<FlowView, string> = {
  all: 'All',
  review: 'To review',
  own: 'Own',
  edited: 'Edited',
  archived: 'Archived',
}

/** `/settings/flows`: the flows that technicians are led by, and those that wait. */
export function FlowsPage() {
  useDocumentTitle('Flows')
  const { data, error, refetch, isFetching } = useQuery(flowsQuery)
  const [params, setParams] = useSearchParams()
  const [search, setSearch] = useState('')
  const [isCreating, setCreating] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const view = FLOW_VIEWS.find(one => one === params.get('view')) ?? 'all'
  const start = () => setCreating(true)
  useShortcuts(
    {
      N: { label: 'New flow', run: start },
      '/': { label: 'Search flows', run: () => field.current?.focus() },
    },
    { group: 'Flows' },
  )

  const flows = data?.flows ?? NONE
  useAnnounceChanges(flows)
  const shown = flowsInView(flows, view, search)
  return (
    <div className="w-full max-w-5xl">
      <PageHeader
        title="Flows"
        description="Decision trees that the copilot proposes its steps from. Technicians see a change once it is published."
        actions={
          <Button variant="primary" icon={Plus} kbd="N" onClick={start}>
            New flow
          </Button>
        }
      />
      {data ? (
        <Tabs
          label="Flows to show"
          tabs={FLOW_VIEWS.map(id => ({
            id,
            label: VIEW_LABELS[id],
            count: flowsInView(flows, id).length,
          }))}
          value={view}
          onChange={id => setParams(id === 'all' ? {} : { view: id }, { replace: true })}
        >
          <SearchField
            ref={input => {
              field.current = input
            }}
            label="Search flows"
            kbd="/"
            value={search}
            onChange={setSearch}
            className="mb-3 w-full sm:w-80"
          />
          {shown.length > 0 ? (
            <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
              {shown.map(flow => (
                <FlowRow key={flow.id} flow={flow} />
              ))}
            </ul>
          ) : (
            <EmptyState icon={Workflow} title={search ? 'No flow has all these words' : EMPTY[view]} />
          )}
        </Tabs>
      ) : error ? (
        <FailedState
          title="The flows could not be loaded"
          onRetry={() => void refetch()}
          retrying={isFetching}
        >
          {errorSentence(error)}
        </FailedState>
      ) : (
        <LoadingState label="Loading the flows" rows={8} />
      )}
      {isCreating && <NewFlowDialog flows={flows} onClose={() => setCreating(false)} />}
    </div>
  )
}

const NONE: FlowSummary[] = []

const EMPTY: Record<FlowView, string> = {
  all: 'There is no flow',
  review: 'Nothing waits to be published',
  own: 'No flow of your own yet',
  edited: 'No built-in flow was edited',
  archived: 'Nothing is archived',
}
