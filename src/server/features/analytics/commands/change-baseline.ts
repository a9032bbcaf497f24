import { sql } from 'kysely'
import type { z } from 'zod'
import {
  BASELINE_SECONDS_MAX,
  type Baseline,
  type changeBaseline as contract,
} from '../../../../shared/contract/baselines.ts'
import type { Ctx } from '../../../core/context.ts'
import { problem } from '../../../core/problem.ts'
import { type Tx, transact } from '../../../core/transact.ts'
import { type BaselineRow, presentBaseline, selectBaselines } from '../baselines.ts'
import { changeable, WHO_MEASURES } from '../policy.ts'

type Change = z.output<typeof contract.body> & { baselineId: string }

/** Stops a stopwatch, or changes time or note. Stopping one that has stopped, or changing nothing, is no event. */
export const changeBaseline = (ctx: Ctx, { baselineId, stop, seconds, note }: Change): Promise<Baseline> =>
  transact(ctx, async tx => {
    const before = changeable(tx, await lock(tx, baselineId))
    const measured = stop && before.seconds === null ? await elapsed(tx, before) : (seconds ?? before.seconds)
    const edited = before.edited || (seconds !== undefined && seconds !== before.seconds)
    const text = note === undefined ? before.note : note || null
    if (measured === before.seconds && text === before.note) return presentBaseline(before)
    const { rows } = await sql<BaselineRow>`
      with changed as (
        update baseline
        set    seconds = ${measured}, note = ${text}, edited = ${edited}, version = version + 1
        where  id = ${baselineId}
        returning *
      )
      ${selectBaselines(sql`changed`)}`.execute(tx.db)
    const [row] = rows
    if (!row) throw problem('not_found')
    const baseline = presentBaseline(row)
    tx.emit({
      type: 'baseline_changed',
      data: { baseline, before: presentBaseline(before) },
      audience: WHO_MEASURES,
    })
    return baseline
  })

/** Deletes a baseline. The log keeps what it was. */
export const deleteBaseline = (
  ctx: Ctx,
  { baselineId }: { baselineId: string },
): Promise<{ deleted: true }> =>
  transact(ctx, async tx => {
    const row = changeable(tx, await lock(tx, baselineId))
    await tx.db.deleteFrom('baseline').where('id', '=', baselineId).execute()
    tx.emit({ type: 'baseline_deleted', data: { baseline: presentBaseline(row) }, audience: WHO_MEASURES })
    return { deleted: true }
  })

async function lock(tx: Tx, id: string): Promise<BaselineRow | undefined> {
  const { rows } = await sql<BaselineRow>`${selectBaselines()} where b.id = ${id} for update of b`.execute(
    tx.db,
  )
  return rows[0]
}

/** Whole seconds since the start, by the database's clock; a part of the first one counts as one. */
async function elapsed(tx: Tx, { id }: BaselineRow): Promise<number> {
  const { rows } = await sql<{ seconds: number }>`
    select ceil(extract(epoch from clock_timestamp() - started_at))::float8 as seconds
    from   baseline where id = ${id}`.execute(tx.db)
  const seconds = rows[0]?.seconds ?? 0
  if (seconds < 1 || seconds > BASELINE_SECONDS_MAX) throw problem('baseline_unmeasurable')
  return seconds
}
