import { type RawBuilder, sql } from 'kysely'
import type { IntegrationKind } from '../../../shared/contract/integrations.ts'
import type { Ctx } from '../../core/context.ts'
import type { Sealer } from '../../core/crypto.ts'
import { TryLater } from '../../core/jobs/job.ts'
import { type ReadTx, type Tx, transact } from '../../core/transact.ts'
import {
  adviceOf,
  ChannelFault,
  type Connection,
  noteFailure,
  noteSuccess,
  openSettings,
} from '../integrations/index.ts'
import { loadCard } from './card.ts'
import type { Channel, Outgoing, Ref } from './channel.ts'
import { tellLedger } from './emit-ledger.ts'
import { RETRACT, SEND } from './job-names.ts'
import { loadWork } from './load-work.ts'
import { openSubscriptions } from './push-subscriptions.ts'
import { type DeliveryRow, selectDeliveries } from './queries.ts'
import { isTicketSystem, TICKET_SYSTEMS } from './traits.ts'
import { clockTry } from './tries.ts'

/** What sending needs besides the database. */
export type Sending = { channels: ReadonlyMap<IntegrationKind, Channel>; sealer: Sealer; publicUrl: string }

type Ready = {
  channel: Channel
  connection: Connection
  message: Outgoing
  earlier: Ref[]
  ref: Ref | null
}

/**
 * Sends one delivery that is still wanted. Rejects with what the channel threw, after the failure was noted, so that the
 * job is tried again or given up. The same delivery id goes out at every try.
 */
export async function sendDelivery(
  ctx: Ctx,
  sending: Sending,
  deliveryId: string,
  signal: AbortSignal,
): Promise<void> {
  const ready = await transact(ctx, tx => prepare(tx, sending, deliveryId))
  if (!ready) return
  const { channel, connection, message, earlier } = ready
  const ended = clockTry()
  let status: number | null = null
  let ref: Ref | null
  try {
    ref = await channel.send(message, connection, {
      signal,
      earlier,
      heard: code => {
        status = code
      },
    })
  } catch (error) {
    const advice = adviceOf(error)
    const thisTry = ended({ status, error: advice })
    await transact(ctx, async tx => {
      await sql`
        update delivery set error = ${advice}, ${thisTry}, version = version + 1
        where  id = ${deliveryId} and state = 'queued'`.execute(tx.db)
      if (!(error instanceof ChannelFault && error.ofMessage)) await noteFailure(tx, connection.id, advice)
      await tellLedger(tx, message.card)
    })
    throw error
  }
  const thisTry = ended({ status, error: null })
  await transact(ctx, tx => settle(tx, ready, deliveryId, ref, thisTry))
}

/** Says in the message itself that somebody came, where the channel can. */
export async function retractDelivery(
  ctx: Ctx,
  sending: Sending,
  deliveryId: string,
  signal: AbortSignal,
): Promise<void> {
  const ready = await transact(ctx, tx => open(tx, sending, deliveryId))
  if (!ready?.channel.retract || ready.ref === null) return
  await ready.channel.retract(ready.message, ready.ref, ready.connection, signal)
  await transact(ctx, async tx => {
    await sql`
      update delivery
      set    state = case when state = 'seen' then state else 'retracted' end, error = null, version = version + 1,
             retracted_at = coalesce(retracted_at, now())
      where  id = ${deliveryId}`.execute(tx.db)
    await noteSuccess(tx, ready.connection.id)
    await tellLedger(tx, ready.message.card)
  })
}

/** Gives a delivery up: its ledger line says why and what to do, and an admin may send it again. */
export async function giveUpDelivery(tx: Tx, deliveryId: string): Promise<void> {
  const { rows } = await sql<{ handoff_id: string | null; session_id: string }>`
    update delivery
    set    state = 'failed', failed_at = now(), version = version + 1,
           error = coalesce(error, 'It could not be sent; the server’s log has more.')
    where  id = ${deliveryId} and state = 'queued'
    returning handoff_id, session_id`.execute(tx.db)
  const [row] = rows
  if (row) await tellLedger(tx, { handoffId: row.handoff_id, sessionId: row.session_id })
}

/** Counts the try and reads what it needs. Undefined: it is no longer wanted, and says so in the ledger. */
async function prepare(tx: Tx, sending: Sending, deliveryId: string): Promise<Ready | undefined> {
  await waitYourTurn(tx, deliveryId)
  const { rows } = await sql<{ wanted: boolean; handoff_id: string | null; session_id: string }>`
    update delivery d
    set    attempts     = d.attempts + 1,
           version      = d.version + 1,
           state        = case when w.wanted then d.state else 'retracted' end,
           retracted_at = case when w.wanted then null else now() end
    from   (select d.id,
                   i.removed_at is null and not i.paused
                   -- A call for somebody is of use only while the hand-off is open in the same hands.
                   and (d.event not in ('escalation', 'released') or i.kind not in ('slack', 'slack_webhook', 'msteams', 'email', 'webpush')
                        or (h.status = 'open' and h.fence = d.fence)) as wanted
            from   delivery d
            left   join handoff h on h.org_id = d.org_id and h.id = d.handoff_id
            join   integration i on i.org_id = d.org_id and i.id = d.integration_id
            where  d.id = ${deliveryId}) w
    where  d.id = w.id and d.state = 'queued'
    returning w.wanted, d.handoff_id, d.session_id`.execute(tx.db)
  const [row] = rows
  if (!row) return undefined
  if (row.wanted) return open(tx, sending, deliveryId)
  await tellLedger(tx, { handoffId: row.handoff_id, sessionId: row.session_id })
  return undefined
}

const TURN_SECONDS = 3

/**
 * A ticket is changed, not only told: while an earlier turn is being written to it the next one waits, or the earlier
 * one could have the last word. One that has not begun looks at how things stand when it does.
 */
async function waitYourTurn(tx: ReadTx, deliveryId: string): Promise<void> {
  const { rows } = await sql`
    select 1
    from   delivery d
    join   delivery e on e.handoff_id = d.handoff_id and e.integration_id = d.integration_id
                         and e.queued_at < d.queued_at and e.state = 'queued'
    join   job j      on j.kind = ${SEND} and j.key = e.id::text and j.locked_by is not null and j.dead_at is null
    where  d.id = ${deliveryId} and d.channel = any(${TICKET_SYSTEMS}::text[])
    limit  1`.execute(tx.db)
  if (rows.length > 0) throw new TryLater(TURN_SECONDS, 'An earlier turn is being written to the ticket')
}

type OpenRow = DeliveryRow & {
  kind: IntegrationKind
  config: Record<string, unknown>
  secrets: string | null
  email: string | null
}

async function open(
  tx: ReadTx,
  { channels, sealer, publicUrl }: Sending,
  id: string,
): Promise<Ready | undefined> {
  const { rows } = await sql<OpenRow>`
    select d.*, i.kind, i.config, i.secrets, m.email
    from   (${selectDeliveries()} where d.id = ${id}) d
    join   integration i            on i.org_id = d.org_id and i.id = d.integration_id and i.removed_at is null
    left   join member_directory m  on m.id = d.user_id`.execute(tx.db)
  const [row] = rows
  const channel = row && channels.get(row.kind)
  // A member who left is told nothing.
  if (!row || !channel || (row.user_id !== null && row.email === null)) return undefined
  return {
    channel,
    ref: row.ref,
    earlier: await earlierRefs(tx, row),
    connection: {
      id: row.integration_id ?? '',
      orgId: tx.orgId,
      name: row.integration_name ?? '',
      settings: openSettings(sealer, row),
    },
    message: {
      deliveryId: row.id,
      event: row.event,
      actorName: row.actor_name,
      card: await loadCard(tx, row, publicUrl),
      ticket: isTicketSystem(row.kind) ? await loadWork(tx, row) : null,
      recipient:
        row.user_id === null
          ? { kind: 'place' }
          : {
              kind: 'person',
              id: row.user_id,
              name: row.person_name ?? '',
              email: row.email ?? '',
              subscriptions: row.kind === 'webpush' ? await openSubscriptions(tx, sealer, row.user_id) : [],
            },
    },
  }
}

/** What the same integration told the same recipient about the same hand-off before: replies hang under it. */
async function earlierRefs(tx: ReadTx, row: DeliveryRow): Promise<Ref[]> {
  const { rows } = await sql<{ ref: Ref }>`
    select   ref from delivery
    where    handoff_id = ${row.handoff_id} and integration_id = ${row.integration_id} and id <> ${row.id}
    and      user_id is not distinct from ${row.user_id} and ref is not null
    order by sent_at`.execute(tx.db)
  return rows.map(({ ref }) => ref)
}

/** Notes that it is out. Taken back meanwhile: it is taken back there as well. */
async function settle(
  tx: Tx,
  { channel, connection, message }: Ready,
  id: string,
  ref: Ref | null,
  thisTry: RawBuilder<unknown>,
): Promise<void> {
  const { rows } = await sql<{ state: string }>`
    update delivery
    set    ref = ${ref === null ? null : JSON.stringify(ref)}::jsonb, sent_at = now(), error = null, ${thisTry}, version = version + 1,
           state = case when state = 'queued' then 'sent' else state end
    where  id = ${id}
    returning state`.execute(tx.db)
  if (rows[0]?.state === 'retracted' && channel.retract && ref !== null)
    tx.enqueue({
      kind: RETRACT,
      payload: { deliveryId: id },
      key: `retract ${id}`,
      destination: connection.id,
    })
  await noteSuccess(tx, connection.id)
  await tellLedger(tx, message.card)
}
