import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router'
import { createQueryClient } from '../core/query-client.ts'
import { loginAddress } from '../features/login/next-address.ts'
import { LiveRegion } from '../ui/live-region.tsx'
import { Toasts } from '../ui/toasts.tsx'
import { createRouter } from './router.tsx'
import './styles.css'

const queryClient = createQueryClient({
  onLoginLost: () => void router.navigate(loginAddress(router.state.location)),
})
const router = createRouter(queryClient)

const root = document.getElementById('root')
if (!root) throw new Error('The page has no #root')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
      <LiveRegion />
      <Toasts />
    </QueryClientProvider>
  </StrictMode>,
)
