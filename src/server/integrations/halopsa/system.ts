import { z } from 'zod'
import { ticketMapping } from '../../../shared/contract/tickets.ts'
import type { Fetch } from '../../core/guarded-fetch.ts'
import type {
  Ticket,
  TicketChange,
  TicketDesk,
  TicketNote,
  TicketOptions,
  TicketStory,
  TicketSystem,
} from '../../features/tickets/index.ts'
import { shaped } from '../http/call-json.ts'
import { escapeHtml } from '../http/escape-html.ts'
import { type Client, haloSettings, makeClient, NAME } from './client.ts'

/** The agent whom Halo calls "Unassigned". */
const UNASSIGNED = 1

const ticketAnswer = z.object({
  id: z.number(),
  summary: z.string(),
  details: z.string().nullish(),
  client_name: z.string().nullish(),
  status_id: z.number(),
  team: z.string().nullish(),
  agent_id: z.number().nullish(),
})
const actionList = z.object({
  record_count: z.number(),
  actions: z.array(z.object({ note: z.string().nullish() })),
})
const named = z.object({ id: z.number(), name: z.string() })
const agent = named.extend({ email: z.string().nullish(), isdisabled: z.boolean().nullish() })

const PAGE = 100

/** HaloPSA over its REST API: https://haloservicedesk.com/apidoc/info */
export function haloPsa(fetch: Fetch): TicketSystem {
  return {
    kind: 'halopsa',
    type: {
      label: NAME,
      summary:
        'Adds private notes to the session’s ticket at each turn of a hand-off, hidden from the end user. Sets status, team and agent as you choose, and books the time when a session is resolved.',
      group: 'tickets',
      provenLive: false,
      fields: [
        {
          name: 'url',
          label: 'Address',
          help: 'As you open it, such as https://yourname.halopsa.com',
          type: 'url',
          required: true,
          secret: false,
        },
        {
          name: 'clientId',
          label: 'Client id',
          help: 'Of an application with “Client ID and Secret (Services)”',
          type: 'text',
          required: true,
          secret: false,
        },
        { name: 'clientSecret', label: 'Client secret', type: 'text', required: true, secret: true },
        {
          name: 'tenant',
          label: 'Tenant',
          help: 'For hosted Halo, as Configuration, Integrations, Halo API shows it',
          type: 'text',
          required: false,
          secret: false,
        },
      ],
      once: true,
    },
    settings: haloSettings.extend({ mapping: ticketMapping.optional() }),
    open: ({ settings }, signal) => openDesk(makeClient(fetch, settings, signal)),
  }
}

function openDesk(client: Client): TicketDesk {
  return {
    find: ref => findTicket(client, ref),
    read: ticket => readStory(client, ticket),
    hasNote: ({ id }, reference) => hasNote(client, id, reference),
    addNote: ({ id }, note) => addNote(client, id, note),
    change: ({ id }, change) => changeTicket(client, id, change),
    options: () => readOptions(client),
    async findUser(email) {
      const found = (await listAgents(client)).filter(
        agent => agent.email?.toLowerCase() === email.toLowerCase(),
      )
      return found.length === 1 && found[0] ? String(found[0].id) : null
    },
  }
}

/** "4711", "#4711", "INC-0004711". */
const idOf = (ref: string): string | undefined => /^\D*?0*(\d{1,10})$/.exec(ref.trim())?.[1]

async function readTicket(client: Client, id: string): Promise<z.output<typeof ticketAnswer> | undefined> {
  const { status, json } = await client(`/tickets/${id}?includedetails=true`, { reads: [404] })
  return status === 404 || json === null ? undefined : shaped(ticketAnswer, json, NAME)
}

async function findTicket(client: Client, ref: string): Promise<Ticket | undefined> {
  const id = idOf(ref)
  const ticket = id && (await readTicket(client, id))
  if (!ticket) return undefined
  const { agent_id } = ticket
  return {
    id: String(ticket.id),
    ref: `#${ticket.id}`,
    title: ticket.summary,
    status: String(ticket.status_id),
    queue: ticket.team ?? null,
    owner: agent_id == null || agent_id === UNASSIGNED ? null : String(agent_id),
  }
}

async function readStory(client: Client, { id, title }: Ticket): Promise<TicketStory> {
  const ticket = await readTicket(client, id)
  return { title, description: ticket?.details?.trim() ?? '', client: ticket?.client_name ?? null }
}

async function hasNote(client: Client, id: string, reference: string): Promise<boolean> {
  for (let page = 1; ; page++) {
    const query = `ticket_id=${id}&excludesys=true&pageinate=true&page_size=${PAGE}&page_no=${page}`
    const { json } = await client(`/actions?${query}`)
    const { record_count, actions } = shaped(actionList, json, NAME)
    if (actions.some(({ note }) => note?.includes(reference))) return true
    if (actions.length === 0 || page * PAGE >= record_count) return false
  }
}

async function addNote(client: Client, id: string, { text, reference, minutes }: TicketNote): Promise<void> {
  await client('/actions', {
    body: [
      {
        ticket_id: Number(id),
        outcome: 'Private Note',
        note_html: asHtml(`${text}\n\n[${reference}]`),
        hiddenfromuser: true,
        sendemail: false,
        // In hours, as Halo counts.
        ...(minutes > 0 ? { timetaken: minutes / 60 } : {}),
      },
    ],
  })
}

async function changeTicket(
  client: Client,
  id: string,
  { status, queue, owner }: TicketChange,
): Promise<void> {
  await client('/tickets', {
    body: [
      {
        id: Number(id),
        ...(status === undefined ? {} : { status_id: Number(status) }),
        ...(queue === undefined ? {} : { team: queue }),
        ...(owner === undefined ? {} : { agent_id: owner === null ? UNASSIGNED : Number(owner) }),
      },
    ],
  })
}

async function listAgents(client: Client): Promise<z.output<typeof agent>[]> {
  const { json } = await client('/agent')
  return shaped(z.array(agent), json, NAME).filter(({ id, isdisabled }) => !isdisabled && id !== UNASSIGNED)
}

async function readOptions(client: Client): Promise<TicketOptions> {
  const statuses = shaped(z.array(named), (await client('/status')).json, NAME)
  const teams = shaped(z.array(named), (await client('/team')).json, NAME)
  return {
    statuses: statuses.map(({ id, name }) => ({ value: String(id), label: name })),
    // A ticket names its team.
    queues: teams.map(({ name }) => ({ value: name, label: name })),
    users: (await listAgents(client)).map(({ id, name }) => ({ value: String(id), label: name })),
  }
}

/** Halo keeps notes as HTML; nothing of what people wrote becomes a tag. */
const asHtml = (text: string): string => escapeHtml(text).replaceAll('\n', '<br>')
