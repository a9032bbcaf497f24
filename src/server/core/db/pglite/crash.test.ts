import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, expect, test, vi } from 'vitest'
import { openPglite } from './open-pglite.ts'

const root = mkdtempSync(join(tmpdir(), 'pglite-crash-'))

afterAll(() => rmSync(root, { recursive: true }))

test('a first start killed half-way leaves nothing in the way of the next', async () => {
  const dataDir = join(root, 'first-start')
  const child = runChild(`await openPglite({ dataDir: ${JSON.stringify(dataDir)} })`)
  await vi.waitFor(() => expect(existsSync(join(dataDir, 'pgdata.new', 'base'))).toBe(true), 30_000)
  await kill(child)
  expect(existsSync(join(dataDir, 'pgdata'))).toBe(false)

  const { pg, close } = await openPglite({ dataDir })
  expect((await pg.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  expect(readdirSync(dataDir).sort()).toEqual(['lock', 'pgdata'])
  await close()
}, 60_000)

test('killed with -9 in the middle of writes, six times: every confirmed row is there', async () => {
  const dataDir = join(root, 'writes')
  const first = await openPglite({ dataDir })
  await first.pg.exec('create table note (round int, id int, primary key (round, id))')
  await first.close()

  for (let round = 1; round <= 6; round++) {
    const confirmed = await killWhileWriting(dataDir, round, 60 * round)
    const { pg, close } = await openPglite({ dataDir })
    const { rows } = await pg.query<{ id: number }>('select id from note where round = $1', [round])
    const stored = new Set(rows.map(row => row.id))
    expect(confirmed.filter(id => !stored.has(id))).toEqual([])
    await close()
  }
}, 120_000)

/** Eight writers at once in a child, killed after `rows` confirmations; returns what had been confirmed. */
async function killWhileWriting(dataDir: string, round: number, rows: number): Promise<number[]> {
  const child = runChild(`
    const { pg } = await openPglite({ dataDir: ${JSON.stringify(dataDir)} })
    const db = new Kysely({ dialect: pgliteDialect(pg) })
    let last = 0
    async function write() {
      for (;;) {
        const id = ++last
        await db.transaction().execute(tx => sql\`insert into note values (\${${round}}, \${id})\`.execute(tx))
        writeSync(1, id + '\\n')
        await nextTick()
      }
    }
    await Promise.all(Array.from({ length: 8 }, write))`)
  const exited = once(child, 'exit')
  const confirmed: number[] = []
  const lines = createInterface({ input: child.stdout ?? process.stdin })
  lines.on('line', line => {
    confirmed.push(Number(line))
    if (confirmed.length === rows) child.kill('SIGKILL')
  })
  await Promise.all([exited, once(lines, 'close')])
  expect(child.signalCode).toBe('SIGKILL')
  return confirmed
}

async function kill(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit')
  child.kill('SIGKILL')
  await exited
}

function runChild(body: string): ChildProcess {
  const here = (file: string) => JSON.stringify(new URL(file, import.meta.url).href)
  const code = `
    import { writeSync } from 'node:fs'
    import { setImmediate as nextTick } from 'node:timers/promises'
    import { Kysely, sql } from 'kysely'
    import { openPglite } from ${here('./open-pglite.ts')}
    import { pgliteDialect } from ${here('./pglite-dialect.ts')}
    ${body}`
  const args = ['--import', 'tsx', '--input-type=module', '--eval', code]
  return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
}
