import type { Notification } from '../../../shared/contract/notifications.ts'
import type { NotificationRow } from './queries.ts'

/** Kinds that ask for somebody; the others only tell. */
const OPENS_CONTEXT = new Set(['escalation', 'released'])

export const presentNotification = (row: NotificationRow): Notification => ({
  id: row.id,
  kind: row.kind as Notification['kind'],
  title: row.title,
  sessionId: row.session_id,
  handoffId: row.handoff_id,
  link: row.link ?? `/pilot/${row.session_id}${OPENS_CONTEXT.has(row.kind) ? '?pickup=true' : ''}`,
  createdAt: row.created_at.toISOString(),
  readAt: row.read_at?.toISOString() ?? null,
})
