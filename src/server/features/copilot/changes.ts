import { type RawBuilder, sql } from 'kysely'
import type { CopilotState } from '../../../shared/contract/copilot.ts'
import { audience } from '../../../shared/domain/session-policy.ts'
import type { Tx } from '../../core/transact.ts'
import { accessOf, type SessionRow } from '../sessions/index.ts'
import { presentCopilot } from './present.ts'
import { getCopilotRow } from './queries.ts'

/** Sets columns of a session's copilot where `where` holds, and tells everyone. False when it did not hold. */
export async function changeCopilotRow(
  tx: Tx,
  session: SessionRow,
  { set, where = sql`true` }: { set: RawBuilder<unknown>; where?: RawBuilder<unknown> },
): Promise<boolean> {
  const key = { org_id: tx.orgId, session_id: session.id }
  await tx.db
    .insertInto('copilot_session')
    .values({ ...key, version: 0 })
    .onConflict(on => on.doNothing())
    .execute()
  const { rows } = await sql`
    update copilot_session set ${set}, version = version + 1
    where  session_id = ${session.id} and ${where}
    returning session_id`.execute(tx.db)
  return rows.length > 0
}

/** Tells what the copilot does now to everyone who may see the session. */
export async function emitCopilot(tx: Tx, session: SessionRow): Promise<CopilotState> {
  const copilot = presentCopilot(await getCopilotRow(tx, session.id))
  tx.emit({ type: 'copilot_changed', data: { copilot }, audience: audience(accessOf(session)) })
  return copilot
}

/** No answer is being made any more. */
export const NO_ANSWER = sql`answer_id = null, asked_by = null, answering_since = null, answering_until = null`
