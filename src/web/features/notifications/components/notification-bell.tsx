import { useQuery } from '@tanstack/react-query'
import { Bell } from 'lucide-react'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Popover } from '../../../ui/popover.tsx'
import { notificationsQuery } from '../api.ts'
import { NotificationPanel } from './notification-panel.tsx'

/** The bell: how many entries are unread, and the list behind it. */
export function NotificationBell() {
  const unread = useQuery(notificationsQuery).data?.unread ?? 0
  const shown = unread > 99 ? '99+' : String(unread)
  return (
    <Popover
      label="Notifications"
      className="w-96"
      trigger={props => (
        <span className="relative inline-flex">
          <IconButton
            {...props}
            icon={Bell}
            label={unread === 0 ? 'Notifications' : `Notifications, ${unread} unread`}
          />
          {unread > 0 && (
            <span
              aria-hidden="true"
              className="pointer-events-none absolute -top-0.5 -right-0.5 min-w-4 rounded-full bg-danger px-1 text-center text-2xs font-semibold text-on-danger tabular-nums"
            >
              {shown}
            </span>
          )}
        </span>
      )}
    >
      {close => <NotificationPanel onClose={close} />}
    </Popover>
  )
}
