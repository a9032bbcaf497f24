import { z } from 'zod'
import { cursor, id, timestamp } from './fields.ts'
import { defineRoute } from './route.ts'

/** What a bell tells of a hand-off. */
export const handoffNotificationKind = z.enum(['escalation', 'claimed', 'returned', 'released', 'resolved'])
/** `digest`: the week of the whole organization, for owners. */
export const notificationKind = z.enum([...handoffNotificationKind.options, 'digest'])

export const notification = z.object({
  id,
  kind: notificationKind,
  title: z.string(),
  /** Null for a digest. */
  sessionId: id.nullable(),
  handoffId: id.nullable(),
  /** Where a click leads, relative to the app. */
  link: z.string(),
  createdAt: timestamp,
  readAt: timestamp.nullable(),
})
export type Notification = z.output<typeof notification>

export const listNotifications = defineRoute('listNotifications', {
  summary: "The caller's last 100 in-app notifications, newest first; cleared ones are left out",
  access: 'technician',
  response: z.object({ notifications: z.array(notification), unread: z.int(), cursor }),
})

export const readNotifications = defineRoute('readNotifications', {
  summary: 'Mark notifications as read: the named ones, or all',
  access: 'technician',
  body: z.strictObject({ ids: z.array(id).max(200).optional() }),
  response: z.object({ unread: z.int() }),
})
