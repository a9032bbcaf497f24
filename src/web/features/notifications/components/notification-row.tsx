import { ChartLine, CircleCheck, Hand, type LucideIcon, Siren, Undo2 } from 'lucide-react'
import { Link } from 'react-router'
import type { Notification } from '../../../../shared/contract/notifications.ts'
import { cx } from '../../../ui/cx.ts'
import { RelativeTime } from '../../../ui/relative-time.tsx'

const icons: Record<Notification['kind'], LucideIcon> = {
  escalation: Siren,
  claimed: Hand,
  returned: Undo2,
  released: Undo2,
  resolved: CircleCheck,
  digest: ChartLine,
}

type NotificationRowProps = { notification: Notification; onOpen: () => void }

/** One entry: leads to what it is about. */
export function NotificationRow({ notification, onOpen }: NotificationRowProps) {
  const { kind, title, link, createdAt, readAt } = notification
  const Icon = icons[kind]
  return (
    <Link
      to={link}
      onClick={onOpen}
      className={cx(
        'flex gap-2.5 px-4 py-2.5 text-sm no-underline hover:bg-sunken focus-visible:-outline-offset-2',
        readAt ? 'text-ink-muted' : 'text-ink',
      )}
    >
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-ink-subtle" />
      <span className="min-w-0 flex-1">
        {!readAt && <span className="sr-only">Unread: </span>}
        <span className={cx('block wrap-anywhere', !readAt && 'font-medium')}>{title}</span>
        <RelativeTime at={createdAt} className="text-xs text-ink-subtle" />
      </span>
      <span
        aria-hidden="true"
        className={cx('mt-1.5 size-2 shrink-0 rounded-full', readAt ? 'invisible' : 'bg-accent')}
      />
    </Link>
  )
}
