import { sql } from 'kysely'
import { audience } from '../../../../shared/domain/session-policy.ts'
import type { Ctx } from '../../../core/context.ts'
import { problem } from '../../../core/problem.ts'
import { transact } from '../../../core/transact.ts'
import { markSeen } from '../../deliveries/index.ts'
import { accessOf, getSession, readable } from '../../sessions/index.ts'
import { getHandoff } from '../queries.ts'

/** Keeps the actor's first look at a hand-off; what they were told of it counts as seen. A repeat, and a look of the one who made it, change nothing. */
export const seeHandoff = (ctx: Ctx, { handoffId }: { handoffId: string }): Promise<{ seen: true }> =>
  transact(ctx, async tx => {
    const handoff = await getHandoff(tx, handoffId)
    if (!handoff) throw problem('not_found')
    const session = readable(tx, await getSession(tx, handoff.session_id))
    if (handoff.created_by === tx.actor.id) return { seen: true }
    const { rows } = await sql`
      insert into handoff_seen (org_id, handoff_id, user_id)
      values (${tx.orgId}, ${handoffId}, ${tx.actor.id})
      on conflict do nothing
      returning user_id`.execute(tx.db)
    if (rows.length > 0) {
      await markSeen(tx, handoffId, audience(accessOf(session)))
      tx.emit({
        type: 'handoff_seen',
        data: { handoffId, by: { id: tx.actor.id, name: tx.actor.name } },
        audience: audience(accessOf(session)),
      })
    }
    return { seen: true }
  })
