import type { QueryClient } from '@tanstack/react-query'
import type { Appliers } from '../../core/realtime/applier.ts'
import type { AlertEvent } from './alerts.ts'
import {
  audienceQuery,
  deadDeliveriesQuery,
  deliveriesQuery,
  preferencesQuery,
  sessionDeliveriesQuery,
} from './api.ts'

const refetchAudience = (handoffId: string, queries: QueryClient) =>
  void queries.invalidateQueries({ queryKey: audienceQuery(handoffId).queryKey })

const refetchLogs = (queries: QueryClient) => {
  void queries.invalidateQueries({ queryKey: deadDeliveriesQuery.queryKey })
  void queries.invalidateQueries({ queryKey: ['deliveries', 'integration'] })
}

/** Loaded when something rings first, not with the page. */
const ring = (event: AlertEvent, queries: QueryClient) =>
  void import('./alerts.ts').then(({ alertOf }) => alertOf(event, queries)).catch(() => {})

export const deliveryAppliers = {
  deliveries_changed: ({ data }, queries) => {
    void queries.invalidateQueries({ queryKey: deliveriesQuery(data.handoffId).queryKey })
    refetchLogs(queries)
    refetchAudience(data.handoffId, queries)
  },
  session_deliveries_changed: ({ data }, queries) => {
    void queries.invalidateQueries({ queryKey: sessionDeliveriesQuery(data.sessionId).queryKey })
    refetchLogs(queries)
  },
  handoff_created: ring,
  handoff_released: ring,
  handoff_claimed: ring,
  handoff_returned: ring,
  handoff_withdrawn: ring,
  handoff_seen: ({ data }, queries) => refetchAudience(data.handoffId, queries),
  handoff_looked_at: ({ data }, queries) => refetchAudience(data.handoffId, queries),
  preferences_changed: (_event, queries) =>
    void queries.invalidateQueries({ queryKey: preferencesQuery.queryKey }),
} satisfies Partial<Appliers>
