import { type RawBuilder, sql } from 'kysely'
import { audience } from '../../../shared/domain/session-policy.ts'
import type { Tx } from '../../core/transact.ts'
import { accessOf, presentSession } from './present.ts'
import { type SessionRow, selectSessions } from './queries.ts'

/** Sets columns of a session and answers the row as it is then; the row stays locked until the commit. */
export async function updateSession(
  tx: Tx,
  id: string,
  set: RawBuilder<unknown>,
): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`
    with changed as (
      update pilot_session set ${set}, updated_at = now() where id = ${id} returning *
    )
    ${selectSessions(sql`changed`)}`.execute(tx.db)
  return rows[0]
}

/** Tells everyone who may see the session before or after the change what it is now. */
export function emitSession(
  tx: Tx,
  type: 'session_created' | 'session_updated' | 'session_resolved',
  after: SessionRow,
  before: SessionRow = after,
): void {
  const now = audience(accessOf(after))
  const then = audience(accessOf(before))
  tx.emit({
    type,
    data: { session: presentSession(after), participants: after.participants },
    // Who could read it until now learns why they no longer can.
    audience: before.status === 'requesting_escalation' ? { ...now, minRole: then.minRole } : now,
  })
}
