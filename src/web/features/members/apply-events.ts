import type { QueryClient } from '@tanstack/react-query'
import { meQuery } from '../../core/me.ts'
import type { Appliers } from '../../core/realtime/applier.ts'
import { invitationsQuery, membersQuery } from './api.ts'

function refetchMembers(queries: QueryClient) {
  void queries.invalidateQueries({ queryKey: membersQuery.queryKey })
}

/** What one may do has changed: the whole screen depends on it. */
function refetchOwnRole(userId: string, queries: QueryClient) {
  if (queries.getQueryData(meQuery.queryKey)?.user.id === userId)
    void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== membersQuery.queryKey[0] })
}

export const memberAppliers = {
  member_joined: (_event, queries) => {
    refetchMembers(queries)
    void queries.invalidateQueries({ queryKey: invitationsQuery.queryKey })
  },
  member_role_changed: ({ data }, queries) => {
    refetchMembers(queries)
    refetchOwnRole(data.userId, queries)
  },
  member_removed: ({ data }, queries) => {
    refetchMembers(queries)
    refetchOwnRole(data.userId, queries)
  },
} satisfies Partial<Appliers>
