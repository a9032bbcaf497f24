import type { QueryClient } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import { createBrowserRouter, redirect } from 'react-router'
import { atLeast } from '../../shared/contract/route.ts'
import { problemOf } from '../core/api.ts'
import { meQuery } from '../core/me.ts'
import { loginAddress } from '../features/login/next-address.ts'
import { LoadingPage } from './loading-page.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { RouteError } from './route-error.tsx'

/** What the layout reads of a route; the page of a session names the tab itself. */
export type PageHandle = { title?: string }

/** Loads a page when its route is visited first. */
const page =
  <Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) =>
  async () => ({ Component: (await load())[name] })

/** All addresses of the application. Every page but the log-in is below the layout, which needs a login. */
export function createRouter(queries: QueryClient) {
  const loadMe = async ({ request }: { request: Request }) => {
    try {
      return await queries.ensureQueryData(meQuery)
    } catch (error) {
      if (problemOf(error, 'login_required')) throw redirect(loginAddress(new URL(request.url)))
      throw error
    }
  }
  const goHome = async (args: { request: Request }) => {
    const { role } = await loadMe(args)
    return redirect(atLeast(role, 'engineer') ? '/escalations' : '/pilot')
  }

  return createBrowserRouter([
    {
      HydrateFallback: LoadingPage,
      ErrorBoundary: RouteError,
      children: [
        { path: '/', loader: goHome },
        { path: '/login', lazy: page(() => import('../features/login/login-page.tsx'), 'LoginPage') },
        { path: '/setup', lazy: page(() => import('../features/login/setup-page.tsx'), 'SetupPage') },
        { path: '/invite', lazy: page(() => import('../features/login/invite-page.tsx'), 'InvitePage') },
        {
          loader: loadMe,
          shouldRevalidate: () => false,
          lazy: page(() => import('./layout.tsx'), 'Layout'),
          children: [{ ErrorBoundary: RouteError, children: pages }],
        },
      ],
    },
  ])
}

const pages = [
  {
    path: '/escalations',
    handle: { title: 'Queue' } satisfies PageHandle,
    lazy: page(() => import('../features/handoffs/escalations-page.tsx'), 'EscalationsPage'),
  },
  {
    path: '/pilot',
    handle: { title: 'Sessions' } satisfies PageHandle,
    lazy: page(() => import('../features/sessions/sessions-page.tsx'), 'SessionsPage'),
  },
  {
    path: '/pilot/new',
    handle: { title: 'New session' } satisfies PageHandle,
    lazy: page(() => import('../features/sessions/new-session-page.tsx'), 'NewSessionPage'),
  },
  {
    path: '/pilot/import',
    handle: { title: 'Import transcript' } satisfies PageHandle,
    lazy: page(() => import('../features/sessions/import-page.tsx'), 'ImportPage'),
  },
  { path: '/pilot/:id', lazy: page(() => import('./pilot-page.tsx'), 'PilotPage') },
  { path: '/settings', loader: () => redirect('/settings/members') },
  {
    path: '/settings/members',
    handle: { title: 'Members' } satisfies PageHandle,
    lazy: page(() => import('../features/members/members-page.tsx'), 'MembersPage'),
  },
  { path: '*', handle: { title: 'Not found' } satisfies PageHandle, Component: NotFoundPage },
]
