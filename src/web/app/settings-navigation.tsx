import { useEffect, useRef } from 'react'
import { NavLink, useLocation } from 'react-router'
import type { SettingsEntry } from './settings-entries.ts'

/** The pages of the settings: a column beside them, on a phone a row above that scrolls by itself. */
export function SettingsNavigation({ entries }: { entries: readonly SettingsEntry[] }) {
  const { pathname } = useLocation()
  const list = useRef<HTMLUListElement>(null)
  // The row may be longer than a phone is wide; the page itself must not scroll with it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address says which link is current
  useEffect(() => {
    const current = list.current?.querySelector<HTMLElement>('[aria-current=page]')
    if (current && list.current)
      list.current.scrollLeft = current.offsetLeft - (list.current.clientWidth - current.offsetWidth) / 2
  }, [pathname])
  return (
    <nav aria-label="Settings" className="shrink-0 md:w-44">
      <ul
        ref={list}
        className="relative -mx-4 flex gap-1 overflow-x-auto px-4 py-1 sm:-mx-6 sm:px-6 md:sticky md:top-16 md:mx-0 md:flex-col md:p-0"
      >
        {entries.map(({ path, label }) => (
          <li key={path} className="shrink-0">
            <NavLink
              to={`/settings/${path}`}
              className="flex h-8 items-center rounded-md px-2.5 text-sm text-ink-muted no-underline hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium aria-[current=page]:text-accent-text pointer-coarse:h-11"
            >
              {label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
