import { sql } from 'kysely'
import type { Db } from '../db/db.ts'

/** A job that this worker holds. */
export type Held = {
  org_id: string
  id: number
  kind: string
  payload: unknown
  destination: string | null
  /** This try's number: with it the worker shows that the lease is still its own. */
  attempts: number
  max_attempts: number
  /** Its organization and destination: what shares slots. */
  lane: string
  /** Since it was due. */
  waited_ms: number
}

/** What a worker may take. */
export type Asked = {
  kinds: readonly string[]
  most: number
  /** Most of one destination. */
  laneRoom: number
  /** How many more of the lanes that it is busy with. */
  rooms: Readonly<Record<string, number>>
  /** The lane behind which to begin; '' for the first. */
  after: string
}

/** The statements of a worker, each a transaction of its own: nothing is held open while a job is done. */
export function outboxOf({ kysely }: Db, worker: string, leaseSeconds: number) {
  const lease = sql`make_interval(secs => ${leaseSeconds}::double precision)`
  const named = (jobs: readonly Held[]) => sql`
    ${jobs.map(job => job.org_id)}::text[], ${jobs.map(({ id }) => id)}::bigint[],
    ${jobs.map(({ attempts }) => attempts)}::integer[]`
  return {
    /** By lane, and within one by when they were due. */
    async claim({ kinds, most, laneRoom, rooms, after }: Asked): Promise<Held[]> {
      const { rows } = await sql<Held>`
        select * from rf_claim_jobs(${worker}, ${[...kinds]}::text[], ${after}, ${JSON.stringify(rooms)}::jsonb, ${laneRoom},
                                    ${most}, ${lease})`.execute(kysely)
      return rows
    },
    async renew(jobs: readonly Held[]): Promise<void> {
      await sql`select rf_renew_jobs(${worker}, ${named(jobs)}, ${lease})`.execute(kysely)
    },
    async finish(jobs: readonly Held[]): Promise<void> {
      await sql`select rf_finish_jobs(${worker}, ${named(jobs)})`.execute(kysely)
    },
    async postpone(
      { org_id, id, attempts }: Held,
      { seconds, why = null, pause = false, givesBack = false }: Postponement,
    ): Promise<void> {
      await sql`
        select rf_postpone_job(${worker}, ${org_id}, ${id}, ${attempts}, make_interval(secs => ${seconds}::double precision),
                               ${why}, ${pause}, ${givesBack})`.execute(kysely)
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
