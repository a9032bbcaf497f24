import type { QueryClient } from '@tanstack/react-query'
import type { Appliers } from '../../core/realtime/applier.ts'
import { SETTINGS } from '../../core/settings-key.ts'

const KEY = [SETTINGS, 'analytics']

/** Baselines are in the list of them and in every figure of minutes recovered. */
function refetchBaselines(_event: unknown, queries: QueryClient) {
  for (const part of ['baselines', 'recovered', 'measured'])
    void queries.invalidateQueries({ queryKey: [...KEY, part] })
}

const refetchAll = (_event: unknown, queries: QueryClient) =>
  void queries.invalidateQueries({ queryKey: KEY })

export const analyticsAppliers = {
  // Figures move with every event of the log; what is looked at is read anew every minute.
  handoff_seen: () => {},
  handoff_test_marked: refetchAll,
  baseline_recorded: refetchBaselines,
  baseline_changed: refetchBaselines,
  baseline_deleted: refetchBaselines,
} satisfies Partial<Appliers>
