import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { LookupFunction } from 'node:net'
import { hostOf, type Resolved } from './check-address.ts'
import { GuardedFetchError } from './refused.ts'

export type Hop = { url: URL; method: string; headers: Headers; body: Buffer | null }

/** Set by the connection itself. */
const NOT_OURS = [
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'keep-alive',
  'upgrade',
  'expect',
]

/** Sends one request to one of the checked addresses and to no other. Answers when the head has come. */
export function send(
  { url, method, headers, body }: Hop,
  addresses: Resolved[],
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const own = Object.fromEntries([...headers].filter(([name]) => !NOT_OURS.includes(name)))
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      {
        method,
        // What an answer unpacks to is bounded only if it is not packed.
        headers: { 'user-agent': 'ResolutionFlow', ...own, 'accept-encoding': 'identity' },
        // A connection of its own: one from a pool would lead wherever an earlier check has let it.
        agent: false,
        lookup: pinned(addresses),
        signal,
      },
      resolve,
    )
    outgoing.on('error', error => reject(signal.aborted ? signal.reason : notReached(url, error)))
    outgoing.end(body ?? undefined)
  })
}

/** What was checked is what is connected to: the name is not asked again. */
const pinned =
  (addresses: Resolved[]): LookupFunction =>
  (_host, options, callback) => {
    const [first] = addresses
    if (options.all) callback(null, addresses)
    else if (first) callback(null, first.address, first.family)
  }

function notReached(url: URL, error: NodeJS.ErrnoException): GuardedFetchError {
  const { code = 'unknown' } = error
  const sentence =
    code === 'ECONNREFUSED'
      ? `Nothing answers at ${url.host}`
      : `${hostOf(url)} could not be reached (${code})`
  return new GuardedFetchError('connection', sentence, { cause: error })
}
