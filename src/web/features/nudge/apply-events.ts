import type { SessionNudge } from '../../../shared/contract/nudge.ts'
import type { Appliers } from '../../core/realtime/applier.ts'
import { markAnswered, nudgeQuery } from './api.ts'

export const nudgeAppliers = {
  nudge_answered: ({ data }, queries) => {
    const { queryKey } = nudgeQuery(data.sessionId)
    queries.setQueryData<SessionNudge>(queryKey, markAnswered)
    // One that is being read may have been written before.
    void queries.invalidateQueries({ queryKey })
  },
} satisfies Partial<Appliers>
