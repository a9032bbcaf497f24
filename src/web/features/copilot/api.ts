import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { call } from '../../core/api.ts'
import { keyPerBody } from '../../core/idempotency-key.ts'
import type { StepRecord } from './records.ts'

/** What is proposed in a session, from the flow that was chosen or else the one that fits best. */
export const proposalsQuery = (sessionId: string, flow: string | undefined) =>
  queryOptions({
    queryKey: ['session-proposals', sessionId, flow ?? null],
    queryFn: ({ signal }) =>
      call('getProposals', { params: { id: sessionId }, query: flow ? { flow } : {} }, { signal }),
    placeholderData: keepPreviousData,
  })

/** Records a step; at work until what is proposed after it is there. */
export function useRecordStep(sessionId: string) {
  const queries = useQueryClient()
  const keyOf = useRef(keyPerBody())
  return useMutation({
    mutationFn: (body: StepRecord) =>
      call('addStep', { params: { id: sessionId }, body }, { idempotencyKey: keyOf.current(body) }),
    onSuccess: () => {
      // The same step may be recorded a second time later on.
      keyOf.current = keyPerBody()
      void queries.invalidateQueries({ queryKey: ['session', sessionId] })
      return queries.invalidateQueries({ queryKey: ['session-proposals', sessionId] })
    },
  })
}
