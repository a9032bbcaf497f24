import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { Outlet, useLocation, useNavigationType } from 'react-router'
import { atLeast } from '../../shared/contract/route.ts'
import { useMe } from '../core/me.ts'
import { SkipLink } from '../ui/skip-link.tsx'
import { GlobalShortcuts, type OpenOverlay } from './global-shortcuts.tsx'
import { Live } from './live.tsx'
import { LoadingPage } from './loading-page.tsx'
import { PageBoundary } from './page-boundary.tsx'
import { TopBar } from './top-bar.tsx'

const nothing = { AlarmBar: () => null }
// Most people never see it; without it the page is as good.
const AlarmBar = lazy(async () => ({
  default: (await import('../features/alarms/alarm-bar.tsx').catch(() => nothing)).AlarmBar,
}))

/** The frame of every page that needs a login. */
export function Layout() {
  const { pathname } = useLocation()
  const { role } = useMe()
  const main = useRef<HTMLElement>(null)
  const shown = useRef(pathname)
  const [overlay, setOverlay] = useState<OpenOverlay>()
  const arrival = useNavigationType()

  // A new page is read from its top: screen readers start at it, and Tab goes on from it. On the way back
  // the browser knows where one was.
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    if (arrival !== 'POP') window.scrollTo(0, 0)
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true })
  }, [pathname, arrival])

  return (
    <Live>
      <SkipLink />
      <div className="flex min-h-dvh flex-col">
        <TopBar onHelp={() => setOverlay('help')} />
        {atLeast(role, 'admin') && (
          <Suspense>
            <AlarmBar />
          </Suspense>
        )}
        <main
          ref={main}
          id="main"
          tabIndex={-1}
          className="mx-auto flex w-full max-w-[96rem] min-w-0 flex-1 flex-col px-4 py-5 outline-none sm:px-6"
        >
          <PageBoundary key={pathname.replace(/^(\/(?:settings|analytics))\/.*/, '$1')}>
            <Suspense fallback={<LoadingPage />}>
              <Outlet />
            </Suspense>
          </PageBoundary>
        </main>
      </div>
      <GlobalShortcuts open={overlay} onChange={setOverlay} />
    </Live>
  )
}
