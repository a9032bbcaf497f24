import { Link, NavLink } from 'react-router'
import { useMe } from '../core/me.ts'
import { ProductMark } from '../core/product-mark.tsx'
import { StreamLight } from '../core/realtime/stream-light.tsx'
import { NotificationBell } from '../features/notifications/components/notification-bell.tsx'
import { placesFor } from './navigation.ts'
import { UserMenu } from './user-menu.tsx'

/** Where one is and can go, whether it is live, what is new, and who one is. Two rows on a phone. */
export function TopBar({ onHelp }: { onHelp: () => void }) {
  return (
    <header className="z-20 border-b border-line bg-surface print:hidden sm:sticky sm:top-0">
      <div className="mx-auto flex w-full max-w-[96rem] flex-wrap items-center gap-x-4 px-4 sm:h-12 sm:flex-nowrap sm:px-6">
        <Link to="/" className="py-2 text-sm text-ink no-underline">
          <ProductMark />
        </Link>
        <nav
          aria-label="Main"
          className="order-last -mx-2 w-full min-w-0 sm:order-none sm:mx-0 sm:w-auto sm:flex-1"
        >
          <ul className="flex gap-1">
            {placesFor(useMe().role).map(({ to, label, icon: Icon }) => (
              <li key={to}>
                <NavLink
                  to={to}
                  className="flex h-9 items-center gap-1.5 rounded-md px-2.5 text-sm font-medium text-ink-muted no-underline hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent-text pointer-coarse:h-11"
                >
                  <Icon aria-hidden="true" className="size-4 shrink-0" />
                  {label}
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
        <div className="ml-auto flex items-center gap-1.5 py-1 sm:py-0">
          <StreamLight />
          <NotificationBell />
          <UserMenu onHelp={onHelp} />
        </div>
      </div>
    </header>
  )
}
