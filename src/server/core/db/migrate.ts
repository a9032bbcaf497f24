import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

const FOLDER = new URL('../../../../db/migrations/', import.meta.url)
/** Any number that nothing else in this database locks on: nodes that start together migrate one by one. */
const LOCK = 7_305_170_001

export type Migration = { name: string; sql: string; hash: string }

/** The migrations of this version, in order. */
export async function listMigrations(): Promise<Migration[]> {
  const names = (await readdir(FOLDER)).filter(name => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async name => {
      const text = await readFile(new URL(name, FOLDER), 'utf8')
      return { name, sql: text, hash: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

/**
 * Brings the schema up to this version, each migration in a transaction of its own. Safe to call from many
 * nodes at once. Throws when the database is newer than this version or a migration was edited afterwards.
 */
export async function migrate(kysely: Kysely<Tables>): Promise<string[]> {
  const migrations = await listMigrations()
  return kysely.connection().execute(async db => {
    // Neither the wait for another node nor a long migration may run into the limit for requests.
    await sql`set statement_timeout = 0`.execute(db)
    await sql`select pg_advisory_lock(${LOCK})`.execute(db)
    try {
      await sql`create schema if not exists migrations`.execute(db)
      await sql`create table if not exists migrations.applied (
                  name text primary key, hash text not null, at timestamptz not null default now())`.execute(
        db,
      )
      const { rows } = await sql<{ name: string; hash: string }>`
        select name, hash from migrations.applied order by name`.execute(db)
      const done = new Map(rows.map(row => [row.name, row.hash]))
      refuseForeign(migrations, done)

      const pending = migrations.filter(migration => !done.has(migration.name))
      for (const migration of pending) {
        await db.transaction().execute(async tx => {
          for (const statement of statementsOf(migration.sql)) await sql.raw(statement).execute(tx)
          await sql`insert into migrations.applied (name, hash) values (${migration.name}, ${migration.hash})`.execute(
            tx,
          )
        })
      }
      return pending.map(migration => migration.name)
    } finally {
      await sql`select pg_advisory_unlock(${LOCK})`.execute(db)
      await sql`reset statement_timeout`.execute(db)
    }
  })
}

function refuseForeign(migrations: Migration[], done: Map<string, string>) {
  const known = new Map(migrations.map(migration => [migration.name, migration.hash]))
  for (const [name, hash] of done) {
    if (!known.has(name))
      throw new Error(`The database has migration ${name}, which this version does not know`)
    if (known.get(name) !== hash) throw new Error(`Migration ${name} was changed after it was applied`)
  }
}

/**
 * The statements of a migration: PGlite's extended protocol takes one at a time. Splits at a semicolon that
 * ends a line outside of `$$` bodies, which is how the files are written.
 */
export function statementsOf(text: string): string[] {
  const statements: string[] = []
  let current = ''
  let inBody = false
  for (const line of text.split('\n')) {
    const code = line.replace(/--.*$/, '')
    if (current === '' && code.trim() === '') continue
    current += `${line}\n`
    if ((code.split('$$').length - 1) % 2 === 1) inBody = !inBody
    if (!inBody && code.trimEnd().endsWith(';')) {
      statements.push(current)
      current = ''
    }
  }
  if (current.trim() !== '') throw new Error('A migration ends inside a statement')
  return statements
}
