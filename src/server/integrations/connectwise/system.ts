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
  TimeEntry,
} from '../../features/tickets/index.ts'
import { shaped } from '../http/call-json.ts'
import { hasAny } from '../http/has-any.ts'
import { type Client, connectWiseSettings, listAll, makeClient, NAME, quoted, where } from './client.ts'

const named = z.object({ id: z.number(), name: z.string() })
const ticketAnswer = z.object({
  id: z.number(),
  summary: z.string(),
  board: named,
  status: named,
  company: named.nullish(),
  owner: z.object({ identifier: z.string() }).nullish(),
})
const noteItem = z.object({ text: z.string().nullish(), detailDescriptionFlag: z.boolean().nullish() })
const timeItem = z.object({ notes: z.string().nullish() })
const memberItem = z.object({
  id: z.number(),
  identifier: z.string(),
  firstName: z.string().nullish(),
  lastName: z.string().nullish(),
})

/** ConnectWise PSA (once Manage) over REST 3.0: https://developer.connectwise.com/Products/ConnectWise_PSA/REST */
export function connectWise(fetch: Fetch): TicketSystem {
  return {
    kind: 'connectwise',
    type: {
      label: NAME,
      summary:
        'Writes internal notes on the session’s ticket at each turn of a hand-off, which no contact sees. Sets status, board and owner as you choose, and enters the time when a session is resolved.',
      group: 'tickets',
      provenLive: false,
      fields: [
        {
          name: 'site',
          label: 'Site',
          help: 'As you open it, such as https://na.myconnectwise.net',
          type: 'url',
          required: true,
          secret: false,
        },
        {
          name: 'company',
          label: 'Company id',
          help: 'What you enter as “Company” to log in',
          type: 'text',
          required: true,
          secret: false,
        },
        { name: 'publicKey', label: 'Public key', type: 'text', required: true, secret: true },
        { name: 'privateKey', label: 'Private key', type: 'text', required: true, secret: true },
        {
          name: 'clientId',
          label: 'Client id',
          help: 'Free, from developer.connectwise.com',
          type: 'text',
          required: true,
          secret: false,
        },
      ],
      once: true,
    },
    settings: connectWiseSettings.extend({ mapping: ticketMapping.optional() }),
    open: ({ settings }, signal) => openDesk(makeClient(fetch, settings, signal)),
  }
}

function openDesk(client: Client): TicketDesk {
  return {
    find: ref => findTicket(client, ref),
    read: ticket => readStory(client, ticket),
    hasNote: ({ id }, reference) =>
      // The newest first: what is looked for was written a moment ago, if at all.
      hasAny(
        listAll(client, `/service/tickets/${id}/notes?orderBy=id%20desc`, noteItem),
        ({ text }) => text?.includes(reference) === true,
      ),
    async addNote({ id }, { text, reference }) {
      await client(`/service/tickets/${id}/notes`, {
        method: 'POST',
        body: {
          text: `${text}\n\n[${reference}]`,
          // Internal analysis is for staff; the other two go to the contact.
          internalAnalysisFlag: true,
          detailDescriptionFlag: false,
          resolutionFlag: false,
          processNotifications: false,
        },
      })
    },
    time: {
      has({ id }, reference) {
        const condition = where(`chargeToType="ServiceTicket" AND chargeToId=${id}`)
        return hasAny(
          listAll(client, `/time/entries?${condition}&orderBy=id%20desc`, timeItem),
          ({ notes }) => notes?.includes(reference) === true,
        )
      },
      add: ({ id }, entry) => addTime(client, id, entry),
    },
    change: (ticket, change) => changeTicket(client, ticket, change),
    options: () => readOptions(client),
    async findUser(email) {
      const found: string[] = []
      const condition = where(`inactiveFlag=false AND officeEmail=${quoted(email)}`)
      for await (const { identifier } of listAll(client, `/system/members?${condition}`, memberItem, 1))
        found.push(identifier)
      return found.length === 1 ? (found[0] ?? null) : null
    },
  }
}

/** "4711", "#4711", "CW-4711". */
const idOf = (ref: string): string | undefined => /^\D*?0*(\d{1,10})$/.exec(ref.trim())?.[1]

async function readTicket(client: Client, id: string): Promise<z.output<typeof ticketAnswer> | undefined> {
  const { status, json } = await client(`/service/tickets/${id}`, { reads: [404] })
  return status === 404 ? undefined : shaped(ticketAnswer, json, NAME)
}

async function findTicket(client: Client, ref: string): Promise<Ticket | undefined> {
  const id = idOf(ref)
  const ticket = id && (await readTicket(client, id))
  if (!ticket) return undefined
  return {
    id: String(ticket.id),
    ref: `#${ticket.id}`,
    title: ticket.summary,
    // By name: each board has statuses of its own, and the same names with other ids.
    status: ticket.status.name,
    queue: String(ticket.board.id),
    owner: ticket.owner?.identifier ?? null,
  }
}

async function readStory(client: Client, { id, title }: Ticket): Promise<TicketStory> {
  const ticket = await readTicket(client, id)
  const told: string[] = []
  for await (const { text, detailDescriptionFlag } of listAll(
    client,
    `/service/tickets/${id}/notes?orderBy=id`,
    noteItem,
    1,
  ))
    if (detailDescriptionFlag && text) told.push(text.trim())
  return { title, description: told[0] ?? '', client: ticket?.company?.name ?? null }
}

async function addTime(client: Client, id: string, entry: TimeEntry): Promise<void> {
  const start = new Date(entry.endedAt.getTime() - entry.minutes * 60_000)
  await client('/time/entries', {
    method: 'POST',
    body: {
      chargeToId: Number(id),
      chargeToType: 'ServiceTicket',
      // Without a member it is the API member's time.
      ...(entry.user === null ? {} : { member: { identifier: entry.user } }),
      timeStart: toSeconds(start),
      timeEnd: toSeconds(entry.endedAt),
      notes: `${entry.text}\n[${entry.reference}]`,
      addToInternalAnalysisFlag: true,
      addToDetailDescriptionFlag: false,
      addToResolutionFlag: false,
      emailContactFlag: false,
      emailResourceFlag: false,
      emailCcFlag: false,
    },
  })
}

/** ConnectWise takes no parts of a second. */
const toSeconds = (at: Date): string => at.toISOString().replace(/\.\d+Z$/, 'Z')

async function changeTicket(client: Client, ticket: Ticket, change: TicketChange): Promise<void> {
  const board = change.queue ?? ticket.queue ?? ''
  const operations = [
    ...(change.queue === undefined ? [] : [replace('board', { id: Number(change.queue) })]),
    ...(change.status === undefined
      ? []
      : [replace('status', { id: await statusId(client, board, change.status) })]),
    ...(change.owner === undefined
      ? []
      : [replace('owner', change.owner === null ? null : { identifier: change.owner })]),
  ]
  await client(`/service/tickets/${ticket.id}`, { method: 'PATCH', body: operations })
}

const replace = (path: string, value: object | null) => ({ op: 'replace', path, value })

async function statusId(client: Client, board: string, name: string): Promise<number> {
  const path = `/service/boards/${encodeURIComponent(board)}/statuses`
  for await (const status of listAll(client, path, named)) if (status.name === name) return status.id
  throw new ChannelFault(
    'refused',
    `The ticket's board in ${NAME} has no status “${name}”. Choose another in the settings, or add it to the board.`,
  )
}

async function readOptions(client: Client): Promise<TicketOptions> {
  const queues: TicketOptions['queues'] = []
  const statuses = new Set<string>()
  for await (const { id, name } of listAll(client, `/service/boards?${where('inactiveFlag=false')}`, named)) {
    queues.push({ value: String(id), label: name })
    for await (const status of listAll(client, `/service/boards/${id}/statuses`, named))
      statuses.add(status.name)
  }
  const users: TicketOptions['users'] = []
  const active = where('inactiveFlag=false')
  for await (const { identifier, firstName, lastName } of listAll(
    client,
    `/system/members?${active}`,
    memberItem,
  ))
    users.push({
      value: identifier,
      label: `${[firstName, lastName].filter(Boolean).join(' ') || identifier} (${identifier})`,
    })
  return { statuses: [...statuses].map(name => ({ value: name, label: name })), queues, users }
}
