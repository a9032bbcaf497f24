import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Handoff, newHandoff } from '../../../shared/contract/handoffs.ts'
import type { Me } from '../../../shared/contract/members.ts'
import { call } from '../../core/api.ts'
import { loadCaughtUp } from './catch-up.ts'
import {
  applyToList,
  applyToSession,
  type HandoffFilter,
  type HandoffList,
  keepHeld,
  lacksAssessment,
} from './handoff-lists.ts'
import { applyHandoff } from './held.ts'

export type NewHandoff = z.input<typeof newHandoff>

/** One list of the escalations page, newest first, kept up to date by events. */
export const handoffsQuery = (filter: HandoffFilter, me: Me) =>
  queryOptions({
    queryKey: ['handoffs', filter],
    queryFn: ({ signal }) =>
      loadCaughtUp<HandoffList>(
        async () => ({ ...(await call('listHandoffs', { query: filter }, { signal })), left: {} }),
        (list, arrival) => applyToList(list, arrival, filter, me),
      ),
    structuralSharing: (held, next) => keepHeld(held as HandoffList | undefined, next as HandoffList),
  })

/** Every hand-off of a session with its snapshot and assessment, newest first. */
export const sessionHandoffsQuery = (sessionId: string, me: Me) =>
  queryOptions({
    queryKey: ['session-handoffs', sessionId],
    queryFn: ({ signal }) =>
      loadCaughtUp(
        () => call('listSessionHandoffs', { params: { id: sessionId } }, { signal }),
        (list, arrival) => {
          if (arrival.handoff.sessionId !== sessionId) return list
          const next = applyToSession(list, arrival, me)
          return next?.handoffs.some(lacksAssessment) ? null : next
        },
      ),
  })

/** What the session lacks, as it stood when the form was opened: questions do not change under the hand that answers. */
export const gapsQuery = (sessionId: string) =>
  queryOptions({
    queryKey: ['gaps', sessionId],
    queryFn: ({ signal }) => call('getGaps', { params: { id: sessionId } }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    refetchOnReconnect: false,
  })

/** Everyone of the organization, to name one of them for a hand-off. */
export const membersQuery = queryOptions({
  queryKey: ['members'],
  queryFn: ({ signal }) => call('listMembers', {}, { signal }),
})

/** Fetches anew what a refused change has proved to be out of date. */
function useRefetchHandoffs() {
  const queries = useQueryClient()
  return () => {
    void queries.invalidateQueries({ queryKey: ['handoffs'] })
    void queries.invalidateQueries({ queryKey: ['handoff'] })
    void queries.invalidateQueries({ queryKey: ['session-handoffs'] })
  }
}

/** Shows the changed hand-off at once; the event that follows is no news then. */
function useShowHandoff() {
  const queries = useQueryClient()
  return (handoff: Handoff) => {
    applyHandoff(queries, handoff)
    void queries.invalidateQueries({ queryKey: ['session', handoff.sessionId] })
  }
}

/** Takes ownership. The caller says who was faster; other failures are told as everywhere. */
export function useClaimHandoff() {
  return useMutation({
    mutationFn: (handoffId: string) => call('claimHandoff', { params: { id: handoffId }, body: {} }),
    onSuccess: useShowHandoff(),
    onError: useRefetchHandoffs(),
    meta: { handlesErrors: true },
  })
}

/** Escalates a session; the form shows its own errors. */
export function useEscalate(sessionId: string) {
  return useMutation({
    mutationFn: ({ body, key }: { body: NewHandoff; key: string }) =>
      call('escalateSession', { params: { id: sessionId }, body }, { idempotencyKey: key }),
    onSuccess: useShowHandoff(),
    meta: { handlesErrors: true },
  })
}

/**
 * Says that an escalation is being prepared, or no longer is. One after the other, so that a form opened and
 * closed quickly ends as closed. Nothing depends on it, so a failure is not worth a word.
 */
export function useRequestEscalation(sessionId: string) {
  return useMutation({
    mutationFn: (requesting: boolean) =>
      call('requestEscalation', { params: { id: sessionId }, body: { requesting } }),
    scope: { id: `escalation-request ${sessionId}` },
    meta: { handlesErrors: true },
  })
}

/** The same word for a page that is being left with its form open. */
export function takeBackRequest(sessionId: string): void {
  const input = { params: { id: sessionId }, body: { requesting: false } }
  call('requestEscalation', input, { keepalive: true }).catch(() => {})
}

/** Puts a claimed hand-off back into the queue. */
export function useReleaseHandoff() {
  return useMutation({
    mutationFn: ({ id, fence }: Handoff) => call('releaseHandoff', { params: { id }, body: { fence } }),
    onSuccess: useShowHandoff(),
    onError: useRefetchHandoffs(),
    meta: { handlesErrors: true },
  })
}

/** Gives the session back to the one who handed it off. */
export function useReturnHandoff() {
  return useMutation({
    mutationFn: ({ handoff: { id, fence }, message }: { handoff: Handoff; message: string }) =>
      call('returnHandoff', { params: { id }, body: { fence, message } }),
    onSuccess: useShowHandoff(),
    onError: useRefetchHandoffs(),
    meta: { handlesErrors: true },
  })
}

/** Takes back a hand-off that nobody has claimed. */
export function useWithdrawHandoff() {
  return useMutation({
    mutationFn: ({ id }: Handoff) => call('withdrawHandoff', { params: { id }, body: {} }),
    onSuccess: useShowHandoff(),
    onError: useRefetchHandoffs(),
    meta: { handlesErrors: true },
  })
}

/** Demo mode: has a made-up technician escalate something in a few seconds. */
export const usePlayEscalation = () => useMutation({ mutationFn: () => call('playEscalation', { body: {} }) })
