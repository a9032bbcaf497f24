import { readFile } from 'node:fs/promises'
import { inject } from 'vitest'
import type { Db } from '../../src/server/core/db/db.ts'
import { openEmbedded } from '../../src/server/core/db/embedded.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A migrated embedded database, packed into one file. */
    databaseImage: string
  }
}

/** An embedded database in memory with the newest schema, from the image that the run made once. */
export async function openMigrated(): Promise<Db> {
  return openEmbedded(null, new Blob([await readFile(inject('databaseImage'))]))
}
