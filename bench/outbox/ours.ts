import { sql } from 'kysely'
import { z } from 'zod'
import { systemCtx } from '../../src/server/core/context.ts'
import { jobHandler } from '../../src/server/core/jobs/job.ts'
import { startWorker } from '../../src/server/core/jobs/worker.ts'
import { transact } from '../../src/server/core/transact.ts'
import type { Open } from '../support/databases.ts'
import { addOrganization } from '../support/people.ts'
import type { Queue } from './queue.ts'

const KIND = 'bench'
const ORGANIZATIONS = 16
/** Of each organization; with their 8 slots each they leave room for all of a node's. */
const DESTINATIONS = 8
const payload = z.strictObject({ n: z.int() })

/** Our outbox, over organizations that each have several destinations, as a deployment does. */
export async function ourQueue({ services }: Open): Promise<Queue> {
  const { kysely } = services.db
  const organizations = await Promise.all(
    Array.from({ length: ORGANIZATIONS }, () => addOrganization(services)),
  )
  const organizationOf = (n: number) => organizations[n % ORGANIZATIONS] ?? ''
  return {
    async add(numbers) {
      for (const orgId of organizations) {
        const part = numbers.filter(n => organizationOf(n) === orgId)
        if (part.length === 0) continue
        await transact(systemCtx(services, orgId), async tx => {
          for (const n of part)
            tx.enqueue({
              kind: KIND,
              payload: { n },
              key: crypto.randomUUID(),
              destination: `destination ${Math.floor(n / ORGANIZATIONS) % DESTINATIONS}`,
            })
        })
      }
    },
    async addTimers(from, to) {
      await sql`
        insert into job (org_id, kind, payload, key, destination, due_at)
        select (${organizations}::text[])[1 + n % ${ORGANIZATIONS}::integer], ${KIND}, '{"n": 0}', gen_random_uuid()::text,
               'destination ' || n % ${DESTINATIONS}::integer, clock_timestamp() + interval '1 day' + n * interval '1 millisecond'
        from   generate_series(${from}::integer, ${to}::integer) n`.execute(kysely)
    },
    async start(run) {
      const worker = startWorker(services, {
        [KIND]: jobHandler({ title: 'Measure', payload, run: async ({ payload: { n } }) => run(n) }),
      })
      return { close: () => worker.close() }
    },
    async due() {
      const { rows } = await sql<{ due: number }>`
        select count(*)::int as due from job where due_at < now() + interval '1 hour'`.execute(kysely)
      return rows[0]?.due ?? 0
    },
    async close() {},
  }
}
