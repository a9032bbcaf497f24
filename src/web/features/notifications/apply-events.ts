import type { QueryClient } from '@tanstack/react-query'
import type { Appliers } from '../../core/realtime/applier.ts'
import { announce } from '../../ui/announce.ts'
import { notificationsQuery } from './api.ts'
import { addNotification, clearHandoff, isCut, markRead, type NotificationList } from './notification-list.ts'

const { queryKey } = notificationsQuery

/** Entries that do not fit into the list are counted by the server alone. */
function patch(queries: QueryClient, change: (list: NotificationList) => NotificationList) {
  const list = queries.getQueryData(queryKey)
  if (!list) return
  queries.setQueryData(queryKey, change(list))
  if (isCut(list)) void queries.invalidateQueries({ queryKey })
}

export const notificationAppliers = {
  notification_created: ({ data: { notification } }, queries) => {
    patch(queries, list => addNotification(list, notification))
    // Of an escalation the queue itself tells.
    if (notification.kind !== 'escalation') announce(notification.title)
  },
  notifications_cleared: ({ data }, queries) => patch(queries, list => clearHandoff(list, data.handoffId)),
  notifications_read: ({ data }, queries) => patch(queries, list => markRead(list, data.ids, data.at)),
} satisfies Partial<Appliers>
