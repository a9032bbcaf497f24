import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Db } from '../../src/server/core/db/db.ts'
import { migrate } from '../../src/server/core/db/migrate.ts'
import { openPostgres } from '../../src/server/core/db/postgres.ts'
import { claimHandoff, createHandoff } from '../../src/shared/contract/handoffs.ts'
import { createSession } from '../../src/shared/contract/sessions.ts'
import { startApp } from '../support/app.ts'
import { type Postgres, startPostgres } from '../support/postgres.ts'

/**
 * How an operator runs it: the database belongs to a role that is no superuser, so that row level security and
 * every grant count for each statement. Roles belong to the whole cluster, so these tests have one of their own.
 */
let postgres: Postgres
beforeAll(async () => {
  postgres = await startPostgres()
})

const open: Db[] = []
afterAll(async () => {
  for (const db of open) await db.close()
  await postgres?.stop()
})

async function asAdmin(text: string) {
  const client = new pg.Client({ connectionString: postgres.url })
  await client.connect()
  await client.query(text).finally(() => client.end())
}

/** A database that belongs to a new role with these attributes. */
async function databaseOwnedBy(attributes: string) {
  const owner = `owner_${randomBytes(6).toString('hex')}`
  const url = new URL((await postgres.createDatabase()).url)
  await asAdmin(`create role ${owner} login password 'for tests' ${attributes}`)
  await asAdmin(`alter database ${url.pathname.slice(1)} owner to ${owner}`)
  url.username = owner
  url.password = 'for tests'
  const db = await openPostgres(url.href, pino({ level: 'silent' }), 5)
  open.push(db)
  return { db, owner }
}

/** The main job, over the network, and the wall between two organizations. */
async function escalateAndClaim(db: Db) {
  const app = await startApp({ db })
  try {
    const msp = await app.addOrganization()
    const [junior, senior] = [await msp.hire('technician'), await msp.hire('engineer')]
    const stream = await senior.stream()
    const session = await junior.call(createSession, { body: { title: 'VPN', problem: 'VPN drops' } })
    const { id } = await junior.call(createHandoff, {
      params: { id: session.id },
      body: { reason: 'I am stuck' },
    })
    await stream.event('handoff_created', event => event.data.handoff.id === id)
    const claimed = await senior.call(claimHandoff, { params: { id }, body: {} })
    expect(claimed.claimedBy?.id).toBe(senior.actor.id)
    stream.close()

    const stranger = await (await app.addOrganization('Another MSP')).hire('engineer')
    await stranger.refused(claimHandoff, { params: { id }, body: {} }, 'not_found')
  } finally {
    await app.close()
  }
}

test('the roles are made by an owner who may, given by an administrator, or asked for in plain words', async () => {
  const unprepared = await databaseOwnedBy('nocreaterole')
  await expect(migrate(unprepared.db.kysely)).rejects.toThrow(/rf_app and rf_system are missing/)

  const { db } = await databaseOwnedBy('createrole')
  await migrate(db.kysely)
  await escalateAndClaim(db)

  // They exist now, but belong to nobody else yet.
  await expect(migrate(unprepared.db.kysely)).rejects.toThrow(/not granted to owner_/)
  await asAdmin(`grant rf_app, rf_system to ${unprepared.owner}`)
  await migrate(unprepared.db.kysely)
  await escalateAndClaim(unprepared.db)
})
