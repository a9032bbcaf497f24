import type { Appliers } from '../../core/realtime/applier.ts'
import { deadDeliveriesQuery, deliveriesQuery, preferencesQuery } from './api.ts'

export const deliveryAppliers = {
  deliveries_changed: ({ data }, queries) => {
    void queries.invalidateQueries({ queryKey: deliveriesQuery(data.handoffId).queryKey })
    void queries.invalidateQueries({ queryKey: deadDeliveriesQuery.queryKey })
    void queries.invalidateQueries({ queryKey: ['deliveries', 'integration'] })
  },
  preferences_changed: (_event, queries) =>
    void queries.invalidateQueries({ queryKey: preferencesQuery.queryKey }),
} satisfies Partial<Appliers>
