import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { CopilotState } from '../../../shared/contract/copilot.ts'
import { call } from '../../core/api.ts'
import { keyPerBody } from '../../core/idempotency-key.ts'
import { patchCopilot } from './patch-copilot.ts'
import type { StepRecord } from './records.ts'

/** What is proposed in a session, from the flow that was chosen or else the one that fits best. */
export const proposalsQuery = (sessionId: string, flow: string | undefined) =>
  queryOptions({
    queryKey: ['session-proposals', sessionId, flow ?? null],
    queryFn: ({ signal }) =>
      call('getProposals', { params: { id: sessionId }, query: flow ? { flow } : {} }, { signal }),
    placeholderData: keepPreviousData,
  })

/** Resolved sessions that are like this one. */
export const similarQuery = (sessionId: string) =>
  queryOptions({
    queryKey: ['session-similar', sessionId],
    queryFn: ({ signal }) => call('listSimilarSessions', { params: { id: sessionId } }, { signal }),
  })

/** What the copilot does in a session, kept up to date by its events. */
export const copilotQuery = (sessionId: string) =>
  queryOptions({
    queryKey: ['copilot', sessionId],
    queryFn: ({ signal }) => call('getCopilot', { params: { id: sessionId } }, { signal }),
  })

/** Takes over what the server answered to a change of the copilot. */
function useCopilotAnswer(sessionId: string) {
  const queries = useQueryClient()
  return (news: CopilotState) =>
    queries.setQueryData<CopilotState>(['copilot', sessionId], held => held && patchCopilot(held, news))
}

/** Stops the answer that is being made, whoever asked for it. */
export function useStopCopilot(sessionId: string) {
  const onSuccess = useCopilotAnswer(sessionId)
  return useMutation({
    mutationFn: () => call('stopCopilot', { params: { id: sessionId } }),
    onSuccess,
  })
}

/** Lets the copilot answer by itself, or only when it is asked. */
export function useSwitchCopilot(sessionId: string) {
  const onSuccess = useCopilotAnswer(sessionId)
  return useMutation({
    mutationFn: (answers: boolean) => call('changeCopilot', { params: { id: sessionId }, body: { answers } }),
    onSuccess,
  })
}

/** Records a step, or how one ended that waited; at work until what is proposed after it is there. */
export function useRecordStep(sessionId: string) {
  const queries = useQueryClient()
  const keyOf = useRef(keyPerBody())
  return useMutation({
    mutationFn: ({ waiting, ...body }: StepRecord & { waiting?: string | undefined }) =>
      waiting === undefined
        ? call('addStep', { params: { id: sessionId }, body }, { idempotencyKey: keyOf.current(body) })
        : call('changeStep', {
            params: { id: sessionId, stepId: waiting },
            body: { outcome: body.outcome, ...(body.note && { note: body.note }) },
          }),
    onSuccess: () => {
      // The same step may be recorded a second time later on.
      keyOf.current = keyPerBody()
      void queries.invalidateQueries({ queryKey: ['session', sessionId] })
      return queries.invalidateQueries({ queryKey: ['session-proposals', sessionId] })
    },
  })
}
