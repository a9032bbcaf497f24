import { fsyncSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/** Brings one open file to the disk; throws when that fails. */
export type Fsync = (fd: number) => void

type NodeFsInit = NodeFS['init']

/** The part of the running WebAssembly module that decides what PostgreSQL's `fsync()` does. */
interface FileSystemModule {
  FS: { ErrnoError: new (errno: number) => Error }
  NODEFS: { stream_ops: { fsync?: (stream: { nfd: number }) => number } }
}

const WASI_EIO = 29

/**
 * PGlite's folder storage with the `fsync` that it lacks: as shipped, PostgreSQL's call finds no such
 * operation, counts as done, and a commit is lost with the machine's power.
 */
export class DurableNodeFs extends NodeFS {
  constructor(
    dataDir: string,
    private readonly fsync: Fsync = fsyncSync,
  ) {
    super(dataDir)
  }

  override async init(...args: Parameters<NodeFsInit>): ReturnType<NodeFsInit> {
    const { emscriptenOpts } = await super.init(...args)
    const addFsync = (module: unknown) => installFsync(module as FileSystemModule, this.fsync)
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), addFsync] } }
  }
}

/** How PostgreSQL is started so that every commit it confirms has been through `fsync`. */
export const DURABLE_START_PARAMS = [
  // `-F` turns fsync off, and PGlite sets it by default.
  ...PGlite.defaultStartParams.filter(param => param !== '-F'),
  // The default method, fdatasync, is an empty function in this build.
  '-c',
  'wal_sync_method=fsync',
]

function installFsync({ FS, NODEFS }: FileSystemModule, fsync: Fsync): void {
  let failed = false
  NODEFS.stream_ops.fsync = stream => {
    try {
      if (!failed) fsync(stream.nfd)
    } catch {
      failed = true
    }
    // PostgreSQL panics on it, rightly. It stays failed: the kernel may have dropped what it could not write,
    // so a second try that succeeds, in the checkpoint at closing, would declare lost pages safe.
    if (failed) throw new FS.ErrnoError(WASI_EIO)
    return 0
  }
}
