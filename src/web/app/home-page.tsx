import { Navigate } from 'react-router'
import { atLeast } from '../../shared/contract/route.ts'
import { useMe } from '../core/me.ts'

/** Everyone starts where their work is: the queue for those who claim, the sessions for the others. */
export function HomePage() {
  return <Navigate replace to={atLeast(useMe().role, 'engineer') ? '/escalations' : '/pilot'} />
}
