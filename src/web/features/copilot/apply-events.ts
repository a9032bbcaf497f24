import type { QueryClient } from '@tanstack/react-query'
import type { Appliers } from '../../core/realtime/applier.ts'

/** What is proposed follows from what was said and done: another message or step may change it. */
const refresh = (sessionId: string, queries: QueryClient) =>
  void queries.invalidateQueries({ queryKey: ['session-proposals', sessionId] })

/** What a flow says may have changed in any session. */
const refreshAll = (_event: unknown, queries: QueryClient) =>
  void queries.invalidateQueries({ queryKey: ['session-proposals'] })

export const copilotAppliers = {
  message_added: ({ data }, queries) => refresh(data.message.sessionId, queries),
  step_recorded: ({ data }, queries) => refresh(data.step.sessionId, queries),
  step_changed: ({ data }, queries) => refresh(data.step.sessionId, queries),
  flow_published: refreshAll,
  flow_unpublished: refreshAll,
  flow_archived: refreshAll,
  flow_reset: refreshAll,
} satisfies Partial<Appliers>
