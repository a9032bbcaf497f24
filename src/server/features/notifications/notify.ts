import { sql } from 'kysely'
import { type NotificationKind, notificationTitle } from '../../../shared/domain/notification-title.ts'
import type { ReadTx, Tx } from '../../core/transact.ts'
import { presentNotification } from './present.ts'
import type { NotificationRow } from './queries.ts'

type About = {
  handoffId: string
  session: { id: string; ticketRef: string | null; problem: string }
}

/** Everyone of the organization who may claim, but the actor. */
export async function listClaimers(tx: ReadTx): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('member_directory')
    .select('id')
    .where('role', 'in', ['engineer', 'admin', 'owner'])
    .where('id', '<>', tx.actor.id)
    .execute()
  return rows.flatMap(row => row.id ?? [])
}

/** Puts one entry into the bell of each of these people. The entry's title names the actor. */
export async function notify(tx: Tx, kind: NotificationKind, userIds: string[], about: About): Promise<void> {
  if (userIds.length === 0) return
  const { session } = about
  const title = notificationTitle(kind, { name: tx.actor.name, ...session })
  const { rows } = await sql<NotificationRow>`
    with created as (
      insert into notification (org_id, kind, title, session_id, handoff_id)
      values (${tx.orgId}, ${kind}, ${title}, ${session.id}, ${about.handoffId})
      returning *
    ), recipients as (
      insert into notification_recipient (org_id, notification_id, user_id)
      select c.org_id, c.id, u from created c, unnest(${userIds}::text[]) u
    )
    select c.*, null::timestamptz as read_at from created c`.execute(tx.db)
  const [row] = rows
  if (!row) throw new Error('The new notification has no row')
  tx.emit({
    type: 'notification_created',
    data: { notification: presentNotification(row) },
    audience: { userIds, minRole: null },
  })
}

/**
 * Puts the digest of a week into the bells of these people, once: false when it is there already. `link` names the week.
 */
export async function notifyOfWeek(
  tx: Tx,
  userIds: readonly string[],
  { title, link }: { title: string; link: string },
): Promise<boolean> {
  const { rows } = await sql<NotificationRow>`
    with created as (
      insert into notification (org_id, kind, title, link)
      values (${tx.orgId}, 'digest', ${title}, ${link})
      on conflict (org_id, link) where kind = 'digest' do nothing
      returning *
    ), recipients as (
      insert into notification_recipient (org_id, notification_id, user_id)
      select c.org_id, c.id, u from created c, unnest(${[...userIds]}::text[]) u
    )
    select c.*, null::timestamptz as read_at from created c`.execute(tx.db)
  const [row] = rows
  if (!row) return false
  tx.emit({
    type: 'notification_created',
    data: { notification: presentNotification(row) },
    audience: { userIds: [...userIds], minRole: null },
  })
  return true
}

/** Takes what asked for somebody out of every bell: somebody came, or nobody is needed any more. */
export async function clearCalls(tx: Tx, handoffId: string): Promise<void> {
  // No join: without statistics the planner read every open bell of the organization for it. Among 2,000 hand-offs
  // that was 10 ms a claim on a busy machine, and is 1 ms like this.
  const { rows } = await sql<{ user_id: string; at: Date }>`
    update notification_recipient
    set    cleared_at = now()
    where  notification_id = any(array(select id from notification
                                       where  handoff_id = ${handoffId} and kind in ('escalation', 'released')))
    and    cleared_at is null
    returning user_id, cleared_at as at`.execute(tx.db)
  const [first] = rows
  if (!first) return
  tx.emit({
    type: 'notifications_cleared',
    data: { handoffId, at: first.at.toISOString() },
    audience: { userIds: [...new Set(rows.map(row => row.user_id))], minRole: null },
  })
}
