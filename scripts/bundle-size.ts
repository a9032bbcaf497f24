import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const FOLDER = 'dist/web'
const LIMIT_KB = 130

type Chunk = { file: string; isEntry?: boolean; imports?: string[] }
type Manifest = Record<string, Chunk>

/** The chunks that a browser must have before the first page shows: each entry and what it imports statically. */
function firstLoad(manifest: Manifest): string[] {
  const files = new Set<string>()
  const visit = (key: string) => {
    const chunk = manifest[key]
    if (chunk === undefined) throw new Error(`The build's manifest misses ${key}`)
    if (files.has(chunk.file)) return
    files.add(chunk.file)
    chunk.imports?.forEach(visit)
  }
  for (const [key, chunk] of Object.entries(manifest)) if (chunk.isEntry) visit(key)
  return [...files].filter(file => file.endsWith('.js'))
}

const manifest: Manifest = JSON.parse(await readFile(join(FOLDER, '.vite/manifest.json'), 'utf8'))
const files = firstLoad(manifest)
if (files.length === 0) throw new Error('The build has no entry')
const sizes = await Promise.all(files.map(async file => gzipSync(await readFile(join(FOLDER, file))).length))
const kilobytes = sizes.reduce((sum, size) => sum + size, 0) / 1024

console.log(`First load: ${kilobytes.toFixed(1)} KB of JavaScript, gzipped, of at most ${LIMIT_KB} KB`)
if (kilobytes > LIMIT_KB) process.exitCode = 1
