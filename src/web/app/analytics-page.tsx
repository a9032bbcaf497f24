import { Suspense } from 'react'
import { Navigate, NavLink, Route, Routes, useLocation } from 'react-router'
import { atLeast, type Role } from '../../shared/contract/route.ts'
import { useMe } from '../core/me.ts'
import { LoadingState } from '../ui/loading-state.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { page } from './page.ts'
import { PageBoundary } from './page-boundary.tsx'

const EscalationAnalyticsPage = page(
  () => import('../features/analytics/escalation-analytics-page.tsx'),
  'EscalationAnalyticsPage',
)
const RecoveredPage = page(() => import('../features/analytics/recovered-page.tsx'), 'RecoveredPage')
const BaselinesPage = page(() => import('../features/analytics/baselines-page.tsx'), 'BaselinesPage')

const ENTRIES = [
  { path: 'escalations', label: 'Escalations', least: 'admin', Page: EscalationAnalyticsPage },
  { path: 'evidence', label: 'Minutes recovered', least: 'admin', Page: RecoveredPage },
  { path: 'baselines', label: 'Stopwatch', least: 'engineer', Page: BaselinesPage },
] as const

const entriesFor = (role: Role) => ENTRIES.filter(({ least }) => atLeast(role, least))

/** `/analytics`: figures for those who decide by them, and the stopwatch for those who measure. */
export function AnalyticsPage() {
  const { pathname } = useLocation()
  const entries = entriesFor(useMe().role)
  const [first] = entries
  return (
    <div className="mx-auto w-full max-w-6xl min-w-0">
      {entries.length > 1 && (
        <nav
          aria-label="Analytics"
          className="mb-4 flex gap-4 overflow-x-auto border-b border-line px-px print:hidden"
        >
          {entries.map(({ path, label }) => (
            <NavLink
              key={path}
              to={`/analytics/${path}`}
              className="-mb-px inline-flex h-9 shrink-0 items-center border-b-2 border-transparent text-sm font-medium text-ink-muted no-underline hover:text-ink focus-visible:-outline-offset-2 aria-[current=page]:border-accent-text aria-[current=page]:text-ink pointer-coarse:h-11"
            >
              {label}
            </NavLink>
          ))}
        </nav>
      )}
      <PageBoundary key={pathname}>
        <Suspense fallback={<LoadingState label="Loading analytics" />}>
          <Routes>
            {first && <Route index element={<Navigate replace to={first.path} />} />}
            {entries.map(({ path, Page }) => (
              <Route key={path} path={path} element={<Page />} />
            ))}
            <Route path="*" element={<NotFoundPage />} />
          </Routes>
        </Suspense>
      </PageBoundary>
    </div>
  )
}
