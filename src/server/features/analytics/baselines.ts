import { type Selectable, sql } from 'kysely'
import type { Baseline, BaselineAudit } from '../../../shared/contract/baselines.ts'
import type { BaselineTable } from '../../core/db/tables.ts'
import type { ReadTx } from '../../core/transact.ts'

export type BaselineRow = Selectable<BaselineTable> & { measurer_name: string }

/** How many a page shows. */
export const LIST_SIZE = 200

export const selectBaselines = (source = sql`baseline`) => sql`
  select b.*, p.name as measurer_name
  from   ${source} b
  join   person p on p.org_id = b.org_id and p.id = b.measured_by`

export const presentBaseline = (row: BaselineRow): Baseline => ({
  id: row.id,
  source: row.source as Baseline['source'],
  measuredBy: { id: row.measured_by, name: row.measurer_name },
  startedAt: row.started_at.toISOString(),
  seconds: row.seconds,
  note: row.note,
  edited: row.edited,
  version: row.version,
})

/** Baselines, newest first: all, or at most so many. */
export async function listBaselines(tx: ReadTx, most: number | null = null): Promise<BaselineRow[]> {
  const { rows } = await sql<BaselineRow>`
    ${selectBaselines()} order by b.started_at desc, b.id limit ${most}::int`.execute(tx.db)
  return rows
}

/** The stopwatch that runs for the actor. */
export async function getRunning(tx: ReadTx): Promise<BaselineRow | undefined> {
  const { rows } = await sql<BaselineRow>`
    ${selectBaselines()} where b.measured_by = ${tx.actor.id} and b.seconds is null`.execute(tx.db)
  return rows[0]
}

/** Seconds of all measured baselines, rising, and how many were typed. */
export async function readMeasurements(tx: ReadTx): Promise<{ seconds: Float64Array; typed: number }> {
  const { rows } = await sql<{ seconds: number; typed: boolean }>`
    select seconds, source = 'typed' as typed from baseline where seconds is not null order by seconds`.execute(
    tx.db,
  )
  return {
    seconds: Float64Array.from(rows, row => row.seconds),
    typed: rows.filter(row => row.typed).length,
  }
}

const ACTIONS = {
  baseline_recorded: 'recorded',
  baseline_changed: 'changed',
  baseline_deleted: 'deleted',
} as const

type AuditRow = {
  type: keyof typeof ACTIONS
  at: Date
  actor_id: string | null
  actor_name: string | null
  data: { baseline: Baseline; before?: Baseline }
}

/** Who recorded, changed and deleted baselines, from the log, newest first. */
export async function listBaselineAudit(tx: ReadTx): Promise<BaselineAudit[]> {
  const { rows } = await sql<AuditRow>`
    select   type, at, actor_id, actor_name, data
    from     event
    where    type in ('baseline_recorded', 'baseline_changed', 'baseline_deleted')
    order by seq desc
    limit    ${LIST_SIZE}`.execute(tx.db)
  return rows.map(({ type, at, actor_id, actor_name, data }) => ({
    at: at.toISOString(),
    by: actor_id === null ? null : { id: actor_id, name: actor_name ?? '' },
    action: ACTIONS[type],
    before: type === 'baseline_deleted' ? data.baseline : (data.before ?? null),
    after: type === 'baseline_deleted' ? null : data.baseline,
  }))
}
