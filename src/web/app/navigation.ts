import { Inbox, type LucideIcon, MessagesSquare, Settings } from 'lucide-react'
import { atLeast, type Role } from '../../shared/contract/route.ts'

export type Place = { to: string; label: string; icon: LucideIcon }

/** The main places of the application that someone of this role can go to. */
export function placesFor(role: Role): Place[] {
  const places = [
    { to: '/escalations', label: 'Queue', icon: Inbox },
    { to: '/pilot', label: 'Sessions', icon: MessagesSquare },
  ]
  return atLeast(role, 'admin') ? [...places, { to: '/settings', label: 'Settings', icon: Settings }] : places
}
