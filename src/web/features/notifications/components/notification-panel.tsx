import { useQuery } from '@tanstack/react-query'
import { BellOff } from 'lucide-react'
import { errorSentence } from '../../../core/query-client.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { FailedState } from '../../../ui/failed-state.tsx'
import { LoadingState } from '../../../ui/loading-state.tsx'
import { notificationsQuery, useReadNotifications } from '../api.ts'
import { NotificationRow } from './notification-row.tsx'

/** The list behind the bell, newest first. */
export function NotificationPanel({ onClose }: { onClose: () => void }) {
  const { data, error, refetch, isFetching } = useQuery(notificationsQuery)
  const read = useReadNotifications()
  return (
    <>
      <header className="sticky top-0 z-10 flex min-h-11 items-center justify-between gap-2 border-b border-line bg-raised py-1 pr-2 pl-4">
        <h2 className="text-sm font-semibold">Notifications</h2>
        {data !== undefined && data.unread > 0 && (
          <Button size="sm" variant="quiet" onClick={() => read.mutate(null)}>
            Mark all read
          </Button>
        )}
      </header>
      {data?.notifications.length === 0 && (
        <EmptyState icon={BellOff} title="Nothing new">
          Escalations, claims and returns show up here.
        </EmptyState>
      )}
      {data !== undefined && data.notifications.length > 0 && (
        <ul className="divide-y divide-line">
          {data.notifications.map(notification => (
            <li key={notification.id}>
              <NotificationRow
                notification={notification}
                onOpen={() => {
                  if (!notification.readAt) read.mutate([notification.id])
                  onClose()
                }}
              />
            </li>
          ))}
        </ul>
      )}
      {!data && error && (
        <FailedState
          className="m-3"
          title="Notifications could not be loaded"
          onRetry={() => void refetch()}
          retrying={isFetching}
        >
          {errorSentence(error)}
        </FailedState>
      )}
      {!data && !error && <LoadingState label="Loading notifications" />}
    </>
  )
}
