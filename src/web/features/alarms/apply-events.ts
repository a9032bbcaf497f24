import type { QueryClient } from '@tanstack/react-query'
import type { Appliers } from '../../core/realtime/applier.ts'
import { announce } from '../../ui/announce.ts'
import { alarmsQuery, deadLettersQuery } from './api.ts'

function refetch(_event: unknown, queries: QueryClient) {
  void queries.invalidateQueries({ queryKey: alarmsQuery.queryKey })
  void queries.invalidateQueries({ queryKey: deadLettersQuery.queryKey })
}

export const alarmAppliers = {
  job_dead: (event, queries) => {
    announce(`Background work failed: ${event.data.title}`)
    refetch(event, queries)
  },
  dead_letters_settled: refetch,
  // The first failure and the one that makes it an alarm, and when it works again.
  integration_changed: refetch,
  integration_removed: refetch,
} satisfies Partial<Appliers>
