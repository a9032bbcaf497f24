import { expect, test } from 'vitest'
import { vacuumIfDue } from './keep-tables-tidy.ts'
import { openPglite } from './open-pglite.ts'

test('a table is vacuumed and analysed when it has changed much, and left alone until it has again', async () => {
  const { pg, close } = await openPglite({ dataDir: null })
  const known = async () =>
    (await pg.query<{ n: number }>(`select reltuples::int as n from pg_class where relname = 'Note'`)).rows[0]
      ?.n
  // PostgreSQL counts changes at once but tells at most once a second, unless asked to.
  const change = (text: string) => pg.exec(`${text}; select pg_stat_force_next_flush()`)
  await pg.exec(`create table "Note" (id int primary key, text text); create table quiet (id int)`)
  await change(`insert into "Note" select g, 'text' from generate_series(1, 10) g`)
  expect(await vacuumIfDue(pg)).toBeUndefined()

  await change(`insert into "Note" select g, 'text' from generate_series(11, 500) g`)
  expect(await vacuumIfDue(pg)).toBe('public."Note"')
  expect(await known()).toBe(500)
  expect(await vacuumIfDue(pg)).toBeUndefined()

  await change(`update "Note" set text = 'other'`)
  expect(await vacuumIfDue(pg)).toBe('public."Note"')
  await close()
})
