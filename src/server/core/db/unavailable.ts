import { sql } from 'kysely'
import type { Db } from './db.ts'

const SQLSTATE = /^(08|53|57P)/
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EPIPE'])
/** The driver's own words for a connection that it lost or could not make; they carry no code. */
const DRIVER = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered)/

/** True for an error that says the database is away, not that something is wrong with the query. */
export function isDatabaseAway(error: unknown): boolean {
  const {
    code = '',
    severity,
    message = '',
  } = error as { code?: string; severity?: string; message?: string }
  // FATAL ends the connection: the server is starting, stopping, full or closed to us.
  return severity === 'FATAL' || SQLSTATE.test(code) || NETWORK.has(code) || DRIVER.test(message)
}

/** Throws the database's own error when it is away: better-auth answers any fault of its queries alike. */
export async function requireDatabase(db: Db): Promise<void> {
  await sql`select 1`.execute(db.kysely)
}
