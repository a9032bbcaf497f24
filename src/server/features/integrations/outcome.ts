import { sql } from 'kysely'
import type { Tx } from '../../core/transact.ts'
import { told } from './commands/change-integration.ts'
import { FAILING_AFTER } from './present.ts'
import type { IntegrationRow } from './queries.ts'

/** Notes that an integration worked. Admins hear of it when it had been failing, or had never worked. */
export async function noteSuccess(tx: Tx, integrationId: string): Promise<void> {
  const { rows } = await sql<IntegrationRow & { news: boolean }>`
    with before as (
      select id, failures, last_success_at from integration where id = ${integrationId} and removed_at is null
    )
    update integration i
    set    last_success_at = now(), failures = 0, version = i.version + 1
    from   before b
    -- Once a minute is enough for a light: a busy channel does not rewrite its row with every message.
    where  i.id = b.id and (b.failures > 0 or b.last_success_at is null or b.last_success_at < now() - interval '1 minute')
    returning i.*, (b.failures > 0 or b.last_success_at is null) as news`.execute(tx.db)
  const [row] = rows
  if (row?.news) told(tx, row)
}

/** Notes a failure, in words for people. Admins hear of the first and of the one that raises the alarm. */
export async function noteFailure(tx: Tx, integrationId: string, advice: string): Promise<void> {
  const { rows } = await sql<IntegrationRow>`
    update integration
    set    failures = failures + 1, last_error = ${advice}, last_error_at = now(), version = version + 1
    where  id = ${integrationId} and removed_at is null
    returning *`.execute(tx.db)
  const [row] = rows
  if (row && (row.failures === 1 || row.failures === FAILING_AFTER)) told(tx, row)
}
