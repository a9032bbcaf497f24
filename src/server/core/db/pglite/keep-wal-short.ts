import type { PGlite } from '@electric-sql/pglite'
import { Kysely, sql } from 'kysely'
import { pgliteDialect } from './pglite-dialect.ts'

const CHECKPOINT_AFTER_BYTES = 32 * 1024 * 1024

/**
 * Runs a checkpoint if more log than `limit` bytes has gathered since the last one; tells whether it did. Without
 * it the log grows for ever and a start after a crash replays all of it. Measured: 130 MB of log cost one
 * checkpoint of 160 ms, during which nothing else runs, hence the small step.
 */
export async function checkpointIfDue(pg: PGlite, limit = CHECKPOINT_AFTER_BYTES): Promise<boolean> {
  // Not `pg.query`, which would go on talking to an engine that has panicked, and spin.
  const db = new Kysely<unknown>({ dialect: pgliteDialect(pg) })
  const { rows } = await sql<{ due: boolean }>`
    select pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn) > ${limit} as due
    from pg_control_checkpoint()`.execute(db)
  if (!rows[0]?.due) return false
  await sql`checkpoint`.execute(db)
  return true
}
