import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import type { AllowList } from './guarded-fetch/allow-list.ts'
import { checkAddress, type Resolve, resolveByDns } from './guarded-fetch/check-address.ts'
import { GuardedFetchError } from './guarded-fetch/refused.ts'
import { type Hop, send } from './guarded-fetch/send.ts'

export { GuardedFetchError } from './guarded-fetch/refused.ts'

export type Fetch = typeof globalThis.fetch

type Guard = {
  allow: AllowList
  /** Largest answer in bytes. */
  maxBytes?: number
  /** From the call to the last byte of the answer. */
  timeoutMs?: number
  maxRedirects?: number
  resolve?: Resolve
}

const REDIRECTS = new Set([301, 302, 303, 307, 308])
const WITHOUT_BODY = new Set([204, 205, 304])
/** What may follow a redirect to another origin. Everything else may be a credential, whatever it is called. */
const FOLLOWS = ['accept', 'accept-language', 'content-type', 'user-agent']

/**
 * A `fetch` for addresses that a user gave. It reaches the public internet over https, and what the operator allows
 * beyond; each hop's address is resolved once, checked, and is the one that is connected to. Time and size are bounded, also
 * while the body streams. Fails with a `GuardedFetchError`, or with the reason of the caller's signal.
 */
export function makeGuardedFetch({
  allow,
  maxBytes = 8 * 1024 * 1024,
  timeoutMs = 120_000,
  maxRedirects = 3,
  resolve = resolveByDns,
}: Guard): Fetch {
  return async (input, init) => {
    const { redirect, signal: callers, ...first } = await read(input, init)
    const timer = AbortSignal.timeout(timeoutMs)
    const signal = AbortSignal.any([callers, timer])
    // What ran out here is told apart from what the caller broke off.
    const told = (error: unknown) =>
      timer.aborted && !callers.aborted
        ? new GuardedFetchError('time', `${first.url.hostname} took longer than ${timeoutMs / 1000} seconds`)
        : error

    try {
      let hop: Hop = first
      for (let redirects = 0; ; redirects++) {
        signal.throwIfAborted()
        const addresses = await unlessAborted(checkAddress(hop.url, allow, resolve), signal)
        const answer = await send(hop, addresses, signal)
        const next = redirect === 'manual' ? undefined : nextHop(hop, answer)
        if (!next) return respond(hop, answer, { maxBytes, signal, told })
        answer.destroy()
        if (redirect === 'error' || redirects >= maxRedirects)
          throw new GuardedFetchError('redirect', `${hop.url.hostname} redirects too often`)
        hop = next
      }
    } catch (error) {
      throw told(error)
    }
  }
}

async function read(input: Parameters<Fetch>[0], init: RequestInit | undefined) {
  const url = new URL(input instanceof Request ? input.url : input)
  const credentialed = url.username !== '' || url.password !== ''
  // `Request` refuses them with a message that repeats them.
  const request = new Request(credentialed ? url.origin : input, init)
  const body = request.body ? Buffer.from(await request.arrayBuffer()) : null
  const { method, headers, redirect, signal } = request
  return { url, method, headers, body, redirect, signal }
}

/** Waiting for a name cannot be broken off, but one can stop waiting. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason)
    signal.addEventListener('abort', stop, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

/** Where a redirect leads, with what may be sent there; undefined when the answer is none. */
function nextHop(hop: Hop, { statusCode = 0, headers: { location } }: IncomingMessage): Hop | undefined {
  if (!REDIRECTS.has(statusCode) || location === undefined) return undefined
  if (!URL.canParse(location, hop.url.href))
    throw new GuardedFetchError('redirect', `${hop.url.hostname} redirects to no address`)
  const url = new URL(location, hop.url)
  const headers = new Headers(hop.headers)
  const asGet = statusCode === 303 || (statusCode <= 302 && hop.method === 'POST')
  if (url.origin !== hop.url.origin)
    for (const name of [...headers.keys()]) if (!FOLLOWS.includes(name)) headers.delete(name)
  if (!asGet || hop.method === 'HEAD') return { ...hop, url, headers }
  headers.delete('content-type')
  return { url, method: 'GET', headers, body: null }
}

type Bounds = { maxBytes: number; signal: AbortSignal; told: (error: unknown) => unknown }

function respond(hop: Hop, answer: IncomingMessage, bounds: Bounds): Response {
  const { statusCode: status = 0, statusMessage: statusText = '', rawHeaders } = answer
  if (status < 200 || status > 599) {
    answer.destroy()
    throw new GuardedFetchError('connection', `${hop.url.hostname} answered with no status`)
  }
  const headers = new Headers()
  for (let at = 0; at < rawHeaders.length; at += 2)
    headers.append(rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '')
  if (WITHOUT_BODY.has(status) || hop.method === 'HEAD') {
    answer.destroy()
    return new Response(null, { status, statusText, headers })
  }
  const body = Readable.toWeb(Readable.from(bounded(hop, answer, bounds), { objectMode: false }))
  return new Response(body as ConstructorParameters<typeof Response>[0], { status, statusText, headers })
}

async function* bounded(hop: Hop, answer: IncomingMessage, { maxBytes, signal, told }: Bounds) {
  let size = 0
  try {
    for await (const chunk of answer) {
      size += (chunk as Buffer).length
      if (size > maxBytes)
        throw new GuardedFetchError('size', `${hop.url.hostname} answered with more than ${maxBytes} bytes`)
      yield chunk as Buffer
    }
  } catch (error) {
    throw told(signal.aborted ? signal.reason : error)
  }
}
