import { canDocument } from '../../../shared/domain/session-policy.ts'
import { problem } from '../../core/problem.ts'
import type { ReadTx } from '../../core/transact.ts'
import { accessOf, readable, type SessionRow } from '../sessions/index.ts'

/** The session when the actor may save its note. Adds `session_not_writable` to what `readable` throws. */
export function documentable(tx: ReadTx, session: SessionRow | undefined): SessionRow {
  const found = readable(tx, session)
  if (!canDocument(tx.actor, accessOf(found))) throw problem('session_not_writable')
  return found
}
