import { type ComponentType, lazy, Suspense } from 'react'
import { Navigate, Route, Routes } from 'react-router'
import { NetworkProblem } from '../core/api.ts'
import { LoadingPage } from './loading-page.tsx'

/** A page that is loaded when its address is visited first. */
const page = <Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) =>
  lazy(async () => ({ default: (await load().catch(unreachable))[name] }))

/** Scripts come from where the data comes from. */
function unreachable(cause: unknown): never {
  throw new NetworkProblem({ cause })
}

const LoginPage = page(() => import('../features/login/login-page.tsx'), 'LoginPage')
const SetupPage = page(() => import('../features/login/setup-page.tsx'), 'SetupPage')
const InvitePage = page(() => import('../features/login/invite-page.tsx'), 'InvitePage')
const RequireLogin = page(() => import('./require-login.tsx'), 'RequireLogin')
const HomePage = page(() => import('./home-page.tsx'), 'HomePage')
const EscalationsPage = page(() => import('../features/handoffs/escalations-page.tsx'), 'EscalationsPage')
const SessionsPage = page(() => import('../features/sessions/sessions-page.tsx'), 'SessionsPage')
const NewSessionPage = page(() => import('../features/sessions/new-session-page.tsx'), 'NewSessionPage')
const ImportPage = page(() => import('../features/sessions/import-page.tsx'), 'ImportPage')
const PilotPage = page(() => import('./pilot-page.tsx'), 'PilotPage')
const MembersPage = page(() => import('../features/members/members-page.tsx'), 'MembersPage')
const FlowsPage = page(() => import('../features/flows/flows-page.tsx'), 'FlowsPage')
const FlowEditorPage = page(() => import('../features/flows/flow-editor-page.tsx'), 'FlowEditorPage')
const AiSettingsPage = page(() => import('../features/ai/ai-settings-page.tsx'), 'AiSettingsPage')
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
        <Route path="/invite" element={<InvitePage />} />
        <Route element={<RequireLogin />}>
          <Route path="/" element={<HomePage />} />
          <Route path="/escalations" element={<EscalationsPage />} />
          <Route path="/pilot" element={<SessionsPage />} />
          <Route path="/pilot/new" element={<NewSessionPage />} />
          <Route path="/pilot/import" element={<ImportPage />} />
          <Route path="/pilot/:id" element={<PilotPage />} />
          <Route path="/settings" element={<Navigate replace to="/settings/members" />} />
          <Route path="/settings/members" element={<MembersPage />} />
          <Route path="/settings/ai" element={<AiSettingsPage />} />
          <Route path="/settings/flows" element={<FlowsPage />} />
          <Route path="/settings/flows/:id" element={<FlowEditorPage />} />
          <Route path="*" element={<NotFoundPage />} />
        </Route>
      </Routes>
    </Suspense>
  )
}
