import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { toast } from '../ui/toast.ts'
import { ApiProblem, NetworkProblem, problemOf } from './api.ts'

const MOST_RETRIES = 3

/** Only what may pass by itself is tried again: no answer, or a fault of the server. */
export function shouldRetry(failures: number, error: Error): boolean {
  if (failures >= MOST_RETRIES) return false
  return error instanceof NetworkProblem || (error instanceof ApiProblem && error.problem.status >= 500)
}

/** The sentence to show for an error of any kind. */
export const errorSentence = (error: unknown): string =>
  error instanceof ApiProblem || error instanceof NetworkProblem ? error.message : 'Something went wrong'

type QueryClientOptions = {
  /** The login has ended; called for every request that says so. */
  onLoginLost: () => void
}

/**
 * The one cache of this tab. A failed action is told in one toast, from here; a mutation with
 * `meta: { handlesErrors: true }` tells it at its own place. Failed loads are shown where their content would be.
 */
export function createQueryClient({ onLoginLost }: QueryClientOptions): QueryClient {
  const isLoginLost = (error: Error) => problemOf(error, 'login_required') !== undefined
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: shouldRetry,
        // Events keep the cache current; the time only covers what has no events.
        staleTime: 60_000,
      },
      // Without a network an action fails at once. It would be done in silence when the network is back otherwise, and a
      // stopwatch, say, had measured the time without one as well.
      mutations: { retry: false, networkMode: 'always' },
    },
    queryCache: new QueryCache({ onError: error => isLoginLost(error) && onLoginLost() }),
    mutationCache: new MutationCache({
      onError: (error, _variables, _result, mutation) => {
        if (isLoginLost(error)) onLoginLost()
        else if (!mutation.meta?.handlesErrors) tellFailure(error)
      },
    }),
  })
}

/** One toast a sentence: ten failures of one outage are one message. */
function tellFailure(error: Error): void {
  const title = errorSentence(error)
  toast({ tone: 'danger', title, id: `failed: ${title}` })
}
