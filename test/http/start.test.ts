import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'

type Process = { child: ChildProcess; printed: () => string; ended: Promise<number | null> }

let folder: string
const running = new Set<ChildProcess>()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rf-start-'))
})
afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Starts the server as an operator does, with nothing of this environment but what is named. */
function start(env: Record<string, string>): Process {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/server/main.ts'], {
    env: { PATH: process.env.PATH ?? '', HOST: '127.0.0.1', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', chunk => {
      text += chunk
    })
  const ended = once(child, 'close').then(([code]) => {
    running.delete(child)
    return code as number | null
  })
  return { child, printed: () => text, ended }
}

/** Waits until it has printed something that fits; fails with all it printed when it ends before. */
const says = ({ child, printed, ended }: Process, words: RegExp) =>
  new Promise<RegExpExecArray>((resolve, reject) => {
    const look = () => {
      const found = words.exec(printed())
      if (found) resolve(found)
    }
    child.stdout?.on('data', look)
    child.stderr?.on('data', look)
    ended.then(code => reject(new Error(`Ended with ${code} and never said ${words}:\n${printed()}`)))
  })

describe('a wrong configuration stops the start and is named', () => {
  test.each([
    [{ PORT: 'eighty' }, ['PORT']],
    [
      { PORT: '70000', DATABASE_URL: 'mysql://localhost/x', LOG_LEVEL: 'loud' },
      ['PORT', 'DATABASE_URL', 'LOG_LEVEL'],
    ],
    [{ DATABASE_URL: 'postgres://localhost/x' }, ['RF_SECRET_KEY']],
    [{ RF_SECRET_KEY: 'short' }, ['RF_SECRET_KEY']],
    [{ METRICS_TOKEN: 'short' }, ['METRICS_TOKEN']],
    [{ TRUST_PROXY: 'true' }, ['TRUST_PROXY']],
    [{ TRUST_PROXY: 'my-proxy' }, ['TRUST_PROXY']],
    [{ TRUST_PROXY: '10.0.0.0/8, 10.1.1.1/33' }, ['TRUST_PROXY']],
    [{ PUBLIC_URL: 'help.example.test' }, ['PUBLIC_URL']],
    [{ RF_DEMO: 'true', HOST: '0.0.0.0' }, ['HOST']],
  ])('%j', async (env, names) => {
    const started = start({ DATA_DIR: join(folder, 'never'), ...(env as Record<string, string>) })
    expect(await started.ended).toBe(1)
    expect(started.printed()).toContain('ResolutionFlow cannot start')
    for (const name of names) expect(started.printed()).toContain(`${name}: `)
    expect(started.printed(), 'a sentence, not a stack trace').not.toMatch(/^\s+at /m)
    await expect(stat(join(folder, 'never')), 'nothing was made').rejects.toThrow('ENOENT')
  })
})

describe('a data folder', () => {
  test('has one server; the second says so and the first goes on', async () => {
    const DATA_DIR = join(folder, 'data')
    const first = start({ DATA_DIR })
    const [, address] = await says(first, /open (http:\/\/\S+)\/setup and enter this one-time token: \S{20,}/)
    expect((await stat(join(DATA_DIR, 'secret-key'))).mode & 0o777).toBe(0o600)
    const key = await readFile(join(DATA_DIR, 'secret-key'), 'utf8')
    expect(first.printed()).not.toContain(key)

    const second = start({ DATA_DIR })
    expect(await second.ended).toBe(1)
    expect(second.printed()).toContain(DATA_DIR)
    expect(second.printed()).not.toMatch(/^\s+at /m)

    expect((await fetch(`${address}/readyz`)).status).toBe(200)
    first.child.kill('SIGTERM')
    expect(await first.ended).toBe(0)

    const third = start({ DATA_DIR })
    await says(third, /one-time token/)
    third.child.kill('SIGTERM')
    expect(await third.ended).toBe(0)
  })
})
