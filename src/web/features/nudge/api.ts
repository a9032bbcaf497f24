import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { SessionNudge } from '../../../shared/contract/nudge.ts'
import { call } from '../../core/api.ts'
import { SETTINGS } from '../../core/settings-key.ts'

export const nudgeQuery = (sessionId: string) =>
  queryOptions({
    queryKey: [SETTINGS, 'nudge', sessionId],
    queryFn: ({ signal }) => call('getNudge', { params: { id: sessionId } }, { signal }),
  })

/** Takes the question away at once, for good; the answer goes on its way when the page is left meanwhile. */
export function useAnswerNudge(sessionId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => call('answerNudge', { params: { id: sessionId }, body: {} }, { keepalive: true }),
    onMutate: async () => {
      // An answer that was read before would bring the question back.
      const { queryKey } = nudgeQuery(sessionId)
      queries.setQueryData<SessionNudge>(queryKey, markAnswered)
      await queries.cancelQueries({ queryKey })
    },
    // It is a question less here in any case; it may come again in another tab.
    meta: { handlesErrors: true },
  })
}

export const markAnswered = (held: SessionNudge | undefined) => held && { ...held, answered: true }

export const escalationSettingsQuery = queryOptions({
  queryKey: [SETTINGS, 'escalation'],
  queryFn: ({ signal }) => call('getEscalationSettings', {}, { signal }),
})

type Change = { nudge: SessionNudge['settings'] }

/** Saves when to ask; the form tells a refusal at its fields. */
export function useChangeEscalationSettings() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: Change) => call('changeEscalationSettings', { body }),
    meta: { handlesErrors: true },
    onSuccess: saved => queries.setQueryData(escalationSettingsQuery.queryKey, saved),
  })
}
