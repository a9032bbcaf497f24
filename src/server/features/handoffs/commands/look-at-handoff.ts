import { sql } from 'kysely'
import { audience } from '../../../../shared/domain/session-policy.ts'
import type { Ctx } from '../../../core/context.ts'
import { problem } from '../../../core/problem.ts'
import { transact } from '../../../core/transact.ts'
import { LOOKING } from '../../deliveries/index.ts'
import { accessOf, getSession, readable } from '../../sessions/index.ts'
import { getHandoff } from '../queries.ts'

/** Keeps who has a hand-off in front of them. What changes nothing for those who watch is no event: most calls only say "still". */
export const lookAtHandoff = (
  ctx: Ctx,
  { handoffId, looking }: { handoffId: string; looking: boolean },
): Promise<{ looking: boolean }> =>
  transact(ctx, async tx => {
    const handoff = await getHandoff(tx, handoffId)
    if (!handoff) throw problem('not_found')
    const session = readable(tx, await getSession(tx, handoff.session_id))
    if (handoff.created_by === tx.actor.id) return { looking: false }
    const { rows } = looking
      ? await sql<{ was: boolean }>`
          with before as (
            select 1 from handoff_viewer
            where  handoff_id = ${handoffId} and user_id = ${tx.actor.id} and at > now() - ${LOOKING}
          )
          insert into handoff_viewer (org_id, handoff_id, user_id)
          values (${tx.orgId}, ${handoffId}, ${tx.actor.id})
          on conflict (org_id, handoff_id, user_id) do update set at = excluded.at
          returning exists (select from before) as was`.execute(tx.db)
      : await sql<{ was: boolean }>`
          delete from handoff_viewer
          where  handoff_id = ${handoffId} and user_id = ${tx.actor.id}
          returning at > now() - ${LOOKING} as was`.execute(tx.db)
    const was = rows[0]?.was ?? false
    if (was !== looking)
      tx.emit({
        type: 'handoff_looked_at',
        data: { handoffId, by: { id: tx.actor.id, name: tx.actor.name }, looking },
        audience: audience(accessOf(session)),
      })
    return { looking }
  })
