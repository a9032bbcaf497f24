import { z } from 'zod'
import type { Fetch } from '../../core/guarded-fetch.ts'
import { ChannelFault } from '../../features/integrations/index.ts'
import { callJson, type JsonAnswer, shaped } from '../http/call-json.ts'
import { makeThreads } from './threads.ts'

export const NAME = 'Autotask'

/** Where the zone of a user is asked for; any zone tells it. */
const LOOKUP = 'https://webservices.autotask.net/ATServicesRest'

/** So many calls at once Autotask allows an integration at one endpoint. */
const THREADS = 3

export const autotaskSettings = z.object({
  userName: z.email('Must be the user name of the API user, which looks like a mail address').max(200),
  secret: z.string().min(4, 'Must be the whole secret').max(200),
  integrationCode: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9]{8,60}$/, 'Must be the tracking identifier of the API user'),
  lookup: z
    .url({ protocol: /^https?$/, error: 'Must be an https:// address' })
    .max(2_000)
    .transform(url => url.replace(/\/+$/, ''))
    .default(LOOKUP),
})

const zoneAnswer = z.object({ url: z.url() })

type Options = { method?: 'POST' | 'PATCH'; body?: unknown; reads?: readonly number[] }

export type Client = (path: string, options?: Options) => Promise<JsonAnswer>

/** The calls of this node that are under way, by log-in. */
const inThread = makeThreads(THREADS)

/** REST 1.0 in the user's zone, which is asked for in each try: a database that moves is found where it is then. */
export function makeClient(fetch: Fetch, settings: Record<string, unknown>, signal: AbortSignal): Client {
  const { userName, secret, integrationCode, lookup } = autotaskSettings.parse(settings)
  const headers = { apiintegrationcode: integrationCode, username: userName, secret }

  async function findZone(): Promise<string> {
    const url = `${lookup}/v1.0/zoneInformation?user=${encodeURIComponent(userName)}`
    const { status, json } = await callJson(fetch, { url, name: NAME, signal, reads: [404, 500] })
    if (status === 404 || status === 500)
      throw new ChannelFault('refused', `${NAME} knows no API user ${userName}. Check the user name.`)
    return `${shaped(zoneAnswer, json, NAME).url.replace(/\/+$/, '')}/v1.0`
  }
  let zone: Promise<string> | undefined

  return async (path, { method, body, reads = [] } = {}) => {
    zone ??= findZone()
    const base = await zone
    const answer = await inThread(`${integrationCode} ${userName}`, () =>
      callJson(fetch, {
        ...(method ? { method } : {}),
        url: `${base}${path}`,
        name: NAME,
        headers,
        body,
        signal,
        reads: [401, 403, 500, ...reads],
      }),
    )
    refuse(answer)
    return answer
  }
}

const errorsAnswer = z.object({ errors: z.array(z.string()) })

/** Autotask answers 500 with a list of errors to what it does not take; without a list it is in trouble. */
function refuse({ status, json }: JsonAnswer): void {
  if (status === 401)
    throw new ChannelFault(
      'refused',
      `${NAME} does not let us in. Check the user name, the secret and the tracking identifier. After too many wrong tries the API user is locked: unlock it under Admin, Resources/Users, before you test again.`,
    )
  if (status === 403)
    throw new ChannelFault(
      'refused',
      `${NAME} does not allow that. The API user's security level needs the rights in the guide; check them.`,
    )
  if (status !== 500) return
  if (!errorsAnswer.safeParse(json).success)
    throw new ChannelFault('later', `${NAME} has trouble (status ${status}).`)
  // Its words may repeat what was sent.
  throw new ChannelFault(
    'refused',
    `${NAME} refused what was sent. Check the choices in the settings: a status or queue may be inactive, or a field required by the ticket's category.`,
  )
}

export type Filter = { op: 'eq'; field: string; value: string | number | boolean }

const page = z.object({
  items: z.array(z.unknown()),
  pageDetails: z.object({ nextPageUrl: z.string().nullish() }),
})

const PAGES = 50

/** What a query finds, page by page. */
export async function* query<S extends z.ZodType>(
  client: Client,
  entity: string,
  filter: readonly Filter[],
  item: S,
): AsyncGenerator<z.output<S>> {
  const search = encodeURIComponent(JSON.stringify({ filter }))
  let path: string | undefined = `/${entity}/query?search=${search}`
  for (let at = 0; path !== undefined && at < PAGES; at++) {
    const found: z.output<typeof page> = shaped(page, (await client(path)).json, NAME)
    for (const one of found.items) yield shaped(item, one, NAME)
    // The way to the next page is an address of the zone; only what is asked for there is taken from it.
    const next: URL | undefined = found.pageDetails.nextPageUrl
      ? new URL(found.pageDetails.nextPageUrl)
      : undefined
    path = next && `/${entity}/query/next${next.search}`
  }
}

const fieldsAnswer = z.object({
  fields: z.array(
    z.object({
      name: z.string(),
      picklistValues: z
        .array(
          z.object({
            value: z.coerce.string(),
            label: z.string(),
            isActive: z.boolean(),
            isSystem: z.boolean().nullish(),
          }),
        )
        .nullish(),
    }),
  ),
})

/** The active choices of the picklists of an entity, by field. */
export async function readPicklists(client: Client, entity: string) {
  const { json } = await client(`/${entity}/entityInformation/fields`)
  const { fields } = shaped(fieldsAnswer, json, NAME)
  return (field: string) =>
    (fields.find(({ name }) => name.toLowerCase() === field.toLowerCase())?.picklistValues ?? []).filter(
      ({ isActive }) => isActive,
    )
}
