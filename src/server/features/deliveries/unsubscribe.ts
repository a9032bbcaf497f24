import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import {
  DEFAULT_PREFERENCES,
  type MailKind,
  mailKind,
  type NotificationPreferences,
} from '../../../shared/contract/preferences.ts'
import { sameSecret } from '../../core/auth/secret.ts'
import { type Services, systemCtx } from '../../core/context.ts'
import { problem } from '../../core/problem.ts'
import { transact } from '../../core/transact.ts'

const sign = (key: string, text: string) => createHmac('sha256', key).update(text).digest('base64url')

/** The addresses in a mail that end mails of its kind: a page to press a button on, and one that mail programs call. */
export const unsubscribeLinks =
  (publicUrl: string, key: string) => (orgId: string, userId: string, event: MailKind) => {
    const text = Buffer.from(JSON.stringify([orgId, userId, event])).toString('base64url')
    const token = `${text}.${sign(key, text)}`
    return {
      page: `${publicUrl}/unsubscribe?token=${token}`,
      oneClick: `${publicUrl}/api/v1/notifications/unsubscribe?token=${token}`,
    }
  }

/**
 * Ends mails of one event to the person whom the token names. Needs no log-in: who has the mail has the token. One signed
 * with the key before counts too: mails outlive a change of it.
 */
export async function unsubscribe(
  services: Services,
  keys: readonly string[],
  token: string,
): Promise<{ event: MailKind }> {
  const { orgId, userId, event } = readToken(keys, token)
  await transact(systemCtx(services, orgId), async tx => {
    // Mail programs end all kinds at once; somebody who never chose has no row to lock.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`notification_preference ${orgId} ${userId}`}, 0))`.execute(
      tx.db,
    )
    const { rows } = await sql<{ value: NotificationPreferences | null }>`
      select p.value from member_directory m
      left   join notification_preference p on p.user_id = m.id
      where  m.id = ${userId}`.execute(tx.db)
    const [row] = rows
    if (!row || event === 'withdrawn') return
    const value = without(row.value ?? DEFAULT_PREFERENCES, event)
    await sql`
      insert into notification_preference (org_id, user_id, value)
      values (${orgId}, ${userId}, ${JSON.stringify(value)}::jsonb)
      on conflict (org_id, user_id) do update set value = excluded.value, updated_at = now()`.execute(tx.db)
    tx.emit({ type: 'preferences_changed', data: {}, audience: { userIds: [userId], minRole: null } })
  })
  return { event }
}

function without(
  before: NotificationPreferences,
  event: Exclude<MailKind, 'withdrawn'>,
): NotificationPreferences {
  if (event === 'digest') return { ...before, weeklyDigest: false }
  const channels = before.channels[event].filter(channel => channel !== 'email')
  return { ...before, channels: { ...before.channels, [event]: channels } }
}

function readToken(
  keys: readonly string[],
  token: string,
): { orgId: string; userId: string; event: MailKind } {
  const [text = '', signature = ''] = token.split('.')
  if (!keys.some(key => sameSecret(signature, sign(key, text)))) throw problem('not_found')
  const [orgId, userId, event] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as string[]
  return { orgId: orgId ?? '', userId: userId ?? '', event: mailKind.parse(event) }
}
