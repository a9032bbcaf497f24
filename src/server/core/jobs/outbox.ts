import { sql } from 'kysely'
import type { Db } from '../db/db.ts'

/** A job that this worker holds. */
export type Held = {
  org_id: string
  id: number
  kind: string
  payload: unknown
  destination: string | null
  attempts: number
  max_attempts: number
  /** Since it was due. */
  waited_ms: number
}

/** The statements of a worker, each a transaction of its own: nothing is held open while a job is done. */
export function outboxOf({ kysely }: Db, worker: string, leaseSeconds: number) {
  const lease = sql`make_interval(secs => ${leaseSeconds}::double precision)`
  const ids = (jobs: readonly number[]) => sql`${[...jobs]}::bigint[]`
  return {
    async claim(kinds: readonly string[], busy: readonly string[], most: number): Promise<Held[]> {
      const { rows } = await sql<Held>`
        select * from rf_claim_jobs(${worker}, ${[...kinds]}::text[], ${[...busy]}::text[], ${most}, ${lease})`.execute(
        kysely,
      )
      return rows
    },
    /** Answers the ids whose lease this worker still has. */
    async renew(jobs: readonly number[]): Promise<number[]> {
      const { rows } = await sql<{ id: number }>`
        select rf_renew_jobs(${worker}, ${ids(jobs)}, ${lease}) as id`.execute(kysely)
      return rows.map(({ id }) => Number(id))
    },
    async finish(jobs: readonly number[]): Promise<void> {
      await sql`select rf_finish_jobs(${worker}, ${ids(jobs)})`.execute(kysely)
    },
    async postpone(
      job: number,
      { seconds, why = null, pause = false, givesBack = false }: Postponement,
    ): Promise<void> {
      await sql`
        select rf_postpone_job(${worker}, ${job}, make_interval(secs => ${seconds}::double precision), ${why}, ${pause},
                               ${givesBack})`.execute(kysely)
    },
    async bury(job: number, why: string): Promise<void> {
      await sql`select rf_bury_job(${worker}, ${job}, ${why})`.execute(kysely)
    },
  }
}

type Postponement = {
  seconds: number
  why?: string | null
  pause?: boolean
  /** The try does not count: it was not begun. */
  givesBack?: boolean
}
