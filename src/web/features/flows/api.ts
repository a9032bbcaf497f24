import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import type { FlowDetail, FlowState, FlowSummary } from '../../../shared/contract/flow-library.ts'
import { call, problemOf } from '../../core/api.ts'
import { newKey } from '../../core/idempotency-key.ts'
import { withFlow } from './flow-list.ts'

/** All flows; events keep it current. */
export const flowsQuery = queryOptions({
  queryKey: ['flows'],
  queryFn: ({ signal }) => call('listFlows', {}, { signal }),
})

/** One flow with its newest text; read anew when somebody saves another. */
export const flowQuery = (id: string) =>
  queryOptions({
    queryKey: ['flow', id],
    queryFn: ({ signal }) => call('getFlow', { params: { id } }, { signal }),
  })

/** The versions of a flow, newest first. */
export const flowVersionsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['flow-versions', id],
    queryFn: ({ pageParam, signal }) =>
      call('listFlowVersions', { params: { id }, query: pageParam ? { before: pageParam } : {} }, { signal }),
    initialPageParam: 0,
    getNextPageParam: page => page.next,
  })

/** What a version says, which never changes. */
export const flowVersionQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['flow-version', id, version],
    queryFn: ({ signal }) => call('getFlowVersion', { params: { id, version } }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** What is wrong with a text. The last answer stays in sight while the next is on its way. */
export const flowCheckQuery = (id: string, text: string) =>
  queryOptions({
    queryKey: ['flow-check', id, text],
    queryFn: ({ signal }) => call('checkFlowText', { body: { text, id } }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })

/** The flow that was drafted from a session, if there is one. */
export const flowDraftQuery = (sessionId: string) =>
  queryOptions({
    queryKey: ['flow-draft', sessionId],
    queryFn: ({ signal }) => call('getFlowDraft', { params: { id: sessionId } }, { signal }),
  })

export type FlowChange =
  | { kind: 'save'; text: string; basedOn: number }
  /** Saves first when there is a text. */
  | { kind: 'state'; state: FlowState; text?: string | undefined; basedOn: number }
  | { kind: 'restore'; version: number; basedOn: number }
  | { kind: 'reset'; basedOn: number }

/**
 * Changes a flow; at work until its newest text is there. What was refused is told in the editor: `flow_changed` with the
 * version that came meanwhile, `flow_invalid` with its lines. `onSaved` hears of a text that was kept, also when what was to
 * follow is refused.
 */
export function useChangeFlow(id: string, onSaved: (text: string, version: number) => void) {
  const queries = useQueryClient()
  const hold = async (flow: FlowSummary, text?: string) => {
    queries.setQueryData(flowsQuery.queryKey, list => list && withFlow(list, flow))
    if (text === undefined) return
    // What is on its way was read before this was saved.
    await queries.cancelQueries({ queryKey: flowQuery(id).queryKey })
    queries.setQueryData(
      flowQuery(id).queryKey,
      (held: FlowDetail | undefined) => held && { ...held, flow, text },
    )
  }
  const readAnew = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: flowQuery(id).queryKey }),
      queries.invalidateQueries({ queryKey: flowVersionsQuery(id).queryKey }),
    ])
  const save = async (text: string, basedOn: number) => {
    const flow = await call(
      'saveFlow',
      { params: { id }, body: { text, basedOn } },
      { idempotencyKey: newKey() },
    )
    await hold(flow, text)
    onSaved(text, flow.version)
    return flow
  }
  return useMutation({
    mutationFn: async (change: FlowChange) => {
      const { basedOn } = change
      const params = { id }
      if (change.kind === 'save') return save(change.text, basedOn)
      if (change.kind === 'restore')
        return call('restoreFlow', { params, body: { version: change.version, basedOn } })
      if (change.kind === 'reset') return call('resetFlow', { params, body: { basedOn } })
      const saved = change.text === undefined ? undefined : await save(change.text, basedOn)
      const body = { state: change.state, basedOn: saved?.version ?? basedOn }
      return call('changeFlowState', { params, body })
    },
    onSuccess: flow => {
      void hold(flow)
      return readAnew()
    },
    onError: error => {
      if (problemOf(error, 'flow_changed')) void readAnew()
    },
    meta: { handlesErrors: true },
  })
}

/** Makes a flow from a text. The dialog tells failures itself. */
export function useCreateFlow() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (text: string) => call('createFlow', { body: { text } }, { idempotencyKey: newKey() }),
    onSuccess: flow => queries.setQueryData(flowsQuery.queryKey, list => list && withFlow(list, flow)),
    meta: { handlesErrors: true },
  })
}

/** Makes a draft of a flow from a resolved session. */
export function useDraftFlow(sessionId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => call('draftFlow', { params: { id: sessionId } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: flowDraftQuery(sessionId).queryKey }),
  })
}
