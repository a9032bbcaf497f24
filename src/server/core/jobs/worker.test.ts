import { jobsSuite } from '../../../../test/support/jobs-suite.ts'
import { openMigrated } from '../../../../test/support/migrated-database.ts'

jobsSuite('the embedded database', async () => {
  const db = await openMigrated()
  return { nodes: [db, db], close: () => db.close() }
})
