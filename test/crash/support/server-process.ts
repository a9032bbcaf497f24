import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const BUILT = join(ROOT, 'dist/server/main.js')

/** The app as an operator runs it: a process of its own, known by its address and its log. */
export type ServerProcess = {
  url: string
  pid: number
  /** Waits for a line of the log that fits, also when it came earlier. */
  said(pattern: RegExp): Promise<RegExpExecArray>
  /** `kill -9`. Resolves when the process is gone. */
  kill(): Promise<void>
  /** Asks it to stop as an operator does. */
  stop(): Promise<void>
}

/** Starts the app on a free port of the loopback: as built when the build is newer than the sources. */
export async function startServer(env: Record<string, string>): Promise<ServerProcess> {
  const child = spawn(process.execPath, mainArguments(), {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'production', HOST: '127.0.0.1', PORT: '0', ...GENEROUS, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const killWithUs = () => child.kill('SIGKILL')
  process.once('exit', killWithUs)
  const gone = once(child, 'exit').finally(() => process.off('exit', killWithUs))
  const said = logOf(child, gone)
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await gone
  }
  const [, url = ''] = await said(/Server listening at (http:[^"]+)/)
  return { url, pid: child.pid ?? 0, said, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') }
}

/** One address asks for everybody here, which the limits take for an attack. */
const GENEROUS = { RATE_LIMIT_PER_MINUTE: '1000000', LOGIN_LIMIT_PER_MINUTE: '1000000' }

const mainArguments = (): string[] =>
  isBuilt() ? [BUILT] : ['--import', 'tsx', join(ROOT, 'src/server/main.ts')]

/** True when the built server is as new as its sources. */
export const isBuilt = (): boolean =>
  changedAt(BUILT) >= Math.max(...['src/server', 'src/shared'].map(folder => changedAt(join(ROOT, folder))))

/** When a path, or anything below it, last changed. */
function changedAt(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats?.isDirectory()) return stats?.mtimeMs ?? 0
  return Math.max(...readdirSync(path).map(name => changedAt(join(path, name))))
}

function logOf(child: ChildProcess, gone: Promise<unknown>): ServerProcess['said'] {
  const lines: string[] = []
  const looks = new Set<() => void>()
  for (const output of [child.stdout, child.stderr]) {
    if (!output) continue
    createInterface({ input: output }).on('line', line => {
      // One line a request: nobody waits for those, and there are tens of thousands.
      if (line.includes('"msg":"answered"')) return
      lines.push(line)
      for (const look of looks) look()
    })
  }
  return pattern =>
    new Promise((resolve, reject) => {
      const look = () => {
        const found = lines.map(line => pattern.exec(line)).find(match => match !== null)
        if (!found) return
        looks.delete(look)
        resolve(found)
      }
      looks.add(look)
      look()
      gone.then(() =>
        reject(new Error(`The server ended without ${pattern}:\n${lines.slice(-20).join('\n')}`)),
      )
    })
}
