import { Inbox, type LucideIcon, MessagesSquare, Settings } from 'lucide-react'

type Place = { to: string; label: string; icon: LucideIcon }

/** The main places of the application. Everybody has settings, if only their own notifications. */
export const PLACES: readonly Place[] = [
  { to: '/escalations', label: 'Queue', icon: Inbox },
  { to: '/pilot', label: 'Sessions', icon: MessagesSquare },
  { to: '/settings', label: 'Settings', icon: Settings },
]
