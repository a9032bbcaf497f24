import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { AnalyticsSettings, Period } from '../../../shared/contract/analytics.ts'
import { call } from '../../core/api.ts'
import { SETTINGS } from '../../core/settings-key.ts'

/** The days that a view is about. */
export type PeriodView = { period: Period; from?: string | undefined; to?: string | undefined }

/** Figures move with every event of the log; what is looked at is read anew every minute. */
const MINUTE = { refetchInterval: 60_000, placeholderData: keepPreviousData } as const

/** Every figure of a period. It follows the organization's settings: time zone and names. */
export const figuresQuery = (query: PeriodView) =>
  queryOptions({
    queryKey: [SETTINGS, 'analytics', 'figures', query],
    queryFn: ({ signal }) => call('getEscalationFigures', { query }, { signal }),
    ...MINUTE,
  })

/** What became of the messages of a period. */
export const deliveryHealthQuery = (query: PeriodView) =>
  queryOptions({
    queryKey: [SETTINGS, 'analytics', 'deliveries', query],
    queryFn: ({ signal }) => call('getDeliveryHealth', { query }, { signal }),
    ...MINUTE,
  })

/** What a period recovered against the baseline. */
export const recoveredQuery = (query: PeriodView) =>
  queryOptions({
    queryKey: [SETTINGS, 'analytics', 'recovered', query],
    queryFn: ({ signal }) => call('getRecovered', { query }, { signal }),
    ...MINUTE,
  })

export const analyticsSettingsQuery = queryOptions({
  queryKey: [SETTINGS, 'analytics', 'settings'],
  queryFn: ({ signal }) => call('getAnalyticsSettings', {}, { signal }),
})

/** Switches names or the digest on or off. */
export function useChangeAnalyticsSettings() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: AnalyticsSettings) => call('changeAnalyticsSettings', { body }),
    onSuccess: saved => queries.setQueryData(analyticsSettingsQuery.queryKey, saved),
  })
}
