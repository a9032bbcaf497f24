import { sql } from 'kysely'
import type { z } from 'zod'
import type { Baseline, newBaseline } from '../../../../shared/contract/baselines.ts'
import type { Ctx } from '../../../core/context.ts'
import { transact } from '../../../core/transact.ts'
import { type BaselineRow, presentBaseline, selectBaselines } from '../baselines.ts'
import { WHO_MEASURES } from '../policy.ts'

/** Starts the actor's stopwatch, or keeps a time that was told afterwards. A second start answers the one that runs. */
export const recordBaseline = (ctx: Ctx, input: z.output<typeof newBaseline>): Promise<Baseline> =>
  transact(ctx, async tx => {
    const seconds = input.source === 'typed' ? input.seconds : null
    // The one that runs is touched, so that it is answered in the same statement: another tab may be stopping it.
    const { rows } = await sql<BaselineRow & { is_new: boolean }>`
      with made as (
        insert into baseline as held (org_id, source, measured_by, seconds, note)
        values (${tx.orgId}, ${input.source}, ${tx.actor.id}, ${seconds}, ${input.note || null})
        on conflict (org_id, measured_by) where seconds is null do update set version = held.version
        returning *, xmax = 0 as is_new
      )
      ${selectBaselines(sql`made`)}`.execute(tx.db)
    const [row] = rows
    if (!row) throw new Error('An insert answers its row')
    const baseline = presentBaseline(row)
    if (row.is_new) tx.emit({ type: 'baseline_recorded', data: { baseline }, audience: WHO_MEASURES })
    return baseline
  })
