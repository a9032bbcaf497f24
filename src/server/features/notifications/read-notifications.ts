import { sql } from 'kysely'
import type { Ctx } from '../../core/context.ts'
import { transact } from '../../core/transact.ts'
import { countUnread } from './queries.ts'

/** Marks the actor's entries as read: the named ones, or all. Answers how many are left. */
export const readNotifications = (
  ctx: Ctx,
  { ids }: { ids?: string[] | undefined },
): Promise<{ unread: number }> =>
  transact(ctx, async tx => {
    const { rows } = await sql<{ at: Date }>`
      update notification_recipient
      set    read_at = now()
      where  user_id = ${tx.actor.id} and read_at is null
      ${ids ? sql`and notification_id = any(${ids}::uuid[])` : sql``}
      returning read_at as at`.execute(tx.db)
    const [first] = rows
    if (first)
      tx.emit({
        type: 'notifications_read',
        data: { ids: ids ?? null, at: first.at.toISOString() },
        audience: { userIds: [tx.actor.id], minRole: null },
      })
    return { unread: await countUnread(tx) }
  })
