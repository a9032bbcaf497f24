import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Logger } from 'pino'
import { makeDoorbell } from '../jobs/doorbell.ts'
import type { Db } from './db.ts'
import { postgresBell } from './postgres-bell.ts'
import type { Tables } from './tables.ts'

// Sequence numbers stay far below 2^53; everything else that is int8 here is a count.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/** Opens PostgreSQL for one node. The pool connects lazily, so this does not fail when the server is away. */
export async function openPostgres(url: string, log: Logger, poolSize: number): Promise<Db> {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    application_name: 'resolutionflow',
    connectionTimeoutMillis: 5_000,
    // A statement that runs this long is lost anyway, and holds an organization's head meanwhile.
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
  })
  // The pool listens to a connection only while nobody has it, and then tells it here as well. One that breaks between two
  // statements of a transaction would end the process without a listener of its own.
  pool.on('connect', client =>
    client.on('error', error => log.warn({ err: error }, 'a database connection broke')),
  )
  pool.on('error', () => {})
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  const bell = postgresBell(url, pool, log)
  return {
    driver: 'postgres',
    kysely,
    bell,
    doorbell: makeDoorbell(),
    async close() {
      await bell.close()
      await kysely.destroy()
    },
  }
}
