import { sql, type Transaction } from 'kysely'
import { type Actor, type Ctx, isSystem, type Services } from './context.ts'
import type { Sealer } from './crypto.ts'
import type { Tables } from './db/tables.ts'
import { appendEvents, type NewEvent } from './event-log.ts'
import { cancelJobs, insertJobs } from './jobs/enqueue.ts'
import type { NewJob } from './jobs/new-job.ts'
import { problem } from './problem.ts'

/** The only handle in scope while an organization is entered. */
export type ReadTx = {
  /** Queries see and change the entered organization alone. */
  db: Transaction<Tables>
  orgId: string
  actor: Actor
  /** Place in the log before anything was read: what is read here holds at least these events. */
  cursor: string
}

export type Tx = ReadTx & {
  sealer: Sealer
  /** Adds a fact to the log; it becomes visible with the commit, or not at all. */
  emit(event: NewEvent): void
  /** Adds a job to the outbox; it is done after the commit, or never. */
  enqueue(job: NewJob): void
  /** Takes jobs of a kind back by their keys, as far as nobody has begun them. */
  cancel(kind: string, keys: readonly string[]): Promise<void>
}

/** Serialization failure and deadlock: the transaction did nothing and may be tried again. */
const RETRYABLE = new Set(['40001', '40P01'])
const TRIES = 3

/**
 * The one way to write: SQL, events and what follows from them in one transaction, or none of it.
 * Nothing outside the database may be called or waited for in `body`. It may run again after a deadlock,
 * so it keeps no state of its own.
 */
export async function transact<T>(ctx: Ctx, body: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptTransact(ctx, body)
    } catch (error) {
      if (attempt >= TRIES || !RETRYABLE.has((error as { code?: string }).code ?? '')) throw error
      ctx.metrics.transactionRetries.inc()
    }
  }
}

async function attemptTransact<T>(ctx: Ctx, body: (tx: Tx) => Promise<T>): Promise<T> {
  const { actor } = ctx
  let head: number | undefined
  let dueIn: number[] = []
  const result = await ctx.db.kysely.transaction().execute(async db => {
    const events: NewEvent[] = []
    const jobs: NewJob[] = []
    const tx: Tx = {
      db,
      orgId: actor.orgId,
      actor,
      sealer: ctx.sealer,
      cursor: await enter(db, actor.orgId),
      emit: event => events.push(event),
      enqueue: job => jobs.push(job),
      cancel: (kind, keys) => cancelJobs(db, kind, keys),
    }
    const answer = ctx.idempotency ? await once(tx, ctx.idempotency, () => body(tx)) : await body(tx)
    if (jobs.length > 0) {
      await insertJobs(db, actor.orgId, jobs)
      dueIn = [...new Set(jobs.map(({ delayMs }) => delayMs ?? 0))]
    }
    if (events.length > 0) head = await appendEvents(db, actor.orgId, isSystem(actor) ? null : actor, events)
    return answer
  })
  if (head !== undefined) ctx.db.bell.ring({ orgId: actor.orgId, head })
  for (const ms of dueIn) ctx.db.doorbell.ring(ms)
  return result
}

/** Reads of one organization in one transaction. */
export function read<T>(ctx: Services & { actor: Actor }, body: (tx: ReadTx) => Promise<T>): Promise<T> {
  const { actor } = ctx
  return ctx.db.kysely.transaction().execute(async db => {
    const cursor = await enter(db, actor.orgId)
    return body({ db, orgId: actor.orgId, actor, cursor })
  })
}

/** Takes the tenant role and the organization for the rest of the transaction. Answers the log's cursor. */
export async function enter(db: Transaction<Tables>, orgId: string): Promise<string> {
  const { rows } = await sql<{ cursor: string | null }>`select rf_enter(${orgId}) as cursor`.execute(db)
  const cursor = rows[0]?.cursor
  if (!cursor) throw problem('no_organization')
  return cursor
}

/**
 * Runs `body` at most once a key. A repeat answers what the first call answered; a repeat that comes while
 * the first is under way waits for it at the key's row.
 */
async function once<T>(
  tx: Tx,
  { key, request }: NonNullable<Ctx['idempotency']>,
  body: () => Promise<T>,
): Promise<T> {
  const mine = await sql`
    with expired as (
      delete from idempotency_key where created_at < now() - interval '1 day' and key <> ${key}
    )
    insert into idempotency_key (org_id, user_id, key, request)
    values (${tx.orgId}, ${tx.actor.id}, ${key}, ${request})
    on conflict do nothing
    returning key`.execute(tx.db)
  if (mine.rows.length === 0) return earlierAnswer<T>(tx, key, request)

  const answer = await body()
  await sql`
    update idempotency_key set answer = ${JSON.stringify(answer)}::jsonb
    where  user_id = ${tx.actor.id} and key = ${key}`.execute(tx.db)
  return answer
}

async function earlierAnswer<T>(tx: Tx, key: string, request: string): Promise<T> {
  const { rows } = await sql<{ request: string; answer: T }>`
    select request, answer from idempotency_key
    where  user_id = ${tx.actor.id} and key = ${key}`.execute(tx.db)
  const earlier = rows[0]
  if (!earlier || earlier.request !== request) throw problem('idempotency_key_reused')
  return earlier.answer
}
