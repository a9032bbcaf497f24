import { sql } from 'kysely'
import type { Ctx } from '../../core/context.ts'
import { problem } from '../../core/problem.ts'
import { saveSetting } from '../../core/settings.ts'
import { transact } from '../../core/transact.ts'
import { timeZone } from './settings.ts'

/** Chooses the time zone. Refused when the database does not know it, since days are counted there. */
export const changeOrganization = (ctx: Ctx, chosen: { timeZone: string }): Promise<void> =>
  transact(ctx, async tx => {
    const { rows } = await sql`select from pg_timezone_names where name = ${chosen.timeZone}`.execute(tx.db)
    if (rows.length === 0)
      throw problem('validation_failed', {
        issues: [{ path: 'body.timeZone', message: 'The database does not know this time zone' }],
      })
    await saveSetting(tx, timeZone, chosen.timeZone)
  })
