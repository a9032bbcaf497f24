import { closeSync, fsyncSync, openSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Brings a folder's own entries (created, renamed, removed names) to the disk. */
export function fsyncDirectory(path: string): void {
  // Windows cannot open a folder as a file; its file system journals renames by itself.
  if (process.platform !== 'win32') fsyncFile(path, 'r')
}

/** Brings every file and folder below `path`, and `path` itself, to the disk. */
export function fsyncTree(path: string): void {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const child = join(path, entry.name)
    if (entry.isDirectory()) fsyncTree(child)
    else if (entry.isFile()) fsyncFile(child, 'r+')
  }
  fsyncDirectory(path)
}

function fsyncFile(path: string, flags: 'r' | 'r+'): void {
  const fd = openSync(path, flags)
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}
