import { Kysely } from 'kysely'
import { makeDoorbell } from '../jobs/doorbell.ts'
import { localBell } from './bell.ts'
import type { Db } from './db.ts'
import { openPglite } from './pglite/open-pglite.ts'
import { pgliteDialect } from './pglite/pglite-dialect.ts'
import type { Tables } from './tables.ts'

/** Opens the embedded database in a folder, or in memory when there is none; there it may begin with an image. */
export async function openEmbedded(dataDir: string | null, image?: Blob): Promise<Db> {
  const { pg, close } = await openPglite({ dataDir, ...(image ? { image } : {}) })
  return {
    driver: 'pglite',
    kysely: new Kysely<Tables>({ dialect: pgliteDialect(pg) }),
    bell: localBell(),
    doorbell: makeDoorbell(),
    close,
  }
}
