import { type Fetch, GuardedFetchError } from '../../core/guarded-fetch.ts'
import { ChannelFault } from '../../features/integrations/index.ts'

type Post = {
  url: string
  /** What the other side is called in a sentence for an admin. */
  name: string
  headers?: Record<string, string>
  body: string
  signal: AbortSignal
  /** Is told the status of the answer, also of a refusal. */
  heard?: ((status: number) => void) | undefined
}

/** Faults that another try cannot mend: the address itself is wrong. */
const WRONG_ADDRESS = new Set(['address', 'name', 'redirect'])

/** Posts once to an address that somebody gave. Throws `ChannelFault` unless the answer is a success. */
export async function post(
  fetch: Fetch,
  { url, name, headers, body, signal, heard }: Post,
): Promise<{ status: number; text: string }> {
  const { answer, text } = await reach(async () => {
    const answer = await fetch(url, {
      method: 'POST',
      // A webhook that moved is told to whoever set it up.
      redirect: 'error',
      headers: { 'content-type': 'application/json', ...headers },
      body,
      signal,
    })
    return { answer, text: await answer.text() }
  })
  heard?.(answer.status)
  if (!answer.ok) throw statusFault(answer, name)
  return { status: answer.status, text }
}

/** Runs a call to an address that somebody gave. That it was not reached becomes a `ChannelFault`. */
export async function reach<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    if (!(error instanceof GuardedFetchError)) throw error
    throw new ChannelFault(WRONG_ADDRESS.has(error.fault) ? 'refused' : 'later', `${error.message}.`, {
      cause: error,
    })
  }
}

/** A status in words for an admin. The answer's own text is left out: it may repeat what was sent. */
export function statusFault({ status, headers }: Response, name: string): ChannelFault {
  if (status === 429)
    return new ChannelFault('later', `${name} asks us to slow down.`, {
      retryAfterSeconds: retryAfter(headers.get('retry-after')),
    })
  if (status === 408 || status >= 500)
    return new ChannelFault('later', `${name} has trouble (status ${status}).`)
  if (status === 401 || status === 403)
    return new ChannelFault(
      'refused',
      `${name} does not let us in (status ${status}). Check the address and its secret.`,
    )
  if (status === 404 || status === 410)
    return new ChannelFault(
      'refused',
      `${name} knows this address no more (status ${status}). Make a new one and enter it.`,
    )
  return new ChannelFault('refused', `${name} refused what was sent (status ${status}).`)
}

const MOST_SECONDS = 3_600

/** Seconds of a `Retry-After`, which may also be a date. */
function retryAfter(value: string | null): number {
  const seconds = /^\d+$/.test(value ?? '') ? Number(value) : (Date.parse(value ?? '') - Date.now()) / 1000
  return Number.isFinite(seconds) ? Math.min(Math.max(1, Math.ceil(seconds)), MOST_SECONDS) : 30
}
