import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { tryLock } from 'fs-native-extensions'

/** The folder's database is open elsewhere, in this process or in another one. */
export class DataDirLockedError extends Error {
  override readonly name = 'DataDirLockedError'

  constructor(
    readonly dataDir: string,
    readonly holderPid: number | null,
  ) {
    const holder = holderPid === null ? 'another process' : `process ${holderPid}`
    super(`The data folder ${dataDir} is in use by ${holder}. Stop it, or choose another folder.`)
  }
}

/**
 * Takes the folder's exclusive lock and returns what gives it back, or throws `DataDirLockedError`.
 *
 * The kernel holds the lock for the open file and drops it when the process ends, however it ends: there is
 * no stale lock to recognise, so none is ever stolen. The file itself stays, since removing it would let two
 * processes lock two different files under one name.
 */
export function lockDataDir(dataDir: string): () => void {
  const path = join(dataDir, 'lock')
  const fd = openSync(path, 'a+')
  try {
    if (!tryLock(fd)) throw new DataDirLockedError(dataDir, readPid(path))
    ftruncateSync(fd)
    writeSync(fd, `${process.pid}\n`)
  } catch (error) {
    closeSync(fd)
    throw error
  }
  return () => closeSync(fd)
}

/** Windows refuses to read a locked file: the holder is unknown there. */
function readPid(path: string): number | null {
  try {
    return Number.parseInt(readFileSync(path, 'utf8'), 10) || null
  } catch {
    return null
  }
}
