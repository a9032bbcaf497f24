import { useQuery } from '@tanstack/react-query'
import { Navigate, useLocation } from 'react-router'
import { problemOf } from '../core/api.ts'
import { meQuery } from '../core/me.ts'
import { loginAddress } from '../features/login/next-address.ts'
import { Layout } from './layout.tsx'
import { LoadingPage } from './loading-page.tsx'

/** The pages of a member; leads to the log-in page, and back afterwards, when nobody is logged in. */
export function RequireLogin() {
  const location = useLocation()
  const me = useQuery(meQuery)
  if (me.data) return <Layout />
  if (problemOf(me.error, 'login_required')) return <Navigate replace to={loginAddress(location)} />
  if (me.error) throw me.error
  return <LoadingPage />
}
