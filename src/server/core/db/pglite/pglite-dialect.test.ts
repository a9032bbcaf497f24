import type { PGlite } from '@electric-sql/pglite'
import { type Generated, Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenPglite, openPglite } from './open-pglite.ts'
import { pgliteDialect } from './pglite-dialect.ts'

interface Tables {
  account: { id: number; balance: number }
  step: { position: Generated<number>; author: string }
}

let open: OpenPglite
let pg: PGlite
let db: Kysely<Tables>

beforeAll(async () => {
  open = await openPglite({ dataDir: null })
  pg = open.pg
  await pg.exec(`
    create table account (id int primary key, balance int not null check (balance >= 0));
    create table step (position int generated always as identity, author text not null);
    insert into account values (1, 0), (2, 10)`)
  db = new Kysely<Tables>({ dialect: pgliteDialect(pg) })
}, 60_000)

afterAll(() => open.close())

async function first<T>(query: ReturnType<typeof sql<T>>): Promise<T | undefined> {
  return (await query.execute(db)).rows[0]
}

describe('values', () => {
  test('columns arrive as the kinds that the code expects', async () => {
    expect(
      await first(sql`
        select 42::int8 as small, 9007199254740993::int8 as large, array[1, 2]::int8[] as list,
               '2026-03-01 12:30:00.125+00'::timestamptz as at, '2026-03-01'::date as day,
               '{"a": [1, null]}'::jsonb as document, array['a,b', 'c"d', 'e\\f', '', null]::text[] as words,
               true as yes, 1.5::float8 as half, null as nothing, '\\x00ff'::bytea as bytes`),
    ).toEqual({
      small: 42,
      large: 9007199254740993n,
      list: [1, 2],
      at: new Date('2026-03-01T12:30:00.125Z'),
      day: '2026-03-01',
      document: { a: [1, null] },
      words: ['a,b', 'c"d', 'e\\f', '', null],
      yes: true,
      half: 1.5,
      nothing: null,
      bytes: Buffer.from([0, 255]),
    })
  })

  test('parameters come back as they were sent', async () => {
    const at = new Date('2026-03-01T12:30:00.125Z')
    const words = ['plain', 'with "quotes"', 'back\\slash', 'NULL', '', 'Zürich 🚀', null]
    const bytes = Buffer.from([0, 92, 255])
    expect(
      await first(sql`
        select ${7}::int4 as int, ${9007199254740993n}::int8 as large, ${at}::timestamptz as at,
               ${{ a: ['ü', { b: null }] }}::jsonb as document, ${words}::text[] as words,
               ${[[1, 2], [3, 4]]}::int4[] as nested, ${[bytes]}::bytea[] as blobs, ${bytes}::bytea as bytes,
               ${false}::bool as no, ${null}::text as nothing, ${'💡 ok'}::text as note`),
    ).toEqual({
      int: 7,
      large: 9007199254740993n,
      at,
      document: { a: ['ü', { b: null }] },
      words,
      nested: [
        [1, 2],
        [3, 4],
      ],
      blobs: [bytes],
      bytes,
      no: false,
      nothing: null,
      note: '💡 ok',
    })
  })

  test('changed rows are counted', async () => {
    const result = await db.updateTable('account').set({ balance: 5 }).where('id', '=', 1).executeTakeFirst()
    expect(result.numUpdatedRows).toBe(1n)
  })
})

describe('errors', () => {
  test('carry the SQLSTATE, and the connection goes on', async () => {
    const twice = db.insertInto('account').values({ id: 1, balance: 0 }).execute()
    await expect(twice).rejects.toMatchObject({ code: '23505', constraint: 'account_pkey' })
    await expect(sql`select ${1}::int / 0`.execute(db)).rejects.toMatchObject({ code: '22012' })
    await expect(sql`selec ${1}`.execute(db)).rejects.toMatchObject({ code: '42601' })
    expect(await first(sql`select ${1}::int as one`)).toEqual({ one: 1 })
  })

  test('a transaction that swallows its failure is not reported as committed', async () => {
    const committed = db.transaction().execute(async tx => {
      await tx.updateTable('account').set({ balance: 99 }).where('id', '=', 2).execute()
      await sql`select ${1}::int / 0`.execute(tx).catch(() => undefined)
    })
    await expect(committed).rejects.toMatchObject({ code: '25P02' })
    const account = db.selectFrom('account').select('balance').where('id', '=', 2)
    expect(await account.executeTakeFirst()).toEqual({ balance: 10 })
  })

  test('streaming is refused in words', async () => {
    const stream = db.selectFrom('account').selectAll().stream()
    await expect(stream.next()).rejects.toThrow('does not stream')
  })
})

describe('transactions', () => {
  test('started at once they run one after the other', async () => {
    await Promise.all(
      ['a', 'b', 'c', 'd'].map(author =>
        db.transaction().execute(async tx => {
          for (let i = 0; i < 3; i++) await tx.insertInto('step').values({ author }).execute()
        }),
      ),
    )
    const steps = await db.selectFrom('step').select('author').orderBy('position').execute()
    expect(steps.map(step => step.author).join('')).toBe('aaabbbcccddd')
  })

  test('read and write without a lost update, a failing one among them undone alone', async () => {
    await db.updateTable('account').set({ balance: 0 }).where('id', '=', 1).execute()
    const add = (amount: number) =>
      db.transaction().execute(async tx => {
        const { balance } = await tx
          .selectFrom('account')
          .select('balance')
          .where('id', '=', 1)
          .executeTakeFirstOrThrow()
        await tx
          .updateTable('account')
          .set({ balance: balance + amount })
          .where('id', '=', 1)
          .execute()
      })
    const outcomes = await Promise.allSettled([1, 1, -100, 1, 1].map(add))
    expect(outcomes.map(outcome => outcome.status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ])
    expect(await first(sql`select balance from account where id = ${1}`)).toEqual({ balance: 4 })
  })

  test('settings made for one transaction do not reach the next of its group', async () => {
    const seen = await Promise.all(
      ['org-1', null].map(org =>
        db.transaction().execute(async tx => {
          if (org) await sql`select set_config('rf.org_id', ${org}, true)`.execute(tx)
          const { rows } = await sql<{ org: string | null }>`
            select nullif(current_setting('rf.org_id', true), ${''}) as org`.execute(tx)
          return rows[0]?.org
        }),
      ),
    )
    expect(seen).toEqual(['org-1', null])
  })

  test("PGlite's own methods wait for an open transaction", async () => {
    let outside: Promise<unknown> = Promise.resolve()
    await db.transaction().execute(async tx => {
      await tx.updateTable('account').set({ balance: 7 }).where('id', '=', 2).execute()
      outside = pg.exec('update account set balance = balance * 2 where id = 2')
      await tx.updateTable('account').set({ balance: 8 }).where('id', '=', 2).execute()
    })
    await outside
    expect(await first(sql`select balance from account where id = ${2}`)).toEqual({ balance: 16 })
  })

  test('savepoints undo their part alone', async () => {
    const tx = await db.startTransaction().execute()
    await tx.updateTable('account').set({ balance: 1 }).where('id', '=', 2).execute()
    const saved = await tx.savepoint('before').execute()
    await saved.updateTable('account').set({ balance: 2 }).where('id', '=', 2).execute()
    await saved.rollbackToSavepoint('before').execute()
    await tx.commit().execute()
    expect(await first(sql`select balance from account where id = ${2}`)).toEqual({ balance: 1 })
  })

  test('access mode and isolation reach PostgreSQL', async () => {
    const write = db
      .transaction()
      .setIsolationLevel('serializable')
      .setAccessMode('read only')
      .execute(tx => tx.insertInto('step').values({ author: 'x' }).execute())
    await expect(write).rejects.toMatchObject({ code: '25006' })
  })
})

test('a prepared statement survives a change of its table', async () => {
  const steps = () => first(sql`select * from changing where id = ${1}`)
  await sql`create table changing (id int); insert into changing values (1)`.execute(db)
  expect(await steps()).toEqual({ id: 1 })
  await sql`alter table changing add column note text default 'new'`.execute(db)
  expect(await steps()).toEqual({ id: 1, note: 'new' })
  await pg.exec('alter table changing drop column note')
  await expect(steps()).rejects.toMatchObject({ code: '0A000' })
  expect(await steps()).toEqual({ id: 1 })
})

test('two Kysely instances over one database share its connection in turns', async () => {
  const other = new Kysely<Tables>({ dialect: pgliteDialect(pg) })
  const add = (handle: Kysely<Tables>) =>
    handle.transaction().execute(async tx => {
      const { balance } = await tx
        .selectFrom('account')
        .select('balance')
        .where('id', '=', 2)
        .executeTakeFirstOrThrow()
      await tx
        .updateTable('account')
        .set({ balance: balance + 1 })
        .where('id', '=', 2)
        .execute()
    })
  await db.updateTable('account').set({ balance: 0 }).where('id', '=', 2).execute()
  await Promise.all([add(db), add(other), add(db), add(other)])
  expect(await first(sql`select balance from account where id = ${2}`)).toEqual({ balance: 4 })
})

test('more statements than are kept prepared still all run', async () => {
  for (let column = 0; column < 300; column++) {
    const answer = await first(sql`select ${column}::int as ${sql.ref(`c${column}`)}`)
    expect(answer).toEqual({ [`c${column}`]: column })
  }
  const { rows } = await pg.query<{ kept: number }>('select count(*) as kept from pg_prepared_statements')
  // The limit, and the one before it that the next message closes.
  expect(rows[0]?.kept).toBe(257)
})
