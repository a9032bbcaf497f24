import { sql } from 'kysely'
import type { Audience } from '../../../shared/domain/session-policy.ts'
import type { ReadTx, Tx } from '../transact.ts'
import type { Held } from './outbox.ts'

/** Who hears of dead letters, and may replay them. */
const ADMINS: Audience = { userIds: [], minRole: 'admin' }

/** A job that was given up. */
export type DeadJob = {
  id: number
  kind: string
  payload: unknown
  last_error: string
  attempts: number
  created_at: Date
  dead_at: Date
}

/**
 * Gives a job up, as far as this worker still holds it, and raises the alarm. Answers whether it did. The row stays until an
 * admin replays or drops it.
 */
export async function buryJob(
  tx: Tx,
  worker: string,
  { id, attempts }: Held,
  title: string,
  why: string,
): Promise<boolean> {
  const { rows } = await sql`
    update job
    set    dead_at = clock_timestamp(), ready = false, locked_by = null, last_error = ${why}
    where  org_id = ${tx.orgId} and id = ${id} and locked_by = ${worker} and attempts = ${attempts}
    returning id`.execute(tx.db)
  if (rows.length === 0) return false
  tx.emit({ type: 'job_dead', data: { jobId: id, title }, audience: ADMINS })
  return true
}

/** What was given up, newest first. */
export async function listDeadJobs(tx: ReadTx, most: number): Promise<DeadJob[]> {
  const { rows } = await sql<DeadJob>`
    select   id, kind, payload, coalesce(last_error, '') as last_error, attempts, created_at, dead_at
    from     job
    where    org_id = ${tx.orgId} and dead_at is not null
    order by dead_at desc, id desc
    limit    ${most}`.execute(tx.db)
  return rows
}

/** How much was given up, and when the last of it. */
export async function countDeadJobs(tx: ReadTx): Promise<{ total: number; lastAt: Date | null }> {
  const { rows } = await sql<{ total: number; last_at: Date | null }>`
    select count(*)::int as total, max(dead_at) as last_at
    from   job
    where  org_id = ${tx.orgId} and dead_at is not null`.execute(tx.db)
  return { total: rows[0]?.total ?? 0, lastAt: rows[0]?.last_at ?? null }
}

/** Some of them: by id, by name, or so many of the oldest. */
export type DeadJobs =
  | { ids: readonly number[] }
  | { kind: string; keys: readonly string[] }
  | { oldest: number }

/**
 * Begins jobs that were given up anew, with all their tries, and answers them. One whose work was queued again meanwhile
 * has nothing left to do and only goes.
 */
export async function replayDeadJobs(tx: Tx, which: DeadJobs): Promise<DeadJob[]> {
  const { rows } = await sql<DeadJob>`
    with dead as (
      select j.*, exists (select from job w
                          where  w.org_id = j.org_id and w.kind = j.kind and w.key = j.key and w.dead_at is null) as waits
      from   job j
      where  j.org_id = ${tx.orgId} and j.dead_at is not null and ${chosen(tx.orgId, which)}
      for    update
    ), ranked as (
      select d.*, d.waits or row_number() over (partition by d.kind, coalesce(d.key, d.id::text) order by d.id desc) > 1 as idle
      from   dead d
    ), gone as (
      delete from job j using ranked r where j.org_id = r.org_id and j.id = r.id and r.idle
    ), replayed as (
      update job j
      set    dead_at = null, attempts = 0, due_at = clock_timestamp(), ready = true
      from   ranked r
      where  j.org_id = r.org_id and j.id = r.id and not r.idle
    )
    select id, kind, payload, coalesce(last_error, '') as last_error, attempts, created_at, dead_at from ranked`.execute(
    tx.db,
  )
  tellSettled(tx, rows, 'replay')
  return rows
}

/** Removes a job that was given up for good. Answers whether it was there. */
export async function dropDeadJob(tx: Tx, id: number): Promise<boolean> {
  const { rows } = await sql<{ id: number }>`
    delete from job where org_id = ${tx.orgId} and id = ${id} and dead_at is not null returning id`.execute(
    tx.db,
  )
  tellSettled(tx, rows, 'drop')
  return rows.length > 0
}

function chosen(orgId: string, which: DeadJobs) {
  if ('ids' in which) return sql`j.id = any(${[...which.ids]}::bigint[])`
  if ('keys' in which) return sql`j.kind = ${which.kind} and j.key = any(${[...which.keys]}::text[])`
  return sql`j.id = any(array(select o.id from job o
                              where  o.org_id = ${orgId} and o.dead_at is not null
                              order  by o.dead_at, o.id
                              limit  ${which.oldest}))`
}

function tellSettled(tx: Tx, rows: readonly { id: number }[], by: 'replay' | 'drop'): void {
  if (rows.length === 0) return
  tx.emit({
    type: 'dead_letters_settled',
    data: { jobIds: rows.map(({ id }) => Number(id)), by },
    audience: ADMINS,
  })
}
