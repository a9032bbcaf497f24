import { pino } from 'pino'
import { insertOrganization } from '../../../src/server/core/auth/accounts.ts'
import { changePeople } from '../../../src/server/core/auth/people.ts'
import type { Services } from '../../../src/server/core/context.ts'
import { makeSealer } from '../../../src/server/core/crypto.ts'
import { migrate } from '../../../src/server/core/db/migrate.ts'
import { openPostgres } from '../../../src/server/core/db/postgres.ts'
import { makeMetrics } from '../../../src/server/core/metrics.ts'
import type { Role } from '../../../src/shared/contract/route.ts'
import { type ServerProcess, startServer } from '../../crash/support/server-process.ts'
import { hire, PASSWORD } from '../../support/app.ts'
import { type Caller, logIn, makeCaller } from '../../support/caller.ts'
import { databasesOf } from '../../support/postgres.ts'

/** One person, logged in, at each of the nodes: a login counts on all of them. */
export type Person = { id: string; name: string; cookie: string; at: [Caller, Caller] }

export type TwoNodes = {
  nodes: [ServerProcess, ServerProcess]
  /** The database from the side, for looking and for making members. */
  services: Services
  addOrganization(): Promise<{ orgId: string; hire(role: Role): Promise<Person> }>
  stop(): Promise<void>
}

const SECRET = 'a secret that both of the nodes are given'

/** Starts two app processes over a fresh database of the run's PostgreSQL. */
export async function startTwoNodes(
  postgresUrl: string,
  more: Record<string, string> = {},
): Promise<TwoNodes> {
  const log = pino({ level: 'silent' })
  const { url, drop } = await databasesOf(postgresUrl)()
  const db = await openPostgres(url, log, 4)
  const services = { db, log, metrics: makeMetrics({ defaults: false }), sealer: makeSealer(SECRET) }
  await migrate(db.kysely)
  const env = { DATABASE_URL: url, RF_SECRET_KEY: SECRET, ...more }
  const nodes = await Promise.all([startServer(env), startServer(env)])
  let hired = 0

  return {
    nodes,
    services,
    async addOrganization() {
      const orgId = await changePeople(services, null, async db => {
        const id = await insertOrganization(db, 'Two nodes MSP')
        return { orgId: id, result: id }
      })
      return {
        orgId,
        async hire(role) {
          const name = `${role} ${++hired}`
          const email = `person${hired}@example.test`
          const { id } = await hire(services, orgId, { role, name, email })
          const node = nodes[hired % 2] ?? nodes[0]
          const { cookie } = await logIn(node.url, email, PASSWORD)
          return {
            id,
            name,
            cookie,
            at: [makeCaller(nodes[0].url, cookie), makeCaller(nodes[1].url, cookie)],
          }
        },
      }
    },
    async stop() {
      await Promise.all(nodes.map(node => node.kill()))
      await db.close()
      await drop()
    },
  }
}

/** Runs `work` for 0 to `count` - 1, `width` at a time. */
export async function each(
  count: number,
  width: number,
  work: (index: number) => Promise<void>,
): Promise<void> {
  let next = 0
  const worker = async () => {
    for (let index = next++; index < count; index = next++) await work(index)
  }
  await Promise.all(Array.from({ length: width }, worker))
}
