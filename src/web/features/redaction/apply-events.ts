import type { QueryClient } from '@tanstack/react-query'
import type { Appliers } from '../../core/realtime/applier.ts'

const readAnew = (_event: unknown, queries: QueryClient) =>
  void queries.invalidateQueries({
    predicate: ({ queryKey: [first] }) => first === 'reveals' || first === 'patterns',
  })

export const redactionAppliers = {
  secret_revealed: readAnew,
  redaction_patterns_changed: readAnew,
} satisfies Partial<Appliers>
