import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { DeliveryChannel, DeliveryState, DeliveryTry } from '../../../shared/contract/deliveries.ts'
import type { DeliveryEvent } from '../../../shared/contract/preferences.ts'
import type { DeliveryTable } from '../../core/db/tables.ts'
import type { ReadTx } from '../../core/transact.ts'
import type { Ref } from './channel.ts'
import { titleOf } from './words.ts'

/** A row of the ledger with the names of whom or what it went to. */
export type DeliveryRow = Omit<Selectable<DeliveryTable>, 'event' | 'channel' | 'state' | 'ref' | 'tries'> & {
  event: DeliveryEvent
  channel: DeliveryChannel
  state: DeliveryState
  ref: Ref | null
  /** `at` as the database writes it into JSON. */
  tries: DeliveryTry[]
  person_name: string | null
  integration_name: string | null
}

/** How many dead deliveries a list holds. */
const DEAD_SIZE = 200

/** Selects deliveries from the table, or from the answer of a changing statement. */
export const selectDeliveries = (deliveries: RawBuilder<unknown> = sql`delivery`) => sql`
  select d.*, p.name as person_name, i.name as integration_name
  from   ${deliveries} d
  left   join person p      on p.org_id = d.org_id and p.id = d.user_id
  left   join integration i on i.org_id = d.org_id and i.id = d.integration_id`

/** The ledger of a hand-off, in the order in which things were queued. */
export async function listDeliveries(tx: ReadTx, handoffId: string): Promise<DeliveryRow[]> {
  const { rows } = await sql<DeliveryRow>`
    ${selectDeliveries()}
    where    d.handoff_id = ${handoffId}
    order by d.queued_at, d.channel <> 'in_app', lower(coalesce(p.name, i.name)), d.id`.execute(tx.db)
  return rows
}

/** What was told of a session outside of any hand-off, in the order in which it was queued. */
export async function listSessionDeliveries(tx: ReadTx, sessionId: string): Promise<DeliveryRow[]> {
  const { rows } = await sql<DeliveryRow>`
    ${selectDeliveries()}
    where    d.session_id = ${sessionId} and d.handoff_id is null
    order by d.queued_at, lower(i.name), d.id`.execute(tx.db)
  return rows
}

/** What was given up last, newest first. */
export async function listDeadDeliveries(tx: ReadTx): Promise<DeliveryRow[]> {
  const { rows } = await sql<DeliveryRow>`
    ${selectDeliveries()}
    where    d.state = 'failed'
    order by d.failed_at desc, d.id
    limit    ${DEAD_SIZE}`.execute(tx.db)
  return rows
}

/** How many messages the log of an integration holds. */
const LOG_SIZE = 100

/** What went over an integration last, newest first. */
export async function listIntegrationDeliveries(
  tx: ReadTx,
  integrationId: string,
): Promise<(DeliveryRow & { session_title: string })[]> {
  const { rows } = await sql<DeliveryRow & { session_title: string }>`
    select   d.*, s.title as session_title
    from     (${selectDeliveries()} where d.integration_id = ${integrationId}
              order by d.queued_at desc, d.id limit ${LOG_SIZE}) d
    join     pilot_session s on s.org_id = d.org_id and s.id = d.session_id
    order by d.queued_at desc, d.id`.execute(tx.db)
  return rows
}

/** The session of a hand-off, or undefined. */
export async function getSessionOf(tx: ReadTx, handoffId: string): Promise<string | undefined> {
  const { rows } = await sql<{ session_id: string }>`
    select session_id from handoff where id = ${handoffId}`.execute(tx.db)
  return rows[0]?.session_id
}

/** What a delivery told, to whom, and where that is seen; null when it is gone. */
export async function aboutDelivery(
  tx: ReadTx,
  deliveryId: string,
): Promise<{ text: string; link: string } | null> {
  const { rows } = await sql<{
    event: DeliveryEvent
    actor_name: string
    session_id: string
    ticket_ref: string | null
    problem: string
    recipient: string
  }>`
    select d.event, d.actor_name, d.session_id, s.ticket_ref, s.problem,
           concat_ws(', ', p.name, i.name) as recipient
    from   delivery d
    join   pilot_session s    on s.org_id = d.org_id and s.id = d.session_id
    left   join person p      on p.org_id = d.org_id and p.id = d.user_id
    left   join integration i on i.org_id = d.org_id and i.id = d.integration_id
    where  d.id = ${deliveryId}`.execute(tx.db)
  const [row] = rows
  if (!row) return null
  const { event, actor_name, session_id, ticket_ref, problem, recipient } = row
  const told = titleOf(event, { name: actor_name, ticketRef: ticket_ref, problem })
  return { text: `${told} (to ${recipient})`, link: `/pilot/${session_id}` }
}
