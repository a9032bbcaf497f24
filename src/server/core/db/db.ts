import type { Kysely } from 'kysely'
import type { Doorbell } from '../jobs/doorbell.ts'
import type { Bell } from './bell.ts'
import type { Tables } from './tables.ts'

/**
 * The open database. `kysely` is the outer handle: it is for logins, health and system work. Tenant data is
 * read and written inside `transact` and `read` alone, which enter an organization first.
 */
export type Db = {
  driver: 'pglite' | 'postgres'
  kysely: Kysely<Tables>
  bell: Bell
  /** Rung when something was enqueued on this node. */
  doorbell: Doorbell
  close(): Promise<void>
}
