import type { QueryClient } from '@tanstack/react-query'
import type { Appliers, EventOf } from '../../core/realtime/applier.ts'
import { applyHandoff } from './held.ts'
import { tellOf } from './notices.ts'

type HandoffEvent = EventOf<
  | 'handoff_created'
  | 'handoff_updated'
  | 'handoff_claimed'
  | 'handoff_released'
  | 'handoff_returned'
  | 'handoff_withdrawn'
  | 'handoff_resolved'
  | 'handoff_assessment_ready'
>

const patch = (event: HandoffEvent, queries: QueryClient) =>
  applyHandoff(queries, event.data.handoff, event.seq)

const tellAndPatch = (
  event: EventOf<'handoff_created' | 'handoff_released' | 'handoff_claimed'>,
  queries: QueryClient,
) => {
  tellOf(event, queries)
  patch(event, queries)
}

export const handoffAppliers = {
  handoff_created: tellAndPatch,
  handoff_updated: patch,
  handoff_claimed: tellAndPatch,
  handoff_released: tellAndPatch,
  handoff_returned: patch,
  handoff_withdrawn: patch,
  handoff_resolved: patch,
  handoff_assessment_ready: patch,
} satisfies Partial<Appliers>
