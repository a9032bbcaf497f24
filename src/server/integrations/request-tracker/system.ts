import { z } from 'zod'
import { ticketMapping } from '../../../shared/contract/tickets.ts'
import type { Fetch } from '../../core/guarded-fetch.ts'
import { ChannelFault } from '../../features/integrations/index.ts'
import type {
  Ticket,
  TicketChange,
  TicketDesk,
  TicketOptions,
  TicketStory,
  TicketSystem,
} from '../../features/tickets/index.ts'
import { shaped } from '../http/call-json.ts'
import { hasAny } from '../http/has-any.ts'
import { type Client, listAll, makeClient, NAME, requestTrackerSettings } from './client.ts'

const NOBODY = 'Nobody'
const UNSEEN = [403, 404] as const
const TRIES = 3

const named = z.object({ id: z.coerce.string() })
const ticketAnswer = z.object({
  id: z.coerce.string(),
  Subject: z.string().nullish(),
  Status: z.string(),
  Owner: named,
  Queue: named,
})
const attachmentItem = z.object({
  Subject: z.string().nullish(),
  Content: z.string().nullish(),
  ContentType: z.string().nullish(),
})
const queueItem = z.object({ id: z.coerce.string(), Name: z.string() })
const userItem = z.object({
  Name: z.string(),
  RealName: z.string().nullish(),
  EmailAddress: z.string().nullish(),
})
const statusItem = z.object({
  Status: z.string(),
  _hyperlinks: z.array(z.object({ ref: z.string(), to: z.string().optional() })),
})

/** Those of RT's own lifecycle; a tenant's others are read from its tickets. */
const OWN_STATUSES = ['new', 'open', 'stalled', 'resolved', 'rejected']

/** Request Tracker 5 over REST 2.0: https://docs.bestpractical.com/rt/latest/RT/REST2.html */
export function requestTracker(fetch: Fetch): TicketSystem {
  return {
    kind: 'request_tracker',
    type: {
      label: NAME,
      summary:
        'Comments on the session’s ticket at each turn of a hand-off, never replies to the client. Sets status, queue and owner as you choose, and books the time when a session is resolved.',
      group: 'tickets',
      provenLive: true,
      fields: [
        {
          name: 'url',
          label: 'Address',
          help: 'As people open it, such as https://rt.example.com',
          type: 'url',
          required: true,
          secret: false,
        },
        {
          name: 'token',
          label: 'Auth token',
          help: 'Logged in as the user for ResolutionFlow: Settings, Auth Tokens',
          type: 'text',
          required: true,
          secret: true,
        },
      ],
      once: true,
    },
    settings: requestTrackerSettings.extend({ mapping: ticketMapping.optional() }),
    open: ({ settings }, signal) => openDesk(makeClient(fetch, settings, signal)),
  }
}

function openDesk(client: Client): TicketDesk {
  return {
    find: ref => findTicket(client, ref),
    read: ticket => readStory(client, ticket),
    hasNote: ({ id }, reference) =>
      hasAny(
        listAll(client, `/ticket/${id}/attachments?fields=Subject`, attachmentItem),
        ({ Subject }) => Subject?.includes(reference) === true,
      ),
    async addNote({ id }, { title, text, reference, minutes }) {
      await client(`/ticket/${id}/comment`, {
        method: 'POST',
        body: {
          Subject: `${title} [${reference}]`,
          Content: text,
          ContentType: 'text/plain',
          ...(minutes > 0 ? { TimeTaken: minutes } : {}),
        },
      })
    },
    change: ({ id }, change) => changeTicket(client, id, change),
    options: () => readOptions(client),
    async findUser(email) {
      const query = JSON.stringify([{ field: 'EmailAddress', operator: '=', value: email }])
      const found: string[] = []
      const path = `/users?fields=Name&query=${encodeURIComponent(query)}`
      for await (const { Name } of listAll(client, path, userItem, 1)) found.push(Name)
      return found.length === 1 ? (found[0] ?? null) : null
    },
  }
}

/** "4711", "#4711", "RT 4711", "T-4711". */
const idOf = (ref: string): string | undefined => /^\D*?0*(\d{1,12})$/.exec(ref.trim())?.[1]

async function findTicket(client: Client, ref: string): Promise<Ticket | undefined> {
  const id = idOf(ref)
  if (!id) return undefined
  const { status, json } = await client(`/ticket/${id}`, { reads: UNSEEN })
  if (status !== 200) return undefined
  const ticket = shaped(ticketAnswer, json, NAME)
  return {
    id: ticket.id,
    ref: `#${ticket.id}`,
    title: ticket.Subject ?? '',
    status: ticket.Status,
    queue: ticket.Queue.id,
    owner: ticket.Owner.id === NOBODY ? null : ticket.Owner.id,
  }
}

/** What the ticket began with. RT knows no clients, only who asked. */
async function readStory(client: Client, { id, title }: Ticket): Promise<TicketStory> {
  const path = `/ticket/${id}/attachments?fields=ContentType,Content`
  for await (const { ContentType, Content } of listAll(client, path, attachmentItem, 1))
    if (ContentType === 'text/plain' && Content) return { title, description: Content.trim(), client: null }
  return { title, description: '', client: null }
}

/** Changes what was read a moment ago, or reads it again: nothing that somebody did meanwhile is overwritten. */
async function changeTicket(
  client: Client,
  id: string,
  { status, queue, owner }: TicketChange,
): Promise<void> {
  // The queue first and by itself: another one may have other statuses.
  if (queue !== undefined) await putUnchanged(client, id, { Queue: queue })
  const rest = {
    ...(owner === undefined ? {} : { Owner: owner ?? NOBODY }),
    ...(status === undefined ? {} : { Status: status }),
  }
  if (Object.keys(rest).length > 0) await putUnchanged(client, id, rest)
}

async function putUnchanged(client: Client, id: string, body: object): Promise<void> {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const { headers } = await client(`/ticket/${id}`)
    const etag = headers.get('etag')
    const { status } = await client(`/ticket/${id}`, {
      method: 'PUT',
      body,
      ...(etag ? { etag } : {}),
      reads: [412],
    })
    if (status !== 412) return
  }
  throw new ChannelFault('later', `Somebody else is changing ticket ${id} in ${NAME} right now.`)
}

async function readOptions(client: Client): Promise<TicketOptions> {
  const queues: TicketOptions['queues'] = []
  for await (const { id, Name } of listAll(client, '/queues/all?fields=Name', queueItem, 10))
    queues.push({ value: id, label: Name })
  return {
    statuses: (await readStatuses(client)).map(value => ({ value, label: value })),
    queues,
    users: await readUsers(client),
  }
}

/** RT names no lifecycle, but each ticket says what it may become. */
async function readStatuses(client: Client): Promise<string[]> {
  const found = new Set(OWN_STATUSES)
  const path = '/tickets?query=id>0&orderby=id&order=DESC&fields=Status,_hyperlinks'
  for await (const { Status, _hyperlinks } of listAll(client, path, statusItem, 1))
    for (const one of [Status, ..._hyperlinks.flatMap(({ ref, to }) => (ref === 'lifecycle' && to) || [])])
      found.add(one)
  found.delete('deleted')
  return [...found]
}

/** Requestors are users too; RT calls them by their mail address, and they own no tickets. */
async function readUsers(client: Client): Promise<TicketOptions['users']> {
  const users: TicketOptions['users'] = []
  const query = encodeURIComponent(JSON.stringify([{ field: 'id', operator: '>', value: '0' }]))
  const path = `/users?fields=Name,RealName,EmailAddress&query=${query}`
  for await (const { Name, RealName, EmailAddress } of listAll(client, path, userItem, 10))
    if (!['RT_System', NOBODY, EmailAddress].includes(Name))
      users.push({ value: Name, label: RealName ? `${RealName} (${Name})` : Name })
  return users
}
