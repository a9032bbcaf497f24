import { Suspense } from 'react'
import { Route, Routes } from 'react-router'
import { LoadingPage } from './loading-page.tsx'
import { page } from './page.ts'

const LoginPage = page(() => import('../features/login/login-page.tsx'), 'LoginPage')
const SetupPage = page(() => import('../features/login/setup-page.tsx'), 'SetupPage')
const InvitePage = page(() => import('../features/login/invite-page.tsx'), 'InvitePage')
const UnsubscribePage = page(() => import('../features/deliveries/unsubscribe-page.tsx'), 'UnsubscribePage')
const RequireLogin = page(() => import('./require-login.tsx'), 'RequireLogin')
const HomePage = page(() => import('./home-page.tsx'), 'HomePage')
const QueuePage = page(() => import('./queue-page.tsx'), 'QueuePage')
const SessionsPage = page(() => import('../features/sessions/sessions-page.tsx'), 'SessionsPage')
const NewSessionPage = page(() => import('../features/sessions/new-session-page.tsx'), 'NewSessionPage')
const ImportPage = page(() => import('../features/sessions/import-page.tsx'), 'ImportPage')
const PilotPage = page(() => import('./pilot-page.tsx'), 'PilotPage')
const AnalyticsPage = page(() => import('./analytics-page.tsx'), 'AnalyticsPage')
const SettingsPage = page(() => import('./settings-page.tsx'), 'SettingsPage')
const NotFoundPage = page(() => import('./not-found-page.tsx'), 'NotFoundPage')

/**
 * All addresses of the application. Every page but the log-in is below `RequireLogin`, which brings the
 * layout. What the log-in page does not need is loaded later.
 */
export function AppRoutes() {
  return (
    <Suspense fallback={<LoadingPage />}>
      <Routes>
        <Route path="/login" element={<LoginPage />} />
        <Route path="/setup" element={<SetupPage />} />
        <Route path="/unsubscribe" element={<UnsubscribePage />} />
        <Route path="/invite" element={<InvitePage />} />
        <Route element={<RequireLogin />}>
          <Route path="/" element={<HomePage />} />
          <Route path="/escalations" element={<QueuePage />} />
          <Route path="/pilot" element={<SessionsPage />} />
          <Route path="/pilot/new" element={<NewSessionPage />} />
          <Route path="/pilot/import" element={<ImportPage />} />
          <Route path="/pilot/:id" element={<PilotPage />} />
          <Route path="/analytics/*" element={<AnalyticsPage />} />
          <Route path="/settings/*" element={<SettingsPage />} />
          <Route path="*" element={<NotFoundPage />} />
        </Route>
      </Routes>
    </Suspense>
  )
}
