import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { NotificationPreferences } from '../../../shared/contract/preferences.ts'
import { call } from '../../core/api.ts'

/** How often that is asked anew which can end without a word: that somebody is there, or looks. */
const LOOK_AGAIN_MS = 20_000

/** The ledger of a hand-off. */
export const deliveriesQuery = (handoffId: string) =>
  queryOptions({
    queryKey: ['deliveries', handoffId],
    queryFn: ({ signal }) => call('listDeliveries', { params: { id: handoffId } }, { signal }),
  })

/** What was written to the ticket of a session that was never handed off. */
export const sessionDeliveriesQuery = (sessionId: string) =>
  queryOptions({
    queryKey: ['deliveries', 'session', sessionId],
    queryFn: ({ signal }) => call('listSessionDeliveries', { params: { id: sessionId } }, { signal }),
  })

/** A hand-off, or a session that was never handed off. */
export type LedgerOf = { handoffId: string } | { sessionId: string }

export const ledgerQuery = (of: LedgerOf) =>
  'handoffId' in of ? deliveriesQuery(of.handoffId) : sessionDeliveriesQuery(of.sessionId)

/** Who was told of a hand-off, who has looked at it, and who is looking. */
export const audienceQuery = (handoffId: string) =>
  queryOptions({
    queryKey: ['handoff-audience', handoffId],
    queryFn: ({ signal }) => call('getHandoffAudience', { params: { id: handoffId } }, { signal }),
    refetchInterval: ({ state }) =>
      state.data?.people.some(({ lookingUntil }) => lookingUntil !== null) ? LOOK_AGAIN_MS : false,
  })

/** What went over an integration lately. */
export const integrationDeliveriesQuery = (integrationId: string) =>
  queryOptions({
    queryKey: ['deliveries', 'integration', integrationId],
    queryFn: ({ signal }) => call('listIntegrationDeliveries', { params: { id: integrationId } }, { signal }),
  })

export const deadDeliveriesQuery = queryOptions({
  queryKey: ['deliveries', 'dead'],
  queryFn: ({ signal }) => call('listDeadDeliveries', {}, { signal }),
})

/** Who would hear of an escalation now. Presence has no events, so it is asked anew wherever it is shown, and now and then. */
export const reachabilityQuery = (targetUserId: string) =>
  queryOptions({
    queryKey: ['reachability', targetUserId],
    queryFn: ({ signal }) =>
      call('getReachability', { query: targetUserId ? { targetUserId } : {} }, { signal }),
    refetchOnMount: 'always',
    refetchInterval: LOOK_AGAIN_MS,
    staleTime: 0,
  })

export const preferencesQuery = queryOptions({
  queryKey: ['notification-preferences'],
  queryFn: ({ signal }) => call('getNotificationPreferences', {}, { signal }),
})

/** Saves one choice after the other, in the order in which they were made. */
export function useSavePreferences() {
  const queries = useQueryClient()
  return useMutation({
    scope: { id: 'notification-preferences' },
    mutationFn: (body: NotificationPreferences) => call('saveNotificationPreferences', { body }),
    onSettled: () => queries.invalidateQueries({ queryKey: preferencesQuery.queryKey }),
  })
}

export function useReplay() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => call('replayDelivery', { params: { id }, body: {} }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['deliveries'] }),
  })
}

export const pushSubscriptionsQuery = queryOptions({
  queryKey: ['push-subscriptions'],
  queryFn: ({ signal }) => call('listPushSubscriptions', {}, { signal }),
  // Another browser of the same person may have joined, which is no event.
  refetchOnMount: 'always',
})
