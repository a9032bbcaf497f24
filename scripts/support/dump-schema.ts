import type { PGlite } from '@electric-sql/pglite'
import { pgDump } from '@electric-sql/pglite-tools/pg_dump'

const HEADER = '-- Generated from db/migrations by `npm run schema`: read it, do not edit it.\n\n'

/** The schema as `pg_dump` prints it, without what differs by version or says nothing to a reader. */
export async function dumpSchema(database: PGlite): Promise<string> {
  const dump = await pgDump({ pg: database, args: ['--schema-only', '--no-owner'] })
  const noise = /^(SET |SELECT pg_catalog|-- Dumped |-- PostgreSQL database dump|--$|\\(un)?restrict )/
  const lines = (await dump.text()).split('\n').filter(line => !noise.test(line))
  const text = lines.map(line => line.replace(/; Owner: -.*$/, '')).join('\n')
  return `${HEADER}${text.replace(/\n{3,}/g, '\n\n').trim()}\n`
}
