import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const FOLDER = 'dist/web'
const LIMIT_KB = 130

/** Pages that a person begins the day on: what their addresses load beside the entry. */
const LAYOUT = ['app/require-login.tsx']
const FIRST_PAGES = {
  'log-in': ['features/login/login-page.tsx'],
  queue: [...LAYOUT, 'app/queue-page.tsx'],
  sessions: [...LAYOUT, 'features/sessions/sessions-page.tsx'],
}
/** Opened from those, or by a link: shown, not limited. */
const LATER_PAGES = { session: [...LAYOUT, 'app/pilot-page.tsx'] }

type Chunk = { file: string; isEntry?: boolean; imports?: string[] }
type Manifest = Record<string, Chunk>

/** The scripts that a browser must have before one of these chunks runs: the entry, they, and what they import statically. */
function scriptsOf(manifest: Manifest, keys: string[]): string[] {
  const files = new Set<string>()
  const visit = (key: string) => {
    const chunk = manifest[key]
    if (chunk === undefined) throw new Error(`The build's manifest misses ${key}`)
    if (files.has(chunk.file)) return
    files.add(chunk.file)
    chunk.imports?.forEach(visit)
  }
  for (const [key, chunk] of Object.entries(manifest)) if (chunk.isEntry) visit(key)
  keys.forEach(visit)
  return [...files].filter(file => file.endsWith('.js'))
}

const manifest: Manifest = JSON.parse(await readFile(join(FOLDER, '.vite/manifest.json'), 'utf8'))

async function kilobytesOf(keys: string[]): Promise<number> {
  const files = scriptsOf(manifest, keys)
  const sizes = await Promise.all(
    files.map(async file => gzipSync(await readFile(join(FOLDER, file))).length),
  )
  return sizes.reduce((sum, size) => sum + size, 0) / 1024
}

for (const [page, keys] of Object.entries(FIRST_PAGES)) {
  const kilobytes = await kilobytesOf(keys)
  console.log(
    `First load of ${page}: ${kilobytes.toFixed(1)} KB of JavaScript, gzipped, of at most ${LIMIT_KB} KB`,
  )
  if (kilobytes > LIMIT_KB) process.exitCode = 1
}
for (const [page, keys] of Object.entries(LATER_PAGES))
  console.log(`First load of ${page}: ${(await kilobytesOf(keys)).toFixed(1)} KB of JavaScript, gzipped`)
