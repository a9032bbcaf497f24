import { sql } from 'kysely'
import type { WatchLevel } from '../../../shared/contract/handoffs.ts'
import type { DeliveryEvent, HandoffTurn } from '../../../shared/contract/preferences.ts'
import type { Audience } from '../../../shared/domain/session-policy.ts'
import type { Tx } from '../../core/transact.ts'
import { clearCalls, notify } from '../notifications/index.ts'
import { emitLedger } from './emit-ledger.ts'
import { RETRACT, SEND } from './job-names.ts'
import { listCandidates, listWays, type Plan, planDeliveries } from './plan.ts'
import { isTicketSystem, TICKET_SYSTEMS, TRAITS } from './traits.ts'

const RETRACTING = Object.entries(TRAITS).flatMap(([kind, { retracts }]) => (retracts ? [kind] : []))

/** A hand-off, as far as telling of it goes. */
export type About = {
  handoffId: string
  fence: number
  watchLevel: WatchLevel
  session: { id: string; ticketRef: string | null; problem: string }
  audience: Audience
}

/**
 * Tells these people, and the places that want to know: bell entries, rows of the ledger and jobs, all with the commit of
 * what happened. Nothing leaves the house before it, nothing is lost after it.
 */
export async function announce(tx: Tx, event: HandoffTurn, userIds: string[], about: About): Promise<void> {
  if (event !== 'withdrawn') await notify(tx, event, userIds, about)
  const [{ people, now }, ways] = [await listCandidates(tx, userIds), await listWays(tx)]
  const plan = planDeliveries(people, ways, {
    event,
    watchLevel: about.watchLevel,
    hasTicket: about.session.ticketRef !== null,
    now,
  })
  await queue(tx, event, about, plan)
}

/** The same, or a session that never had one. */
type AboutSession = Omit<About, 'handoffId'> & { handoffId: string | null }

/** Writes to the session's ticket and tells nobody else, where no hand-off is under way. */
export async function tellTicket(tx: Tx, event: DeliveryEvent, about: AboutSession): Promise<void> {
  const ways = (await listWays(tx)).filter(({ kind }) => isTicketSystem(kind))
  const occasion = {
    watchLevel: about.watchLevel,
    hasTicket: about.session.ticketRef !== null,
    now: new Date(),
  }
  await queue(tx, event, about, planDeliveries([], ways, { event, ...occasion }))
}

type NewDelivery = {
  channel: string
  integrationId: string | null
  userId: string | null
  notBefore: Date | null
}

async function queue(tx: Tx, event: DeliveryEvent, about: AboutSession, plan: Plan): Promise<void> {
  const rows: NewDelivery[] = [
    ...(event === 'withdrawn'
      ? []
      : plan.people.map(({ candidate }) => ({
          channel: 'in_app',
          integrationId: null,
          userId: candidate.id,
          notBefore: null,
        }))),
    ...plan.people.flatMap(({ candidate, over }) =>
      over.map(({ way, notBefore }) => ({
        channel: way.kind,
        integrationId: way.id,
        userId: candidate.id,
        notBefore,
      })),
    ),
    ...plan.places.map(({ id, kind }) => ({
      channel: kind,
      integrationId: id,
      userId: null,
      notBefore: null,
    })),
  ]
  if (rows.length === 0) return
  const { rows: queued } = await sql<{ id: string; integration_id: string | null; not_before: Date | null }>`
    insert into delivery (org_id, event, session_id, handoff_id, fence, actor_name,
                          channel, integration_id, user_id, not_before, state, sent_at)
    select ${tx.orgId}, ${event}, ${about.session.id}, ${about.handoffId}, ${about.fence}, ${tx.actor.name},
           d."channel", d."integrationId", d."userId", d."notBefore",
           case when d."channel" = 'in_app' then 'sent' else 'queued' end,
           case when d."channel" = 'in_app' then now() end
    from   jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
             as d("channel" text, "integrationId" uuid, "userId" text, "notBefore" timestamptz)
    returning id, integration_id, not_before`.execute(tx.db)
  for (const { id, integration_id, not_before } of queued)
    if (integration_id)
      tx.enqueue({
        kind: SEND,
        payload: { deliveryId: id },
        key: id,
        destination: integration_id,
        ...(not_before ? { dueAt: not_before } : {}),
      })
  emitLedger(tx, { handoffId: about.handoffId, sessionId: about.session.id }, about.audience)
}

/**
 * Takes every call for somebody back: bells are cleared, what still waits is not sent, and where a channel can, what was
 * sent turns into "Claimed by …".
 */
export async function takeBack(tx: Tx, about: About): Promise<void> {
  await clearCalls(tx, about.handoffId)
  const { rows } = await sql<{ id: string; integration_id: string; was: string }>`
    with calls as (
      select id, channel, state from delivery
      where  handoff_id = ${about.handoffId} and event in ('escalation', 'released')
      and    state in ('queued', 'sent', 'seen') and channel <> all(${TICKET_SYSTEMS}::text[])
      for update
    ), settled as (
      update delivery d
      set    state = 'retracted', retracted_at = now(), version = d.version + 1
      from   calls c
      where  d.id = c.id and (c.state = 'queued' or (c.state = 'sent' and c.channel = 'in_app'))
    )
    select c.id, d.integration_id, c.state as was
    from   calls c
    join   delivery d on d.id = c.id
    where  d.integration_id is not null
    and    (c.state = 'queued' or c.channel = any(${RETRACTING}::text[]))`.execute(tx.db)
  await tx.cancel(
    SEND,
    rows.filter(({ was }) => was === 'queued').map(({ id }) => id),
  )
  for (const { id, integration_id, was } of rows)
    if (was !== 'queued')
      tx.enqueue({
        kind: RETRACT,
        payload: { deliveryId: id },
        key: `retract ${id}`,
        destination: integration_id,
      })
  emitLedger(tx, { handoffId: about.handoffId, sessionId: about.session.id }, about.audience)
}
