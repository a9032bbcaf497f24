import { CheckCheck, Inbox, type LucideIcon, MessagesSquare, SearchX } from 'lucide-react'
import { Link } from 'react-router'
import { buttonClass } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import type { SessionView } from '../views.ts'
import { viewAddress } from './view-links.tsx'

const words: Record<SessionView, { icon: LucideIcon; title: string; text: string }> = {
  mine: {
    icon: MessagesSquare,
    title: 'You have no sessions yet',
    text: 'Start one when you take a ticket, or import a chat that you already have.',
  },
  waiting: {
    icon: Inbox,
    title: 'Nobody is waiting',
    text: 'Sessions that are handed off, or about to be, stand here until they are resolved.',
  },
  resolved: {
    icon: CheckCheck,
    title: 'Nothing is resolved yet',
    text: 'Resolved sessions stay here for everyone to search.',
  },
  all: {
    icon: MessagesSquare,
    title: 'No sessions yet',
    text: 'Start one when you take a ticket, or import a chat that you already have.',
  },
}

/** Why the list is empty and what to do about it. */
export function NoSessions({ view, q }: { view: SessionView; q: string }) {
  if (q)
    return (
      <EmptyState
        icon={SearchX}
        title={`Nothing found for “${q.length > 60 ? `${q.slice(0, 60)}…` : q}”`}
        action={
          view !== 'all' && (
            <Link to={viewAddress('all', q)} className={buttonClass()}>
              Search all sessions
            </Link>
          )
        }
      >
        The search looks at title, problem, resolution, client and ticket.
      </EmptyState>
    )
  const { icon, title, text } = words[view]
  return (
    <EmptyState
      icon={icon}
      title={title}
      action={
        (view === 'mine' || view === 'all') && (
          <>
            <Link to="/pilot/import" className={buttonClass()}>
              Import transcript
            </Link>
            <Link to="/pilot/new" className={buttonClass('primary')}>
              New session
            </Link>
          </>
        )
      }
    >
      {text}
    </EmptyState>
  )
}
