import { useEffect, useRef, useState } from 'react'
import { Outlet, ScrollRestoration, useLocation, useMatches } from 'react-router'
import { useDocumentTitle } from '../core/document-title.ts'
import { SkipLink } from '../ui/skip-link.tsx'
import { GlobalShortcuts, type OpenOverlay } from './global-shortcuts.tsx'
import { Live } from './live.tsx'
import type { PageHandle } from './router.tsx'
import { TopBar } from './top-bar.tsx'

/** The frame of every page that needs a login. */
export function Layout() {
  const { pathname } = useLocation()
  const main = useRef<HTMLElement>(null)
  const shown = useRef(pathname)
  const [overlay, setOverlay] = useState<OpenOverlay>()
  const title = useMatches()
    .map(({ handle }) => (handle as PageHandle | undefined)?.title)
    .findLast(Boolean)

  // A new page is read from its top: screen readers start at it, and Tab goes on from it.
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true })
  }, [pathname])

  return (
    <Live>
      {title && <PageTitle title={title} />}
      <SkipLink />
      <div className="flex min-h-dvh flex-col">
        <TopBar onHelp={() => setOverlay('help')} />
        <main
          ref={main}
          id="main"
          tabIndex={-1}
          className="mx-auto flex w-full max-w-[96rem] min-w-0 flex-1 flex-col px-4 py-5 outline-none sm:px-6"
        >
          <Outlet />
        </main>
      </div>
      <GlobalShortcuts open={overlay} onChange={setOverlay} />
      <ScrollRestoration />
    </Live>
  )
}

function PageTitle({ title }: { title: string }) {
  useDocumentTitle(title)
  return null
}
