import type { QueryClient } from '@tanstack/react-query'
import type { CopilotState } from '../../../shared/contract/copilot.ts'
import type { Appliers } from '../../core/realtime/applier.ts'
import { patchCopilot } from './patch-copilot.ts'

/** What is proposed follows from what was said and done: another message or step may change it. */
const refresh = (sessionId: string, queries: QueryClient) => {
  void queries.invalidateQueries({ queryKey: ['session-proposals', sessionId] })
  void queries.invalidateQueries({ queryKey: ['session-similar', sessionId] })
}

/** What a flow says may have changed in any session. */
const refreshAll = (_event: unknown, queries: QueryClient) =>
  void queries.invalidateQueries({ queryKey: ['session-proposals'] })

export const copilotAppliers = {
  // What the copilot says changes nothing of what is advised.
  message_added: ({ data: { message } }, queries) => {
    if (message.role !== 'copilot') refresh(message.sessionId, queries)
  },
  step_recorded: ({ data }, queries) => refresh(data.step.sessionId, queries),
  copilot_changed: ({ data }, queries) =>
    void queries.setQueryData<CopilotState>(
      ['copilot', data.copilot.sessionId],
      held => held && patchCopilot(held, data.copilot),
    ),
  step_changed: ({ data }, queries) => refresh(data.step.sessionId, queries),
  flow_published: refreshAll,
  flow_unpublished: refreshAll,
  flow_archived: refreshAll,
  flow_reset: refreshAll,
} satisfies Partial<Appliers>
