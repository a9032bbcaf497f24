// Plain JavaScript: it also runs where the development packages, and with them tsx, are not installed.
import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const SOURCES = ['src', 'package-lock.json', 'tsconfig.base.json', 'tsconfig.build.json', 'vite.config.ts']
const BUILT = ['dist/server/main.js', 'dist/web/.vite/manifest.json']

/** When a path, or anything below it, last changed; `absent` when there is no such path. */
function changedAt(path, absent) {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats === undefined) return absent
  if (!stats.isDirectory()) return stats.mtimeMs
  const below = readdirSync(path).map(name => changedAt(join(path, name), absent))
  return Math.max(stats.mtimeMs, ...below)
}

const newestSource = Math.max(...SOURCES.map(path => changedAt(join(root, path), 0)))
const oldestResult = Math.min(...BUILT.map(path => changedAt(join(root, path), 0)))

if (newestSource > oldestResult) {
  console.error('Building (the sources are newer than dist) …')
  const build = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  process.exitCode = build.status ?? 1
}
