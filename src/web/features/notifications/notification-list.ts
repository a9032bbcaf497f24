import type { listNotifications, Notification } from '../../../shared/contract/notifications.ts'
import type { RouteOutput } from '../../../shared/contract/route.ts'

export type NotificationList = RouteOutput<typeof listNotifications>

// The server's list ends here too.
const MOST = 100

/** The list with a new entry on top; unchanged when it has it already. */
export function addNotification(list: NotificationList, entry: Notification): NotificationList {
  if (list.notifications.some(({ id }) => id === entry.id)) return list
  return {
    ...list,
    notifications: [entry, ...list.notifications].slice(0, MOST),
    unread: list.unread + (entry.readAt ? 0 : 1),
  }
}

/** The list with the named entries, or all (`null`), read at `at`. */
export function markRead(list: NotificationList, ids: string[] | null, at: string): NotificationList {
  const isNewlyRead = ({ id, readAt }: Notification) => !readAt && (ids === null || ids.includes(id))
  const newlyRead = list.notifications.filter(isNewlyRead).length
  return {
    ...list,
    notifications: list.notifications.map(entry => (isNewlyRead(entry) ? { ...entry, readAt: at } : entry)),
    unread: ids === null ? 0 : list.unread - newlyRead,
  }
}

/** The list without the entries that called for someone to claim this hand-off. */
export function clearHandoff(list: NotificationList, handoffId: string): NotificationList {
  const isCleared = ({ handoffId: id, kind }: Notification) =>
    id === handoffId && (kind === 'escalation' || kind === 'released')
  const unreadCleared = list.notifications.filter(entry => isCleared(entry) && !entry.readAt).length
  return {
    ...list,
    notifications: list.notifications.filter(entry => !isCleared(entry)),
    unread: list.unread - unreadCleared,
  }
}

/** Whether entries beyond the list exist, so that its counts alone do not tell the whole. */
export const isCut = (list: NotificationList): boolean => list.notifications.length >= MOST
