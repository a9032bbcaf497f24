import type { QueryClient } from '@tanstack/react-query'
import type { Appliers } from '../../core/realtime/applier.ts'
import { aiSettingsQuery } from './api.ts'

const readAnew = (_event: unknown, queries: QueryClient) => {
  void queries.invalidateQueries({ queryKey: aiSettingsQuery.queryKey.slice(0, 1) })
}

export const aiAppliers = {
  ai_settings_changed: readAnew,
  ai_limit_reached: readAnew,
} satisfies Partial<Appliers>
