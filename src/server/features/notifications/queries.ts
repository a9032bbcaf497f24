import { type Selectable, sql } from 'kysely'
import type { NotificationTable } from '../../core/db/tables.ts'
import type { ReadTx } from '../../core/transact.ts'

/** How many entries a bell holds. */
const BELL_SIZE = 100

export type NotificationRow = Selectable<NotificationTable> & { read_at: Date | null }

/** The actor's own entries that were not cleared, newest first. */
export async function listNotifications(tx: ReadTx): Promise<NotificationRow[]> {
  const { rows } = await sql<NotificationRow>`
    select   n.*, r.read_at
    from     notification_recipient r
    join     notification n on n.org_id = r.org_id and n.id = r.notification_id
    where    r.user_id = ${tx.actor.id} and r.cleared_at is null
    order by r.created_at desc, r.notification_id
    limit    ${BELL_SIZE}`.execute(tx.db)
  return rows
}

/** How many of the actor's entries are neither read nor cleared. */
export async function countUnread(tx: ReadTx): Promise<number> {
  const { rows } = await sql<{ unread: number }>`
    select count(*)::int as unread
    from   notification_recipient
    where  user_id = ${tx.actor.id} and cleared_at is null and read_at is null`.execute(tx.db)
  return rows[0]?.unread ?? 0
}
