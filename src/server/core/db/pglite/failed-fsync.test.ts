import { fsyncSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely } from 'kysely'
import { expect, test } from 'vitest'
import { openPglite } from './open-pglite.ts'
import { pgliteDialect } from './pglite-dialect.ts'

test('when the disk refuses, no commit of the group is confirmed and nothing is accepted after', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'pglite-fsync-'))
  let diskFails = false
  let fsyncs = 0
  const { pg, close } = await openPglite({
    dataDir,
    fsync: fd => {
      if (diskFails) throw new Error('the disk is gone')
      fsyncs += 1
      fsyncSync(fd)
    },
  })
  const db = new Kysely<{ note: { id: number } }>({ dialect: pgliteDialect(pg) })
  await pg.exec('create table note (id int)')
  const insert = (id: number) =>
    db.transaction().execute(tx => tx.insertInto('note').values({ id }).execute())
  await insert(1)

  diskFails = true
  const outcomes = await Promise.allSettled([2, 3, 4].map(insert))
  expect(outcomes.map(outcome => outcome.status)).toEqual(['rejected', 'rejected', 'rejected'])
  await expect(insert(5)).rejects.toThrow('could not fsync')

  diskFails = false
  const fsyncsBefore = fsyncs
  await expect(insert(6)).rejects.toThrow('could not fsync')
  await expect(db.selectFrom('note').selectAll().execute()).rejects.toThrow('could not fsync')
  await close()
  expect(fsyncs).toBe(fsyncsBefore)

  const reopened = await openPglite({ dataDir })
  const { rows } = await reopened.pg.query('select 1 as found from note where id = 1')
  expect(rows).toEqual([{ found: 1 }])
  await reopened.close()
  rmSync(dataDir, { recursive: true })
}, 60_000)
