import { z } from 'zod'
import type { Fetch } from '../../core/guarded-fetch.ts'
import { ChannelFault } from '../../features/integrations/index.ts'
import { callJson, type JsonAnswer, shaped } from '../http/call-json.ts'

export const NAME = 'Request Tracker'

export const requestTrackerSettings = z.object({
  url: z
    .url({ protocol: /^https?$/, error: 'Must be the address under which people open Request Tracker' })
    .max(2_000)
    .transform(url => url.replace(/\/+$/, '')),
  token: z
    .string()
    .trim()
    .regex(/^\d+-\d+-[0-9a-f]{16,64}$/, 'Must be the whole token, like 1-23-0123abcd…'),
})

type Options = { method?: 'PUT' | 'POST'; body?: unknown; etag?: string; reads?: readonly number[] }

export type Client = (path: string, options?: Options) => Promise<JsonAnswer>

/** REST 2.0 with a token. */
export function makeClient(fetch: Fetch, settings: Record<string, unknown>, signal: AbortSignal): Client {
  const { url, token } = requestTrackerSettings.parse(settings)
  return async (path, { method, body, etag, reads = [] } = {}) => {
    const answer = await callJson(fetch, {
      ...(method ? { method } : {}),
      url: `${url}/REST/2.0${path}`,
      name: NAME,
      headers: { authorization: `token ${token}`, ...(etag ? { 'if-match': etag } : {}) },
      body,
      signal,
      reads: [401, ...reads],
    })
    if (answer.status === 401)
      throw new ChannelFault(
        'refused',
        `${NAME} does not take the token. Make a new one under “Auth Tokens” and enter it.`,
      )
    return answer
  }
}

const page = z.object({ items: z.array(z.unknown()), count: z.number() })

const PER_PAGE = 100

/** Items of a collection, page by page, at most `pages` of them. */
export async function* listAll<S extends z.ZodType>(
  client: Client,
  path: string,
  item: S,
  pages = 100,
): AsyncGenerator<z.output<S>> {
  for (let at = 1; at <= pages; at++) {
    const { json } = await client(`${path}${path.includes('?') ? '&' : '?'}per_page=${PER_PAGE}&page=${at}`)
    const { items, count } = shaped(page, json, NAME)
    for (const one of items) yield shaped(item, one, NAME)
    if (count < PER_PAGE) return
  }
}
