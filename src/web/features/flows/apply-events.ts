import type { QueryClient } from '@tanstack/react-query'
import type { FlowSummary } from '../../../shared/contract/flow-library.ts'
import type { Appliers } from '../../core/realtime/applier.ts'

/** The list and an open editor read the flow anew, and so does the session that it was drafted from. */
function refetchFlow({ data: { flow } }: { data: { flow: FlowSummary } }, queries: QueryClient) {
  for (const queryKey of [
    ['flows'],
    ['flow', flow.id],
    ['flow-versions', flow.id],
    ['flow-draft', flow.sessionId],
  ])
    void queries.invalidateQueries({ queryKey })
}

export const flowAppliers = {
  flow_saved: refetchFlow,
  flow_published: refetchFlow,
  flow_unpublished: refetchFlow,
  flow_archived: refetchFlow,
  flow_reset: refetchFlow,
} satisfies Partial<Appliers>
