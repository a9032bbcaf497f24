import type { PGlite } from '@electric-sql/pglite'
import { vacuumIfDue } from './keep-tables-tidy.ts'
import { checkpointIfDue } from './keep-wal-short.ts'

const EVERY_MS = 10_000

/**
 * Does what PostgreSQL leaves to its background processes, of which PGlite has none: checkpoints and vacuum.
 * Each waits for its turn on the connection, so none runs inside a transaction. Answers what stops it, after one
 * that is running has ended.
 */
export function startUpkeep(pg: PGlite): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => {
    // One that fails is tried again; a disk that has failed is reported to whoever commits next.
    running = running.then(async () => {
      await checkpointIfDue(pg).catch(() => undefined)
      await vacuumIfDue(pg).catch(() => undefined)
    })
  }, EVERY_MS)
  timer.unref()

  return async () => {
    clearInterval(timer)
    await running
  }
}
