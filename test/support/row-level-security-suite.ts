import { type RawBuilder, sql, type Transaction } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '../../src/server/core/db/db.ts'
import type { Tables } from '../../src/server/core/db/tables.ts'
import { enter } from '../../src/server/core/transact.ts'
import { startApp, type TestApp } from './app.ts'
import { listTenantTables, type PlantedOrganization, plantOrganization } from './plant-organization.ts'

type Row = Record<string, unknown>

/** PostgreSQL's "insufficient privilege": no right on the table, or the policy refuses the row. */
const REFUSED = '42501'

/** What keeps organizations apart in the database itself. Every driver has to pass it. */
export function rowLevelSecuritySuite(name: string, open: () => Promise<Db>): void {
  describe(`row-level security on ${name}`, () => {
    let app: TestApp
    let db: Db
    let tables: string[]
    let mine: PlantedOrganization
    let theirs: PlantedOrganization

    beforeAll(async () => {
      db = await open()
      app = await startApp({ db })
      mine = await plantOrganization(app, 'Alder')
      theirs = await plantOrganization(app, 'Birch')
      tables = await listTenantTables(db)
    })
    afterAll(async () => {
      await app?.close()
      await db?.close()
    })

    const select = async <T extends Row>(query: RawBuilder<T>) => (await query.execute(db.kysely)).rows

    /** Runs as the tenant role, in an organization or in none, and leaves nothing behind. */
    async function as<T>(orgId: string | null, body: (tx: Transaction<Tables>) => Promise<T>): Promise<T> {
      const transaction = await db.kysely.startTransaction().execute()
      try {
        if (orgId === null) await sql`select set_config('role', 'rf_app', true)`.execute(transaction)
        else await enter(transaction, orgId)
        return await body(transaction)
      } finally {
        await transaction.rollback().execute()
      }
    }

    /** Tables for which `body` does not answer what it should. */
    async function exceptions(wanted: unknown, body: (table: string) => Promise<unknown>): Promise<string[]> {
      const found: string[] = []
      for (const table of tables) {
        const got = await body(table)
        if (got !== wanted) found.push(`${table}: ${got}`)
      }
      return found
    }

    /** How many rows the statement touched, or `REFUSED`. */
    const attempt = (statement: RawBuilder<unknown>, orgId: string | null = mine.orgId) =>
      as(orgId, async tx => Number((await statement.execute(tx)).numAffectedRows ?? 0)).catch(
        (error: { code?: string }) => error.code,
      )

    describe('the catalogue', () => {
      test('every table has its organization first in its key, and policies that even its owner obeys', async () => {
        const rows = await select(sql<Row>`
          select c.relname as table, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
                 (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
                  where i.indrelid = c.oid and i.indisprimary) as first,
                 (select count(*) from pg_policy p where p.polrelid = c.oid
                  and pg_get_expr(p.polqual, p.polrelid) = '(org_id = current_setting(''rf.org_id''::text, true))'
                  and p.polcmd = '*' and p.polroles = '{0}')::int as policies
          from   pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`)
        expect(rows.length).toBeGreaterThan(9)
        for (const row of rows)
          expect(row).toMatchObject({ enabled: true, forced: true, first: 'org_id', policies: 1 })
      })

      test('no other policy gives the tenant role anything', async () => {
        const rows = await select(sql<Row>`
          select c.relname as table, p.polname as policy from pg_policy p join pg_class c on c.oid = p.polrelid
          where  p.polname <> 'tenant'
          and    (p.polroles = '{0}' or 'rf_app'::regrole::oid = any(p.polroles))`)
        expect(rows).toEqual([])
      })

      test('a row points only to rows of its own organization', async () => {
        const rows = await select(sql<Row>`
          select k.conrelid::regclass::text as table, k.conname as key
          from   pg_constraint k join pg_class target on target.oid = k.confrelid
          where  k.contype = 'f' and k.connamespace = 'public'::regnamespace
          and    target.relnamespace = 'public'::regnamespace
          and not exists (
            select from unnest(k.conkey, k.confkey) pair(own, other)
            join   pg_attribute a on a.attrelid = k.conrelid  and a.attnum = pair.own   and a.attname = 'org_id'
            join   pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.other and b.attname = 'org_id')`)
        expect(rows).toEqual([])
      })

      test('the tenant role passes no policy, empties no table and has no right on people', async () => {
        const [role] = await select(sql<Row>`
          select rolsuper, rolbypassrls, rolcreaterole, has_schema_privilege('rf_app', 'auth', 'usage, create') as auth,
                 has_schema_privilege('rf_app', 'public', 'create') as creates
          from   pg_roles where rolname = 'rf_app'`)
        expect(role).toEqual({
          rolsuper: false,
          rolbypassrls: false,
          rolcreaterole: false,
          auth: false,
          creates: false,
        })
        const rights = await select(sql<Row>`
          select c.oid::regclass::text as table from pg_class c
          where  c.relkind in ('r', 'p', 'v')
          and   ((c.relnamespace = 'auth'::regnamespace
                  and has_any_column_privilege('rf_app', c.oid, 'select, insert, update, references'))
              or (c.relnamespace = 'public'::regnamespace
                  and has_table_privilege('rf_app', c.oid, 'truncate, references, trigger')))`)
        expect(rights).toEqual([])
      })

      test('the log is written once: its events cannot be changed or deleted', async () => {
        const [event] = await select(sql<Row>`
          select has_table_privilege('rf_app', 'event', 'insert') as insert,
                 has_any_column_privilege('rf_app', 'event', 'update') as update,
                 has_table_privilege('rf_app', 'event', 'delete') as delete`)
        expect(event).toEqual({ insert: true, update: false, delete: false })
        expect(await attempt(sql`delete from event`)).toBe(REFUSED)
        expect(await attempt(sql`update event set data = '{}'`)).toBe(REFUSED)
      })
    })

    describe('as a member of one organization', () => {
      const count = (table: string, where: RawBuilder<unknown>, orgId: string | null = mine.orgId) =>
        as(orgId, async tx => {
          const { rows } = await sql<{ n: number }>`
            select count(*)::int as n from ${sql.table(table)} where ${where}`.execute(tx)
          return rows[0]?.n
        })

      test('its own rows are there, in every table', async () => {
        expect(await exceptions(true, async table => ((await count(table, sql`true`)) ?? 0) > 0)).toEqual([])
      })

      test('no row of another organization is seen, named or not', async () => {
        expect(await exceptions(0, table => count(table, sql`org_id <> ${mine.orgId}`))).toEqual([])
        expect(await exceptions(0, table => count(table, sql`org_id = ${theirs.orgId}`))).toEqual([])
        const people = await as(mine.orgId, tx => tx.selectFrom('member_directory').select('name').execute())
        expect(people.map(({ name }) => name?.split(' ')[0])).toEqual(['Alder', 'Alder', 'Alder', 'Alder'])
      })

      test('no row of another organization is changed or deleted', async () => {
        const harmless = [0, REFUSED]
        for (const table of tables) {
          const foreign = sql`${sql.table(table)}`
          expect(harmless).toContain(
            await attempt(sql`update ${foreign} set org_id = org_id where org_id = ${theirs.orgId}`),
          )
          expect(harmless).toContain(
            await attempt(sql`delete from ${foreign} where org_id = ${theirs.orgId}`),
          )
        }
      })

      test('no row is put into another organization, new or moved', async () => {
        expect(await exceptions(REFUSED, async table => attempt(await copyOf(table)))).toEqual([])
        const movable = await exceptions(REFUSED, table =>
          attempt(sql`update ${sql.table(table)} set org_id = ${theirs.orgId}`),
        )
        expect(movable).toEqual([])
      })

      test('without an organization nothing is seen', async () => {
        expect(await exceptions(0, table => count(table, sql`true`, null))).toEqual([])
        expect(
          await exceptions(0, table =>
            count(table, sql`true`, 'no-such-organization').catch(e =>
              e.code === 'no_organization' ? 0 : e,
            ),
          ),
        ).toEqual([])
      })

      /** Inserts one of their rows again. */
      async function copyOf(table: string): Promise<RawBuilder<unknown>> {
        const columns = await select(sql<{ name: string }>`
          select attname as name from pg_attribute
          where  attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = ''`)
        const names = sql.join(columns.map(({ name }) => sql.ref(name)))
        const [row] = await select(sql<{ row: unknown }>`
          select to_jsonb(t) as row from ${sql.table(table)} t where org_id = ${theirs.orgId} limit 1`)
        return sql`insert into ${sql.table(table)} (${names})
                   select ${names} from jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(row?.row)}::jsonb)`
      }
    })
  })
}
