import { pino } from 'pino'
import { inject } from 'vitest'
import { migrate } from '../../src/server/core/db/migrate.ts'
import { openPostgres } from '../../src/server/core/db/postgres.ts'
import { jobsSuite } from '../support/jobs-suite.ts'
import { databasesOf } from '../support/postgres.ts'

jobsSuite('PostgreSQL', async () => {
  const { url, drop } = await databasesOf(inject('postgresUrl'))()
  const log = pino({ level: 'silent' })
  const [one, other] = await Promise.all([openPostgres(url, log, 5), openPostgres(url, log, 5)])
  await migrate(one.kysely)
  return {
    nodes: [one, other],
    async close() {
      await Promise.all([one.close(), other.close()])
      await drop()
    },
  }
})
