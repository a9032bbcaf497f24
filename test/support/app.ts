import { pino } from 'pino'
import { type BuiltApp, buildApp } from '../../src/server/app.ts'
import { hash, insertAccount, insertMember, insertOrganization } from '../../src/server/core/auth/accounts.ts'
import { changePeople } from '../../src/server/core/auth/people.ts'
import { type Config, readConfig } from '../../src/server/core/config.ts'
import type { Actor, Ctx, Services } from '../../src/server/core/context.ts'
import { makeSealer } from '../../src/server/core/crypto.ts'
import type { Db } from '../../src/server/core/db/db.ts'
import { makeMetrics } from '../../src/server/core/metrics.ts'
import type { Role } from '../../src/shared/contract/route.ts'
import { type Caller, logIn } from './caller.ts'
import { openMigrated } from './migrated-database.ts'

export const PASSWORD = 'a password for tests'
export const SECRET = 'a secret that only the tests have'

/** A member of a test organization: a browser that is logged in, and the context of a command. */
export type Member = Caller & { actor: Actor; ctx: Ctx; email: string }

export type TestApp = BuiltApp & {
  url: string
  services: Services
  /** Adds an organization with the named roles, each logged in. */
  addOrganization(name?: string): Promise<TestOrganization>
}

export type TestOrganization = { orgId: string; hire(role: Role, name?: string): Promise<Member> }

type Options = {
  db?: Db
  config?: Record<string, string>
  log?: Services['log']
  secret?: string
  previousSecret?: string
}

/** Starts the whole server on a free port of the loopback, over a database in memory unless given one. */
export async function startApp({
  db,
  config = {},
  log = pino({ level: 'silent' }),
  secret = SECRET,
  previousSecret,
}: Options = {}): Promise<TestApp> {
  const open = db ?? (await openMigrated())
  const services: Services = {
    db: open,
    log,
    metrics: makeMetrics({ defaults: false }),
    sealer: makeSealer(secret, previousSecret),
  }
  const app = await buildApp(services, testConfig(config), secret)
  const url = await app.server.listen({ host: '127.0.0.1', port: 0 })
  let closed: Promise<void> | undefined
  async function stop() {
    await app.close()
    if (!db) await open.close()
  }
  return {
    ...app,
    url,
    services,
    addOrganization: (name = 'Test MSP') => addOrganization(services, url, name),
    // Once, so that a test that stops the server itself may be followed by the usual tidying up.
    close: () => (closed ??= stop()),
  }
}

const testConfig = (more: Record<string, string>): Config =>
  readConfig({
    NODE_ENV: 'test',
    RATE_LIMIT_PER_MINUTE: '1000000',
    LOGIN_LIMIT_PER_MINUTE: '1000000',
    ...more,
  })

let made = 0
let passwordHash: Promise<string> | undefined

async function addOrganization(services: Services, url: string, name: string): Promise<TestOrganization> {
  const orgId = await changePeople(services, null, async db => {
    const id = await insertOrganization(db, name)
    return { orgId: id, result: id }
  })
  return {
    orgId,
    async hire(role, personName) {
      const email = `person${++made}@example.test`
      const name = personName ?? `${role} ${made}`
      const actor = await hire(services, orgId, { role, name, email })
      return { ...(await logIn(url, email, PASSWORD)), email, actor, ctx: { ...services, actor } }
    },
  }
}

/** Makes a member without logging in: enough for calling commands directly. */
export async function hire(
  services: Services,
  orgId: string,
  { role, name, email }: { role: Role; name: string; email: string },
): Promise<Actor> {
  passwordHash ??= hash(PASSWORD)
  const account = { email, name, passwordHash: await passwordHash }
  const id = await changePeople(services, null, async db => {
    const userId = await insertAccount(db, account)
    await insertMember(db, orgId, userId, role)
    return { orgId, result: userId }
  })
  return { id, name, orgId, role }
}
