import type { QueryClient } from '@tanstack/react-query'
import { redirect } from 'react-router'
import { atLeast } from '../../shared/contract/route.ts'
import { problemOf } from '../core/api.ts'
import { meQuery } from '../core/me.ts'
import { loginAddress } from '../features/login/next-address.ts'

/** Who is logged in; leads to the log-in page, and back afterwards, when nobody is. */
export async function loadMe(queries: QueryClient, request: Request) {
  try {
    return await queries.ensureQueryData(meQuery)
  } catch (error) {
    if (problemOf(error, 'login_required')) throw redirect(loginAddress(new URL(request.url)))
    throw error
  }
}

/** Everyone starts where their work is: the queue for those who claim, the sessions for the others. */
export async function goHome(queries: QueryClient, request: Request) {
  const { role } = await loadMe(queries, request)
  return redirect(atLeast(role, 'engineer') ? '/escalations' : '/pilot')
}
