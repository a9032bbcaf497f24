import { QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { createQueryClient } from '../core/query-client.ts'
import { loginAddress } from '../features/login/next-address.ts'
import { LiveRegion } from '../ui/live-region.tsx'
import { Toasts } from '../ui/toasts.tsx'
import { PageBoundary } from './page-boundary.tsx'
import { AppRoutes } from './routes.tsx'

/** The whole application below its router: one cache, one place for toasts and announcements. */
export function App() {
  const navigate = useNavigate()
  const [queryClient] = useState(() =>
    createQueryClient({ onLoginLost: () => navigate(loginAddress(window.location)) }),
  )
  return (
    <QueryClientProvider client={queryClient}>
      <PageBoundary>
        <AppRoutes />
      </PageBoundary>
      <LiveRegion />
      <Toasts />
    </QueryClientProvider>
  )
}
