import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  AnalyticsSettings,
  listMeasuredEscalations,
  Period,
} from '../../../shared/contract/analytics.ts'
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

type MeasuredQuery = Omit<z.input<typeof listMeasuredEscalations.query>, 'before'>

/** The escalations that a figure is made of, page by page, newest first. */
export const measuredEscalationsQuery = (query: MeasuredQuery) =>
  infiniteQueryOptions({
    queryKey: [SETTINGS, 'analytics', 'measured', query],
    queryFn: ({ signal, pageParam }) =>
      call('listMeasuredEscalations', { query: { ...query, before: pageParam ?? undefined } }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.nextBefore,
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
