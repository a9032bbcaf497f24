import { sql } from 'kysely'
import type { z } from 'zod'
import type { Baseline, newBaseline } from '../../../../shared/contract/baselines.ts'
import type { Ctx } from '../../../core/context.ts'
import { transact } from '../../../core/transact.ts'
import { type BaselineRow, getRunning, presentBaseline, selectBaselines } from '../baselines.ts'
import { WHO_MEASURES } from '../policy.ts'

/** Starts the actor's stopwatch, or keeps a time that was told afterwards. A second start answers the one that runs. */
export const recordBaseline = (ctx: Ctx, input: z.output<typeof newBaseline>): Promise<Baseline> =>
  transact(ctx, async tx => {
    const seconds = input.source === 'typed' ? input.seconds : null
    const { rows } = await sql<BaselineRow>`
      with made as (
        insert into baseline (org_id, source, measured_by, seconds, note)
        values (${tx.orgId}, ${input.source}, ${tx.actor.id}, ${seconds}, ${input.note || null})
        on conflict (org_id, measured_by) where seconds is null do nothing
        returning *
      )
      ${selectBaselines(sql`made`)}`.execute(tx.db)
    const row = rows[0] ?? (await getRunning(tx))
    if (!row) throw new Error('The stopwatch was stopped while it was being started')
    const baseline = presentBaseline(row)
    if (rows.length > 0) tx.emit({ type: 'baseline_recorded', data: { baseline }, audience: WHO_MEASURES })
    return baseline
  })
