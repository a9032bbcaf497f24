import { sql } from 'kysely'
import type { Ctx } from '../../core/context.ts'
import { type ReadTx, transact } from '../../core/transact.ts'
import { getSession, readable } from '../sessions/index.ts'

/** Keeps that the actor was asked in this session and has answered. A repeat changes nothing and is no event. */
export const answerNudge = (ctx: Ctx, sessionId: string): Promise<void> =>
  transact(ctx, async tx => {
    readable(tx, await getSession(tx, sessionId))
    const { rows } = await sql`
      insert into nudge_answer (org_id, session_id, user_id)
      values (${tx.orgId}, ${sessionId}, ${tx.actor.id})
      on conflict do nothing
      returning user_id`.execute(tx.db)
    if (rows.length === 0) return
    tx.emit({
      type: 'nudge_answered',
      data: { sessionId },
      audience: { userIds: [tx.actor.id], minRole: null },
    })
  })

/** Whether the actor was asked in this session and has answered. */
export async function hasAnswered(tx: ReadTx, sessionId: string): Promise<boolean> {
  const { rows } = await sql`
    select from nudge_answer where session_id = ${sessionId} and user_id = ${tx.actor.id}`.execute(tx.db)
  return rows.length > 0
}
