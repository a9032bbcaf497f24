import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { DURABLE_START_PARAMS, DurableNodeFs, type Fsync } from './durable-node-fs.ts'
import { fsyncDirectory, fsyncTree } from './fsync-path.ts'
import { lockDataDir } from './lock-data-dir.ts'
import { typeParsers } from './type-parsers.ts'
import { startUpkeep } from './upkeep.ts'

/** What the migrations create and the embedded database has to bring. */
export const EXTENSIONS = { pg_trgm }

export interface OpenPgliteOptions {
  /** Where the database lives; null keeps it in memory, for tests. */
  dataDir: string | null
  /** A database to begin with, as `dumpDataDir` made it; for one in memory only. Saves the making of the first one. */
  image?: Blob
  /** Replaces the call that brings a file to the disk: tests count it and make it fail. */
  fsync?: Fsync
}

export interface OpenPglite {
  pg: PGlite
  /** Waits for running transactions, writes everything out, closes and gives the folder back. */
  close(): Promise<void>
}

/**
 * Opens the embedded database, made on the first start. For a folder it promises: one opener at a time (a
 * second one gets `DataDirLockedError`), every confirmed commit is on the disk, and a start cut short leaves
 * either no database or a whole one.
 */
export async function openPglite({ dataDir, image, fsync }: OpenPgliteOptions): Promise<OpenPglite> {
  if (dataDir === null) {
    const pg = await PGlite.create({
      extensions: EXTENSIONS,
      parsers: typeParsers,
      ...(image ? { loadDataDir: image } : {}),
    })
    return { pg, close: () => pg.close() }
  }
  const folder = resolve(dataDir)
  mkdirSync(folder, { recursive: true })
  const unlock = lockDataDir(folder)
  try {
    const pg = await openFolder(folder, fsync)
    const stopUpkeep = startUpkeep(pg)
    const close = async () => {
      await stopUpkeep()
      await pg.close()
      unlock()
    }
    return { pg, close }
  } catch (error) {
    unlock()
    throw error
  }
}

async function openFolder(folder: string, fsync?: Fsync): Promise<PGlite> {
  const database = join(folder, 'pgdata')
  const unfinished = join(folder, 'pgdata.new')
  rmSync(unfinished, { recursive: true, force: true })
  if (!existsSync(database)) {
    const first = await startPglite(unfinished, fsync)
    await first.close()
    fsyncTree(unfinished)
    renameSync(unfinished, database)
    fsyncDirectory(folder)
  } else if (!existsSync(join(database, 'PG_VERSION'))) {
    // PGlite would start an empty database among whatever is left there.
    throw new Error(`${database} exists but holds no database. Restore it from a backup or remove it.`)
  }
  return startPglite(database, fsync)
}

function startPglite(database: string, fsync?: Fsync): Promise<PGlite> {
  return PGlite.create({
    fs: new DurableNodeFs(database, fsync),
    startParams: DURABLE_START_PARAMS,
    extensions: EXTENSIONS,
    parsers: typeParsers,
  })
}
