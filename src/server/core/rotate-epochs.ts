import { sql } from 'kysely'
import type { Db } from './db/db.ts'
import { enter } from './transact.ts'

/**
 * Gives the log of every organization a new epoch and answers how many there are. Needed when a database was
 * set back to an earlier state: numbers that browsers know are about to be given to other events, and only a
 * new epoch makes every cursor from before an unknown one.
 */
export async function rotateEpochs({ kysely }: Db): Promise<number> {
  const organizations = await kysely.selectFrom('auth.organization').select('id').execute()
  for (const { id } of organizations)
    await kysely.transaction().execute(async tx => {
      await enter(tx, id)
      await sql`update org_head set epoch = gen_random_uuid()`.execute(tx)
    })
  return organizations.length
}
