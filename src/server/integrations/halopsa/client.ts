import { z } from 'zod'
import type { Fetch } from '../../core/guarded-fetch.ts'
import { ChannelFault } from '../../features/integrations/index.ts'
import { callJson, type JsonAnswer, shaped } from '../http/call-json.ts'

export const NAME = 'HaloPSA'

export const haloSettings = z.object({
  url: z
    .url({ protocol: /^https?$/, error: 'Must be an address like https://yourname.halopsa.com' })
    .max(2_000)
    .transform(url => new URL(url).origin),
  clientId: z.string().trim().min(8, 'Must be the whole client id').max(200),
  clientSecret: z.string().trim().min(8, 'Must be the whole secret').max(400),
  tenant: z
    .string()
    .trim()
    .regex(/^[\w.-]{1,100}$/, 'Must be the tenant that the API page shows')
    .optional(),
})

const tokenAnswer = z.object({ access_token: z.string() })

type Options = { body?: unknown; reads?: readonly number[] }

export type Client = (path: string, options?: Options) => Promise<JsonAnswer>

/** The resource server behind a token of client credentials, asked for once in a try. */
export function makeClient(fetch: Fetch, settings: Record<string, unknown>, signal: AbortSignal): Client {
  const { url, clientId, clientSecret, tenant } = haloSettings.parse(settings)

  async function logIn(): Promise<string> {
    const { status, json } = await callJson(fetch, {
      method: 'POST',
      url: `${url}/auth/token${tenant ? `?tenant=${encodeURIComponent(tenant)}` : ''}`,
      name: NAME,
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
        scope: 'all',
      }),
      signal,
      reads: [400, 401, 403],
    })
    if (status >= 400)
      throw new ChannelFault(
        'refused',
        `${NAME} does not let us in. Check the client id, the secret and the tenant; the application may be inactive.`,
      )
    return shaped(tokenAnswer, json, NAME).access_token
  }
  let token: Promise<string> | undefined

  return async (path, { body, reads = [] } = {}) => {
    token ??= logIn()
    const answer = await callJson(fetch, {
      ...(body === undefined ? {} : { method: 'POST' as const }),
      url: `${url}/api${path}`,
      name: NAME,
      headers: { authorization: `Bearer ${await token}` },
      body,
      signal,
      reads: [400, 401, 403, ...reads],
    })
    if (answer.status === 401)
      // The log-in itself was taken a moment ago, so another try gets another token.
      throw new ChannelFault('later', `${NAME} ended our log-in early.`)
    if (answer.status === 403)
      throw new ChannelFault(
        'refused',
        `${NAME} does not allow that. The application's permissions and its agent's role need what the guide says; check them.`,
      )
    if (answer.status === 400)
      throw new ChannelFault(
        'refused',
        `${NAME} refused what was sent. Check the choices in the settings: a status may not be allowed for this kind of ticket.`,
      )
    return answer
  }
}
