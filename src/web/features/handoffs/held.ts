import type { QueryClient } from '@tanstack/react-query'
import type { Handoff, HandoffDetail } from '../../../shared/contract/handoffs.ts'
import { meQuery } from '../../core/me.ts'
import { noteForLoads } from './catch-up.ts'
import {
  type Arrival,
  applyToDetail,
  applyToList,
  applyToSession,
  type HandoffFilter,
  type HandoffList,
  lacksAssessment,
  type SessionHandoffs,
} from './handoff-lists.ts'

/** Brings every list and page that this browser holds up to date with one hand-off. */
export function applyHandoff(queries: QueryClient, handoff: Handoff, seq: number | null = null): void {
  const me = queries.getQueryData(meQuery.queryKey)
  if (!me) return
  const arrival: Arrival = { handoff, seq }
  noteForLoads(arrival)

  for (const [queryKey, list] of queries.getQueriesData<HandoffList>({ queryKey: ['handoffs'] })) {
    if (!list) continue
    const next = applyToList(list, arrival, queryKey[1] as HandoffFilter, me)
    if (next !== list) queries.setQueryData(queryKey, next)
  }
  queries.setQueryData<HandoffDetail>(
    ['handoff', handoff.id],
    detail => detail && applyToDetail(detail, arrival, me),
  )

  const sessionKey = ['session-handoffs', handoff.sessionId]
  const held = queries.getQueryData<SessionHandoffs>(sessionKey)
  if (!held) return
  const next = applyToSession(held, arrival, me)
  if (next !== null && next !== held) queries.setQueryData(sessionKey, next)
  if (next === null || next.handoffs.some(lacksAssessment))
    void queries.invalidateQueries({ queryKey: sessionKey })
}
