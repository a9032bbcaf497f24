import { execFile } from 'node:child_process'
import { existsSync, fsyncSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkpointIfDue } from './keep-wal-short.ts'
import { DataDirLockedError } from './lock-data-dir.ts'
import { type OpenPglite, openPglite } from './open-pglite.ts'
import { pgliteDialect } from './pglite-dialect.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'pglite-open-'))
let fsyncs = 0
let open: OpenPglite

beforeAll(async () => {
  mkdirSync(join(dataDir, 'pgdata.new'))
  writeFileSync(join(dataDir, 'pgdata.new', 'PG_VERSION'), 'half')
  open = await openPglite({
    dataDir,
    fsync: fd => {
      fsyncs += 1
      fsyncSync(fd)
    },
  })
  await open.pg.exec('create table note (id int primary key)')
}, 60_000)

afterAll(async () => {
  await open.close()
  rmSync(dataDir, { recursive: true })
})

test('a half-made first database is replaced by a whole one', async () => {
  expect(readdirSync(dataDir).sort()).toEqual(['lock', 'pgdata'])
})

test('a folder whose database lost its version file is refused, not overwritten', async () => {
  const broken = mkdtempSync(join(tmpdir(), 'pglite-broken-'))
  mkdirSync(join(broken, 'pgdata'))
  await expect(openPglite({ dataDir: broken })).rejects.toThrow('holds no database')
  expect(readdirSync(join(broken, 'pgdata'))).toEqual([])
  rmSync(broken, { recursive: true })
})

describe('durability', () => {
  test('PostgreSQL is told to sync, by the method that works here', async () => {
    const { rows } = await open.pg.query(
      `select current_setting('fsync') as fsync, current_setting('wal_sync_method') as method,
              current_setting('synchronous_commit') as commit, current_setting('full_page_writes') as pages`,
    )
    expect(rows).toEqual([{ fsync: 'on', method: 'fsync', commit: 'on', pages: 'on' }])
  })

  test('each of 100 commits in a row goes through a real fsync', async () => {
    const db = new Kysely<{ note: { id: number } }>({ dialect: pgliteDialect(open.pg) })
    const before = fsyncs
    for (let id = 0; id < 100; id++) {
      await db.transaction().execute(tx => tx.insertInto('note').values({ id }).execute())
      expect(fsyncs - before).toBeGreaterThan(id)
    }
  })

  test('100 transactions at once share their fsyncs, and none is confirmed before one', async () => {
    const db = new Kysely<{ note: { id: number } }>({ dialect: pgliteDialect(open.pg) })
    const before = fsyncs
    const confirmedAt = await Promise.all(
      Array.from({ length: 100 }, async (_, index) => {
        await db.transaction().execute(tx =>
          tx
            .insertInto('note')
            .values({ id: 1000 + index })
            .execute(),
        )
        return fsyncs - before
      }),
    )
    expect(Math.min(...confirmedAt)).toBeGreaterThanOrEqual(1)
    expect(fsyncs - before).toBeLessThan(20)
  })

  test('the log is cut by a checkpoint once enough has gathered', async () => {
    await checkpointIfDue(open.pg, 0)
    expect(await checkpointIfDue(open.pg, 1_000_000)).toBe(false)
    await open.pg.exec("create table bulk as select repeat('x', 1000) from generate_series(1, 2000)")
    expect(await checkpointIfDue(open.pg, 1_000_000)).toBe(true)
    expect(await checkpointIfDue(open.pg, 1_000_000)).toBe(false)
  })
})

describe('the folder has one opener', () => {
  test('a second open in this process is refused and names folder and holder', async () => {
    const second = openPglite({ dataDir })
    await expect(second).rejects.toBeInstanceOf(DataDirLockedError)
    await expect(second).rejects.toMatchObject({ dataDir, holderPid: process.pid })
    await expect(second).rejects.toThrow(dataDir)
  })

  test('a second process is refused', async () => {
    const module = new URL('./open-pglite.ts', import.meta.url).href
    const code = `
      import { openPglite } from ${JSON.stringify(module)}
      await openPglite({ dataDir: ${JSON.stringify(dataDir)} }).then(
        () => console.log('opened'),
        error => console.log(error.name, error.holderPid),
      )`
    const args = ['--import', 'tsx', '--input-type=module', '--eval', code]
    const { stdout } = await promisify(execFile)(process.execPath, args)
    expect(stdout.trim()).toBe(`DataDirLockedError ${process.pid}`)
  }, 30_000)

  test('closing gives the folder back, with everything in it', async () => {
    await open.close()
    open = await openPglite({ dataDir })
    const { rows } = await open.pg.query('select count(*) as notes from note')
    expect(rows).toEqual([{ notes: 200 }])
    expect(existsSync(join(dataDir, 'lock'))).toBe(true)
  }, 30_000)
})
