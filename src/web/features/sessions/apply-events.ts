import type { QueryClient } from '@tanstack/react-query'
import type { SessionDetail } from '../../../shared/contract/sessions.ts'
import type { Appliers } from '../../core/realtime/applier.ts'
import { noteForLoads } from './catch-up.ts'
import { patchDetail, permissionsMayDiffer, type SessionEvent, sessionIdOf } from './patches.ts'

/** Changes of the session itself reorder the lists and move rows between their views. */
const sessionApplier = (event: SessionEvent, queries: QueryClient) => {
  patchHeld(event, queries)
  void queries.invalidateQueries({ queryKey: ['sessions'] })
}

/**
 * Messages and steps only touch the time of a row. A list on the screen is left alone, so that a busy
 * helpdesk does not refetch it at every message; it is read anew at its next visit.
 */
const contentApplier = (event: SessionEvent, queries: QueryClient) => {
  patchHeld(event, queries)
  void queries.invalidateQueries({ queryKey: ['sessions'], refetchType: 'none' })
}

function patchHeld(event: SessionEvent, queries: QueryClient) {
  noteForLoads(event)
  const queryKey = ['session', sessionIdOf(event)]
  const before = queries.getQueryData<SessionDetail>(queryKey)
  if (!before) return
  const after = patchDetail(before, event)
  if (after === before) return
  queries.setQueryData(queryKey, after)
  if (permissionsMayDiffer(before, after)) void queries.invalidateQueries({ queryKey })
}

export const sessionAppliers = {
  session_created: sessionApplier,
  session_updated: sessionApplier,
  session_resolved: sessionApplier,
  message_added: contentApplier,
  step_recorded: contentApplier,
  step_changed: contentApplier,
} satisfies Partial<Appliers>
