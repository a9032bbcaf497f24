import { openEmbedded } from '../../src/server/core/db/embedded.ts'
import { migrate } from '../../src/server/core/db/migrate.ts'
import { rowLevelSecuritySuite } from '../support/row-level-security-suite.ts'

rowLevelSecuritySuite('the embedded database', async () => {
  const db = await openEmbedded(null)
  await migrate(db.kysely)
  return db
})
