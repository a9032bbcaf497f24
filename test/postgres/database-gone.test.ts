import { sql } from 'kysely'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { migrate } from '../../src/server/core/db/migrate.ts'
import { openPostgres } from '../../src/server/core/db/postgres.ts'
import * as sessions from '../../src/shared/contract/sessions.ts'
import { type Member, PASSWORD, startApp, type TestApp } from '../support/app.ts'
import { logIn } from '../support/caller.ts'
import { databasesOf } from '../support/postgres.ts'

let app: TestApp
let technician: Member
let admin: pg.Client
let url: string
let name: string
let cleanUp: () => Promise<void>

beforeAll(async () => {
  const database = await databasesOf(inject('postgresUrl'))()
  url = database.url
  name = new URL(url).pathname.slice(1)
  admin = new pg.Client({ connectionString: inject('postgresUrl') })
  await admin.connect()
  const db = await openPostgres(database.url, pino({ level: 'silent' }), 5)
  await migrate(db.kysely)
  app = await startApp({ db })
  technician = await (await app.addOrganization()).hire('technician')
  cleanUp = async () => {
    await app.close()
    await db.close()
    await admin.end()
    await database.drop()
  }
})
afterAll(() => cleanUp?.())

/** Nobody gets in, and whoever is in is thrown out: what a node sees of a database that is down. */
async function takeDatabaseAway() {
  await admin.query(`alter database "${name}" allow_connections false`)
  await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
}

test('while the database is away requests are refused plainly, and afterwards the open stream misses nothing', async () => {
  const session = await technician.call(sessions.createSession, { body: { title: 'Away', problem: 'Away' } })
  const params = { id: session.id }
  const stream = await technician.stream()

  await takeDatabaseAway()
  await technician.refused(sessions.addMessage, { params, body: { text: 'lost?' } }, 'database_unavailable')
  await expect(logIn(app.url, technician.email, PASSWORD)).rejects.toThrow('database_unavailable')
  expect((await technician.raw('/readyz')).status).toBe(503)
  expect((await technician.raw('/healthz')).status).toBe(200)

  await admin.query(`alter database "${name}" allow_connections true`)
  await expect.poll(async () => (await technician.raw('/readyz')).status).toBe(200)
  const texts = ['first after the outage', 'second after the outage']
  for (const text of texts) await technician.call(sessions.addMessage, { params, body: { text } })
  await stream.event('message_added', ({ data }) => data.message.text === texts[1])
  const seen = stream
    .events()
    .flatMap(event => (event.type === 'message_added' ? event.data.message.text : []))
  expect(seen).toEqual(texts)
  stream.close()
})

test('a connection that breaks between two statements fails their transaction alone, and the node goes on', async () => {
  const db = await openPostgres(url, pino({ level: 'silent' }), 1)
  const transaction = db.kysely.transaction().execute(async tx => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
    const pid = rows[0]?.pid
    await admin.query('select pg_terminate_backend($1)', [pid])
    const left = () => admin.query('select from pg_stat_activity where pid = $1', [pid])
    await expect.poll(async () => (await left()).rowCount).toBe(0)
    await sql`select 1`.execute(tx)
  })
  await expect(transaction).rejects.toThrow()
  expect((await sql`select 1`.execute(db.kysely)).rows).toHaveLength(1)
  await db.close()
})
