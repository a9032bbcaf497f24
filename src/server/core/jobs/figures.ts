import { sql } from 'kysely'
import type { Db } from '../db/db.ts'
import type { Metrics } from '../metrics.ts'

/** Brings the figures of the outbox up to date, which all nodes share: asked for when somebody reads the metrics. */
export async function measureJobs({ kysely }: Db, { jobs, jobOldest }: Metrics): Promise<void> {
  const { rows } = await sql<{ due: number; oldest_seconds: number; later: number; dead: number }>`
    select * from rf_job_figures()`.execute(kysely)
  const [figures] = rows
  if (!figures) return
  jobs.set({ state: 'due' }, Number(figures.due))
  jobs.set({ state: 'later' }, Number(figures.later))
  jobs.set({ state: 'dead' }, Number(figures.dead))
  jobOldest.set(figures.oldest_seconds)
}
