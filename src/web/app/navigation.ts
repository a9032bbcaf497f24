import { ChartLine, Inbox, type LucideIcon, MessagesSquare, Settings } from 'lucide-react'
import { atLeast, type Role } from '../../shared/contract/route.ts'

type Place = { to: string; label: string; icon: LucideIcon; least: Role }

const PLACES: readonly Place[] = [
  { to: '/escalations', label: 'Queue', icon: Inbox, least: 'technician' },
  { to: '/pilot', label: 'Sessions', icon: MessagesSquare, least: 'technician' },
  { to: '/analytics', label: 'Analytics', icon: ChartLine, least: 'engineer' },
  { to: '/settings', label: 'Settings', icon: Settings, least: 'technician' },
]

/** The main places of someone of this role. Everybody has settings, if only their own notifications. */
export const placesFor = (role: Role) => PLACES.filter(({ least }) => atLeast(role, least))
