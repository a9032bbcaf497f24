import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../core/api.ts'
import { markRead, type NotificationList } from './notification-list.ts'

export const notificationsQuery = queryOptions({
  queryKey: ['notifications'],
  queryFn: ({ signal }): Promise<NotificationList> => call('listNotifications', {}, { signal }),
})

/** Marks entries as read, or all of them (`null`), at once on the screen and then on the server. */
export function useReadNotifications() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (ids: string[] | null) => call('readNotifications', { body: ids ? { ids } : {} }),
    onMutate: async ids => {
      await queries.cancelQueries({ queryKey: notificationsQuery.queryKey })
      const at = new Date().toISOString()
      queries.setQueryData(notificationsQuery.queryKey, list => list && markRead(list, ids, at))
    },
    onError: () => queries.invalidateQueries({ queryKey: notificationsQuery.queryKey }),
  })
}
