import { z } from 'zod'
import type { Fetch } from '../../core/guarded-fetch.ts'
import { ChannelFault } from '../../features/integrations/index.ts'
import { callJson, type JsonAnswer, shaped } from '../http/call-json.ts'

export const NAME = 'ConnectWise PSA'

const key = z.string().trim().min(8, 'Must be the whole key').max(200)

export const connectWiseSettings = z.object({
  site: z
    .url({ protocol: /^https?$/, error: 'Must be an address like https://na.myconnectwise.net' })
    .max(2_000)
    .transform(url => new URL(url).origin),
  company: z
    .string()
    .trim()
    .regex(/^[\w.-]{1,100}$/, 'Must be the company id of the log-in page'),
  publicKey: key,
  privateKey: key,
  clientId: z.uuid('Must be the client id from the developer site, like 01234567-89ab-…'),
})

/** What the log-in page says of a company, without any log-in. */
const companyInfo = z.object({ Codebase: z.string(), SiteUrl: z.string().nullish() })

type Options = { method?: 'POST' | 'PATCH'; body?: unknown; reads?: readonly number[] }

export type Client = (path: string, options?: Options) => Promise<JsonAnswer>

/** REST 3.0. Where it is depends on the company's release, which is asked for once. */
export function makeClient(fetch: Fetch, settings: Record<string, unknown>, signal: AbortSignal): Client {
  const { site, company, publicKey, privateKey, clientId } = connectWiseSettings.parse(settings)
  const headers = {
    accept: 'application/vnd.connectwise.com+json; version=2022.1',
    authorization: `Basic ${Buffer.from(`${company}+${publicKey}:${privateKey}`).toString('base64')}`,
    clientid: clientId,
  }

  async function findBase(): Promise<string> {
    const url = `${site}/login/companyinfo/${encodeURIComponent(company)}`
    const { json } = await callJson(fetch, { url, name: NAME, signal })
    if (json === null)
      throw new ChannelFault('refused', `${NAME} knows no company “${company}” there. Check the company id.`)
    const { Codebase, SiteUrl } = shaped(companyInfo, json, NAME)
    const host = SiteUrl ? `${new URL(site).protocol}//${SiteUrl}` : site
    return `${host}/${Codebase.replace(/^\/+|\/+$/g, '')}/apis/3.0`
  }
  let base: Promise<string> | undefined

  return async (path, { method, body, reads = [] } = {}) => {
    base ??= findBase()
    const answer = await callJson(fetch, {
      ...(method ? { method } : {}),
      url: `${await base}${path}`,
      name: NAME,
      headers,
      body,
      signal,
      reads: [400, 401, 403, ...reads],
    })
    if (answer.status === 401)
      throw new ChannelFault(
        'refused',
        `${NAME} does not let us in. Check the company id, both keys and the client id; a key may have been deleted.`,
      )
    if (answer.status === 403)
      throw new ChannelFault(
        'refused',
        `${NAME} does not allow that. The API member's security role needs the rights in the guide; check them.`,
      )
    if (answer.status === 400)
      throw new ChannelFault(
        'refused',
        `${NAME} refused what was sent (${refusedFields(answer.json)}). Check the choices in the settings.`,
      )
    return answer
  }
}

const refusal = z.object({
  code: z.string().nullish(),
  errors: z.array(z.object({ field: z.string().nullish() })).nullish(),
})

/** Names of fields and nothing else: the text of a refusal may repeat what was sent. */
function refusedFields(json: unknown): string {
  const { data } = refusal.safeParse(json)
  const fields = data?.errors?.flatMap(({ field }) => field ?? []) ?? []
  return fields.length > 0 ? `its ${fields.join(', ')}` : (data?.code ?? 'without a reason')
}

const PAGE = 200

/** All rows of a list, page by page, at most `pages` of them. */
export async function* listAll<S extends z.ZodType>(
  client: Client,
  path: string,
  item: S,
  pages = 50,
): AsyncGenerator<z.output<S>> {
  for (let at = 1; at <= pages; at++) {
    const { json } = await client(`${path}${path.includes('?') ? '&' : '?'}pageSize=${PAGE}&page=${at}`)
    const rows = shaped(z.array(item), json, NAME)
    yield* rows
    if (rows.length < PAGE) return
  }
}

/** A list's condition, quoted as its little language wants it. */
export const where = (condition: string): string => `conditions=${encodeURIComponent(condition)}`
export const quoted = (value: string): string => `"${value.replaceAll('"', '')}"`
