import type { QueryClient } from '@tanstack/react-query'
import type { Appliers } from '../../core/realtime/applier.ts'

/** Baselines are in the list of them and in every figure of minutes recovered. */
function refetchBaselines(_event: unknown, queries: QueryClient) {
  void queries.invalidateQueries({ queryKey: ['analytics', 'baselines'] })
  void queries.invalidateQueries({ queryKey: ['analytics', 'recovered'] })
}

const refetchAll = (_event: unknown, queries: QueryClient) =>
  void queries.invalidateQueries({ queryKey: ['analytics'] })

export const analyticsAppliers = {
  // Figures move with every event of the log; what is looked at is read anew every minute.
  handoff_seen: () => {},
  handoff_test_marked: refetchAll,
  baseline_recorded: refetchBaselines,
  baseline_changed: refetchBaselines,
  baseline_deleted: refetchBaselines,
} satisfies Partial<Appliers>
