import type { PGlite } from '@electric-sql/pglite'

type Column = {
  name: string
  type: string
  array: boolean
  nullable: boolean
  defaulted: boolean
  generatedAlways: boolean
}
type Table = { schema: string; name: string; columns: Column[] }

/** What the server reads a SQL type as: the same for both drivers, see `core/db`. */
const TYPES: Record<string, string> = {
  bool: 'boolean',
  bytea: 'Uint8Array',
  citext: 'string',
  date: 'string',
  float4: 'number',
  float8: 'number',
  inet: 'string',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  json: 'unknown',
  jsonb: 'unknown',
  name: 'string',
  numeric: 'string',
  text: 'string',
  timestamptz: 'Timestamp',
  tsvector: 'string',
  uuid: 'string',
  varchar: 'string',
}

const PRELUDE = `// Generated from db/migrations by \`npm run schema\`: do not edit it.
import type { ColumnType } from 'kysely'

type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>
type GeneratedAlways<T> = ColumnType<T, never, never>
type Timestamp = ColumnType<Date, Date | string, Date | string>
`

/**
 * The tables and views of every schema of ours. The catalogue calls each column of a view nullable: a view whose
 * comment says "no column is null" is believed.
 */
export async function readTables(database: PGlite): Promise<Table[]> {
  const { rows } = await database.query<Column & { schema: string; table: string }>(`
    select n.nspname                                as schema,
           c.relname                                as table,
           a.attname                                as name,
           coalesce(e.typname, t.typname)           as type,
           e.oid is not null                        as array,
           not (a.attnotnull or coalesce(obj_description(c.oid), '') ~* 'no column is null') as nullable,
           a.atthasdef or a.attidentity = 'd'       as defaulted,
           a.attgenerated <> '' or a.attidentity = 'a' as "generatedAlways"
    from   pg_attribute a
    join   pg_class     c on c.oid = a.attrelid
    join   pg_namespace n on n.oid = c.relnamespace
    join   pg_type      t on t.oid = a.atttypid
    left join pg_type   e on e.oid = t.typelem and t.typcategory = 'A'
    where  c.relkind in ('r', 'p', 'v', 'm') and a.attnum > 0 and not a.attisdropped
    and    n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
    order by n.nspname <> 'public', n.nspname, c.relname, a.attnum`)
  const tables: Table[] = []
  for (const { schema, table: name, ...column } of rows) {
    const last = tables.at(-1)
    if (last?.schema === schema && last.name === name) last.columns.push(column)
    else tables.push({ schema, name, columns: [column] })
  }
  return tables
}

/** The same as TypeScript for Kysely. Throws at a SQL type that nobody has decided a TypeScript type for. */
export function renderTables(tables: Table[]): string {
  const rows = tables.map(table => {
    const fields = table.columns.map(column => `  ${column.name}: ${typeOf(column, table)}`)
    return `export interface ${rowName(table)} {\n${fields.join('\n')}\n}\n`
  })
  const entries = tables.map(table => `  ${keyOf(table)}: ${rowName(table)}`)
  return [PRELUDE, ...rows, `export interface Tables {\n${entries.join('\n')}\n}\n`].join('\n')
}

function typeOf(column: Column, table: Table): string {
  const known = TYPES[column.type]
  if (known === undefined)
    throw new Error(`${table.name}.${column.name}: no TypeScript type for ${column.type}`)
  const value = column.array ? `${known}[]` : known
  const nullable = column.nullable && value !== 'unknown' ? `${value} | null` : value
  if (column.generatedAlways) return `GeneratedAlways<${nullable}>`
  return column.defaulted ? `Generated<${nullable}>` : nullable
}

function rowName({ schema, name }: Table): string {
  const words = [...(schema === 'public' ? [] : [schema]), ...name.split('_')]
  return `${words.map(word => word.charAt(0).toUpperCase() + word.slice(1)).join('')}Table`
}

function keyOf({ schema, name }: Table): string {
  return schema === 'public' ? name : `'${schema}.${name}'`
}
