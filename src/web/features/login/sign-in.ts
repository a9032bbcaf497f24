import { NetworkProblem, readProblem } from '../../core/api.ts'

export type Credentials = { email: string; password: string }

/** Starts a login. Throws as `call` does. */
export const signIn = ({ email, password }: Credentials): Promise<void> =>
  post('/api/auth/sign-in/email', { email, password })

/** Ends the login of this browser. */
export const signOut = (): Promise<void> => post('/api/auth/sign-out', {})

/** The addresses under `/api/auth` are not part of the contract, but refuse as it does. */
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
  if (!answer.ok) throw await readProblem(answer)
}
