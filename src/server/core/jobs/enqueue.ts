import { sql, type Transaction } from 'kysely'
import type { Tables } from '../db/tables.ts'
import type { NewJob } from './new-job.ts'

/** Adds jobs to the entered organization's outbox, in the transaction of what they follow from. */
export async function insertJobs(
  tx: Transaction<Tables>,
  orgId: string,
  jobs: readonly NewJob[],
): Promise<void> {
  await sql`
    insert into job (org_id, kind, payload, key, destination, due_at, ready, max_attempts)
    select ${orgId}, j."kind", j."payload", j."key", j."destination",
           coalesce(j."dueAt", clock_timestamp() + make_interval(secs => coalesce(j."delayMs", 0) / 1000.0)),
           coalesce(j."dueAt" <= clock_timestamp(), coalesce(j."delayMs", 0) <= 0),
           coalesce(j."maxAttempts", 10)
    from   jsonb_to_recordset(${JSON.stringify(jobs)}::jsonb)
             as j("kind" text, "payload" jsonb, "key" text, "destination" text, "dueAt" timestamptz,
                  "delayMs" double precision, "maxAttempts" integer)
    on conflict (org_id, kind, key) where dead_at is null do nothing`.execute(tx)
}

/** Takes jobs of a kind back by their keys, unless a worker has begun. */
export async function cancelJobs(
  tx: Transaction<Tables>,
  kind: string,
  keys: readonly string[],
): Promise<void> {
  if (keys.length === 0) return
  await sql`
    delete from job
    where  kind = ${kind} and key = any(${[...keys]}::text[]) and dead_at is null and locked_by is null`.execute(
    tx,
  )
}
