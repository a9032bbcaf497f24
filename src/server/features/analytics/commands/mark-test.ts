import { sql } from 'kysely'
import type { Ctx } from '../../../core/context.ts'
import { problem } from '../../../core/problem.ts'
import { transact } from '../../../core/transact.ts'

/** Says whether an escalation is a test. The event that says so changes the fact; saying the same again is none. */
export const markTest = (
  ctx: Ctx,
  { handoffId, test }: { handoffId: string; test: boolean },
): Promise<{ handoffId: string; test: boolean }> =>
  transact(ctx, async tx => {
    const { rows } = await sql<{ excluded: string | null }>`
      select excluded from handoff_fact where handoff_id = ${handoffId} for update`.execute(tx.db)
    const [fact] = rows
    if (!fact) throw problem('not_found')
    if ((fact.excluded === 'test') !== test)
      tx.emit({
        type: 'handoff_test_marked',
        data: { handoffId, test },
        audience: { userIds: [], minRole: 'engineer' },
      })
    return { handoffId, test }
  })
