import { PROBLEMS, type ProblemDocument } from '../../../shared/problems.ts'
import { ApiProblem, NetworkProblem } from '../../core/api.ts'

export type Credentials = { email: string; password: string }

/** Starts a login. Throws as `call` does. */
export const signIn = ({ email, password }: Credentials): Promise<void> =>
  post('/api/auth/sign-in/email', { email, password })

/** Ends the login of this browser. */
export const signOut = (): Promise<void> => post('/api/auth/sign-out', {})

/** The addresses under `/api/auth` have answers of their own; their status says which of our problems it is. */
async function post(path: string, body: object): Promise<void> {
  let answer: Response
  try {
    answer = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
    })
  } catch (cause) {
    throw new NetworkProblem({ cause })
  }
  if (answer.ok) return
  if (answer.status >= 502) throw new NetworkProblem()
  throw new ApiProblem(problemOfStatus(answer))
}

function problemOfStatus({ status, headers }: Response): ProblemDocument {
  const about = (code: keyof typeof PROBLEMS) => ({
    type: 'about:blank',
    title: PROBLEMS[code].title,
    status,
  })
  if (status === 429) {
    const retryAfterSeconds = Number(headers.get('retry-after') ?? 60)
    return { ...about('rate_limited'), code: 'rate_limited', retryAfterSeconds }
  }
  if (status === 403) return { ...about('foreign_origin'), code: 'foreign_origin' }
  if (status >= 500) return { ...about('internal_error'), code: 'internal_error' }
  return { ...about('login_failed'), code: 'login_failed' }
}
