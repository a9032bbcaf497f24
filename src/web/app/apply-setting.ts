import type { QueryClient } from '@tanstack/react-query'
import { SETTINGS } from '../core/settings-key.ts'

/** What an organization has chosen is read anew where it is looked at. */
export function applySetting(_event: unknown, queries: QueryClient): void {
  void queries.invalidateQueries({ queryKey: [SETTINGS] })
}
