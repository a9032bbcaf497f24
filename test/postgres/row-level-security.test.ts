import { pino } from 'pino'
import { inject } from 'vitest'
import { migrate } from '../../src/server/core/db/migrate.ts'
import { openPostgres } from '../../src/server/core/db/postgres.ts'
import { databasesOf } from '../support/postgres.ts'
import { rowLevelSecuritySuite } from '../support/row-level-security-suite.ts'

rowLevelSecuritySuite('PostgreSQL', async () => {
  const { url } = await databasesOf(inject('postgresUrl'))()
  const db = await openPostgres(url, pino({ level: 'silent' }), 5)
  await migrate(db.kysely)
  return db
})
