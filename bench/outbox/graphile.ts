import { Logger, makeWorkerUtils, run as runGraphile } from 'graphile-worker'
import { sql } from 'kysely'
import type { Open } from '../support/databases.ts'
import type { Queue } from './queue.ts'

const TASK = 'bench'
const CONCURRENCY = 24
const silent = new Logger(() => () => {})

/**
 * graphile-worker over the same database, set up for speed as its documentation says: a local queue, and ends that are
 * written in batches.
 */
export async function graphileQueue({ url, services }: Open & { url: string }): Promise<Queue> {
  const { kysely } = services.db
  const preset = {
    worker: {
      connectionString: url,
      maxPoolSize: 20,
      concurrentJobs: CONCURRENCY,
      pollInterval: 250,
      localQueue: { size: 500 },
      completeJobBatchDelay: 3,
      failJobBatchDelay: 3,
      logger: silent,
    },
  }
  const utils = await makeWorkerUtils({ preset })
  await utils.migrate()
  return {
    async add(numbers) {
      await utils.addJobs(
        numbers.map(n => ({ identifier: TASK, payload: { n }, jobKey: crypto.randomUUID() })),
      )
    },
    async addTimers(from, to) {
      await sql`
        select graphile_worker.add_jobs(array(
          select json_populate_record(null::graphile_worker.job_spec,
                   json_build_object('identifier', ${TASK}::text, 'payload', json_build_object('n', 0),
                                     'run_at', now() + interval '1 day' + n * interval '1 millisecond',
                                     'job_key', gen_random_uuid()))
          from   generate_series(${from}::integer, ${to}::integer) n))`.execute(kysely)
    },
    async start(run) {
      const runner = await runGraphile({
        preset,
        noHandleSignals: true,
        taskList: { [TASK]: async payload => run((payload as { n: number }).n) },
      })
      return { close: () => runner.stop() }
    },
    async due() {
      const { rows } = await sql<{ due: number }>`
        select count(*)::int as due from graphile_worker.jobs where run_at < now() + interval '1 hour'`.execute(
        kysely,
      )
      return rows[0]?.due ?? 0
    },
    close: async () => void (await utils.release()),
  }
}
