import type { PGlite } from '@electric-sql/pglite'
import { type Dialect, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import { getPgliteDriver } from './pglite-driver.ts'

/**
 * Kysely's dialect over an open PGlite: PostgreSQL's SQL on one connection, where transactions queue.
 * `destroy()` leaves the instance open: who opened it closes it.
 */
export function pgliteDialect(pg: PGlite): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => getPgliteDriver(pg),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: db => new PostgresIntrospector(db),
  }
}
