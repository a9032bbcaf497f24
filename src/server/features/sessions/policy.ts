import { canManage, canRead, canWrite } from '../../../shared/domain/session-policy.ts'
import { problem } from '../../core/problem.ts'
import type { ReadTx } from '../../core/transact.ts'
import { accessOf } from './present.ts'
import type { SessionRow } from './queries.ts'

/** The session when the actor may read it. Throws `not_found` or `session_not_readable`. */
export function readable(tx: ReadTx, session: SessionRow | undefined): SessionRow {
  if (!session) throw problem('not_found')
  if (!canRead(tx.actor, accessOf(session))) throw problem('session_not_readable')
  return session
}

/** The session when the actor may write in it. Adds `session_resolved` and `session_not_writable`. */
export function writable(tx: ReadTx, session: SessionRow | undefined): SessionRow {
  const found = readable(tx, session)
  if (found.status === 'resolved') throw problem('session_resolved')
  if (!canWrite(tx.actor, accessOf(found))) throw problem('session_not_writable')
  return found
}

/** The session when the actor may escalate or resolve it. Adds `session_resolved` and `session_not_yours`. */
export function manageable(tx: ReadTx, session: SessionRow | undefined): SessionRow {
  const found = readable(tx, session)
  if (found.status === 'resolved') throw problem('session_resolved')
  if (!canManage(tx.actor, accessOf(found))) throw problem('session_not_yours')
  return found
}
