import { sql } from 'kysely'
import type { Delivery } from '../../../shared/contract/deliveries.ts'
import type { IntegrationKind } from '../../../shared/contract/integrations.ts'
import type { Ctx } from '../../core/context.ts'
import { replayDeadJobs } from '../../core/jobs/dead-letters.ts'
import { problem } from '../../core/problem.ts'
import { type Tx, transact } from '../../core/transact.ts'
import { tellLedger } from './emit-ledger.ts'
import { SEND } from './job-names.ts'
import { presentDelivery } from './present.ts'
import { type DeliveryRow, selectDeliveries } from './queries.ts'
import { isTicketSystem, TRAITS } from './traits.ts'

/** Places that tell a repeat by its id may be told again what they took: what they made of it may be lost. */
const TOLD_ONCE = Object.entries(TRAITS).flatMap(([kind, { tells, repeats }]) =>
  tells === 'place' && repeats === 'told_once' && !isTicketSystem(kind as IntegrationKind) ? [kind] : [],
)

/** Puts a delivery that was given up, or that a webhook took, back into the queue, under the same id. */
export const replayDelivery = (ctx: Ctx, id: string): Promise<Delivery> =>
  transact(ctx, async tx => {
    const row = await queueAgain(tx, id)
    if (!row) {
      const known = await sql`select 1 from delivery where id = ${id}`.execute(tx.db)
      throw problem(known.rows.length > 0 ? 'delivery_not_failed' : 'not_found')
    }
    // An admin may have dropped its job.
    const replayed = await replayDeadJobs(tx, { kind: SEND, keys: [id] })
    if (replayed.length === 0)
      tx.enqueue({
        kind: SEND,
        payload: { deliveryId: id },
        key: id,
        destination: row.integration_id ?? '',
      })
    return presentDelivery(row)
  })

/** Has the ledger say that a delivery waits again. Undefined: it may not be sent again. */
export async function queueAgain(tx: Tx, id: string): Promise<DeliveryRow | undefined> {
  const { rows } = await sql<DeliveryRow>`
    with changed as (
      update delivery
      set    state = 'queued', failed_at = null, not_before = null, version = version + 1
      where  id = ${id} and (state = 'failed' or (state = 'sent' and channel = any(${TOLD_ONCE}::text[])))
      returning *
    )
    ${selectDeliveries(sql`changed`)}`.execute(tx.db)
  const [row] = rows
  if (row) await tellLedger(tx, { handoffId: row.handoff_id, sessionId: row.session_id })
  return row
}
