import { type RawBuilder, sql } from 'kysely'
import { audience } from '../../../shared/domain/session-policy.ts'
import type { EventType } from '../../../shared/events.ts'
import { problem } from '../../core/problem.ts'
import type { ReadTx, Tx } from '../../core/transact.ts'
import type { About } from '../deliveries/index.ts'
import { accessOf, emitSession, getSession, type SessionRow } from '../sessions/index.ts'
import { presentHandoff } from './present.ts'
import { type HandoffRow, listSessionHandoffs, selectHandoffs } from './queries.ts'

type HandoffEvent = Exclude<
  Extract<EventType, `handoff_${string}`>,
  'handoff_created' | 'handoff_seen' | 'handoff_looked_at' | 'handoff_test_marked'
>

/** What becomes of a hand-off and of its session, in one statement. */
export type HandoffChange = {
  /** Which hand-off, and in which state it must be. */
  where: RawBuilder<unknown>
  /** Columns of the hand-off, which may name `handoff`. */
  set: RawBuilder<unknown>
  /** Columns of the session, which may name `changed`, the hand-off as it is then. */
  setSession: RawBuilder<unknown>
}

/** Changes a hand-off and its session together. Undefined when no hand-off is in the state that was asked for. */
export async function changeHandoff(
  tx: Tx,
  { where, set, setSession }: HandoffChange,
): Promise<{ handoff: HandoffRow; session: SessionRow } | undefined> {
  const { rows } = await sql<HandoffRow>`
    with changed as (
      update handoff set ${set}, version = version + 1 where ${where} returning *
    ), session as (
      update pilot_session s
      set    ${setSession}, version = s.version + 1, updated_at = now()
      from   changed
      where  s.org_id = changed.org_id and s.id = changed.session_id
      returning s.*
    )
    ${selectHandoffs({ handoffs: sql`changed`, sessions: sql`session` })}`.execute(tx.db)
  const [handoff] = rows
  if (!handoff) return undefined
  const session = await getSession(tx, handoff.session_id)
  if (!session) throw problem('not_found')
  return { handoff, session }
}

/** Puts what happened to a hand-off and its session into the log. */
export function emitHandoff(tx: Tx, type: HandoffEvent, handoff: HandoffRow, session: SessionRow): void {
  tx.emit({ type, data: { handoff: presentHandoff(handoff) }, audience: audience(accessOf(session)) })
  emitSession(tx, session.status === 'resolved' ? 'session_resolved' : 'session_updated', session)
}

/** What is told of a hand-off, and who sees that it was. */
export const aboutHandoff = (row: HandoffRow, session: SessionRow): About => ({
  handoffId: row.id,
  fence: row.fence,
  watchLevel: row.watch_level,
  session: { id: row.session_id, ticketRef: row.ticket_ref, problem: row.problem },
  audience: audience(accessOf(session)),
})

/** The same of a session that was never handed off. */
const aboutSession = (session: SessionRow) => ({
  handoffId: null,
  fence: 0,
  watchLevel: 'stable' as const,
  session: { id: session.id, ticketRef: session.ticket_ref, problem: session.problem },
  audience: audience(accessOf(session)),
})

/** The hand-off that was made last; a session without any speaks for itself. */
export async function aboutLast(tx: ReadTx, session: SessionRow) {
  const [last] = await listSessionHandoffs(tx, session.id)
  return last ? aboutHandoff(last, session) : aboutSession(session)
}
