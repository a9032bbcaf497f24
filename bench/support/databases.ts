import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Services } from '../../src/server/core/context.ts'
import { makeSealer } from '../../src/server/core/crypto.ts'
import type { Db } from '../../src/server/core/db/db.ts'
import { openEmbedded } from '../../src/server/core/db/embedded.ts'
import { migrate } from '../../src/server/core/db/migrate.ts'
import { openPostgres } from '../../src/server/core/db/postgres.ts'
import { makeMetrics } from '../../src/server/core/metrics.ts'
import { startPostgres } from '../../test/support/postgres.ts'

export type Open = { services: Services; close(): Promise<void> }

/** A fresh embedded database in a folder, as durable as in production. */
export async function openFolder(): Promise<Open> {
  const folder = mkdtempSync(join(tmpdir(), 'rf-bench-'))
  const db = await openEmbedded(folder)
  return withSchema(db, async () => rmSync(folder, { recursive: true, force: true }))
}

/** A fresh PostgreSQL with fsync on. */
export async function openServer(poolSize = 20): Promise<Open & { url: string }> {
  const { url, stop } = await startPostgres({ fsync: true })
  const open = await withSchema(await openPostgres(url, pino({ level: 'warn' }), poolSize), stop)
  return { ...open, url }
}

async function withSchema(db: Db, remove: () => Promise<void>): Promise<Open> {
  await migrate(db.kysely)
  const services = {
    db,
    log: pino({ level: 'warn' }),
    metrics: makeMetrics({ defaults: false }),
    sealer: makeSealer('nothing of a bench is kept'),
  }
  return {
    services,
    async close() {
      await db.close()
      await remove()
    },
  }
}
