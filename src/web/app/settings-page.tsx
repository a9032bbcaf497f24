import { Suspense } from 'react'
import { Navigate, Route, Routes, useLocation } from 'react-router'
import { useMe } from '../core/me.ts'
import { LoadingState } from '../ui/loading-state.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { PageBoundary } from './page-boundary.tsx'
import { settingsFor } from './settings-entries.ts'
import { SettingsNavigation } from './settings-navigation.tsx'

/** `/settings`: one page after the other beside their navigation, each for those whose role has it. */
export function SettingsPage() {
  const { pathname } = useLocation()
  const entries = settingsFor(useMe().role)
  const [first] = entries
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-x-8 gap-y-5 md:flex-row">
      {entries.length > 1 && <SettingsNavigation entries={entries} />}
      <div className="min-w-0 flex-1">
        <PageBoundary key={pathname}>
          <Suspense fallback={<LoadingState label="Loading settings" className="max-w-3xl" />}>
            <Routes>
              {first && <Route index element={<Navigate replace to={first.path} />} />}
              {entries.map(({ path, Page, deeper = {} }) => (
                <Route key={path} path={path}>
                  <Route index element={<Page />} />
                  {Object.entries(deeper).map(([below, Deeper]) => (
                    <Route key={below} path={below} element={<Deeper />} />
                  ))}
                </Route>
              ))}
              <Route path="*" element={<NotFoundPage />} />
            </Routes>
          </Suspense>
        </PageBoundary>
      </div>
    </div>
  )
}
