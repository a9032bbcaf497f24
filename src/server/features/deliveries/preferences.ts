import { sql } from 'kysely'
import { DEFAULT_PREFERENCES, type NotificationPreferences } from '../../../shared/contract/preferences.ts'
import type { Ctx } from '../../core/context.ts'
import { type ReadTx, transact } from '../../core/transact.ts'

/** What the actor chose, or the defaults. */
export async function getPreferences(tx: ReadTx): Promise<NotificationPreferences> {
  const { rows } = await sql<{ value: NotificationPreferences }>`
    select value from notification_preference where user_id = ${tx.actor.id}`.execute(tx.db)
  // A choice that was saved before there was one of its fields.
  return { ...DEFAULT_PREFERENCES, ...rows[0]?.value }
}

/** Saves the actor's choice; their other tabs learn of it. */
export const savePreferences = (
  ctx: Ctx,
  preferences: NotificationPreferences,
): Promise<NotificationPreferences> =>
  transact(ctx, async tx => {
    await sql`
      insert into notification_preference (org_id, user_id, value)
      values (${tx.orgId}, ${tx.actor.id}, ${JSON.stringify(preferences)}::jsonb)
      on conflict (org_id, user_id) do update set value = excluded.value, updated_at = now()`.execute(tx.db)
    tx.emit({
      type: 'preferences_changed',
      data: {},
      audience: { userIds: [tx.actor.id], minRole: null },
    })
    return preferences
  })
