import type { QueryClient } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import { createBrowserRouter, redirect } from 'react-router'
import { LoadingPage } from './loading-page.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { RouteError } from './route-error.tsx'

/** What the layout reads of a route; the page of a session names the tab itself. */
export type PageHandle = { title?: string }

/** Loads a page when its route is visited first. */
const page =
  <Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) =>
  async () => ({ Component: (await load())[name] })

/**
 * All addresses of the application. Every page but the log-in is below the layout, which needs a login. What
 * the log-in page does not need is loaded later.
 */
export function createRouter(queries: QueryClient) {
  return createBrowserRouter([
    {
      HydrateFallback: LoadingPage,
      ErrorBoundary: RouteError,
      children: [
        { path: '/', loader: async ({ request }) => (await import('./load-me.ts')).goHome(queries, request) },
        { path: '/login', lazy: page(() => import('../features/login/login-page.tsx'), 'LoginPage') },
        { path: '/setup', lazy: page(() => import('../features/login/setup-page.tsx'), 'SetupPage') },
        { path: '/invite', lazy: page(() => import('../features/login/invite-page.tsx'), 'InvitePage') },
        {
          loader: async ({ request }) => (await import('./load-me.ts')).loadMe(queries, request),
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
