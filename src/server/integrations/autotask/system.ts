import { z } from 'zod'
import { ticketMapping } from '../../../shared/contract/tickets.ts'
import type { Fetch } from '../../core/guarded-fetch.ts'
import { ChannelFault } from '../../features/integrations/index.ts'
import type {
  Ticket,
  TicketChange,
  TicketDesk,
  TicketNote,
  TicketOptions,
  TicketStory,
  TicketSystem,
  TimeEntry,
} from '../../features/tickets/index.ts'
import { shaped } from '../http/call-json.ts'
import { hasAny } from '../http/has-any.ts'
import {
  autotaskSettings,
  type Client,
  type Filter,
  makeClient,
  NAME,
  query,
  readPicklists,
} from './client.ts'

const ticketItem = z.object({
  id: z.number(),
  ticketNumber: z.string(),
  title: z.string(),
  description: z.string().nullish(),
  status: z.number(),
  queueID: z.number().nullish(),
  assignedResourceID: z.number().nullish(),
  companyID: z.number().nullish(),
})
const companyAnswer = z.object({ item: z.object({ companyName: z.string() }).nullish() })
const noteItem = z.object({ title: z.string().nullish(), description: z.string().nullish() })
const timeItem = z.object({ internalNotes: z.string().nullish(), summaryNotes: z.string().nullish() })
const resourceItem = z.object({
  id: z.number(),
  firstName: z.string(),
  lastName: z.string(),
  email: z.string().nullish(),
})
const roleItem = z.object({ roleID: z.number(), isDefault: z.boolean().nullish() })

/** Autotask PSA over REST 1.0: https://autotask.net/help/developerhelp/Content/APIs/REST/REST_API_Home.htm */
export function autotask(fetch: Fetch): TicketSystem {
  return {
    kind: 'autotask',
    type: {
      label: NAME,
      summary:
        'Writes notes for internal users on the session’s ticket at each turn of a hand-off. Sets status, queue and primary resource as you choose, and enters the time when a session is resolved.',
      group: 'tickets',
      provenLive: false,
      fields: [
        {
          name: 'userName',
          label: 'User name',
          help: 'Of a resource with the security level “API User (API-only)”',
          type: 'text',
          required: true,
          secret: false,
        },
        { name: 'secret', label: 'Secret', type: 'text', required: true, secret: true },
        {
          name: 'integrationCode',
          label: 'Tracking identifier',
          help: 'Of the same API user, under “API Tracking Identifier”',
          type: 'text',
          required: true,
          secret: true,
        },
        {
          name: 'lookup',
          label: 'Zone look-up',
          help: 'Only for a test environment of Autotask',
          type: 'url',
          required: false,
          secret: false,
        },
      ],
      once: true,
    },
    settings: autotaskSettings.extend({ mapping: ticketMapping.optional() }),
    open: ({ settings }, signal) => openDesk(makeClient(fetch, settings, signal)),
  }
}

const equal = (field: string, value: Filter['value']): Filter => ({ op: 'eq', field, value })

function openDesk(client: Client): TicketDesk {
  return {
    find: ref => findTicket(client, ref),
    read: ticket => readStory(client, ticket),
    hasNote: ({ id }, reference) =>
      hasAny(
        query(client, 'TicketNotes', [equal('ticketID', Number(id))], noteItem),
        ({ title, description }) => `${title}\n${description}`.includes(reference),
      ),
    addNote: ({ id }, note) => addNote(client, id, note),
    time: {
      has: ({ id }, reference) =>
        hasAny(
          query(client, 'TimeEntries', [equal('ticketID', Number(id))], timeItem),
          ({ internalNotes, summaryNotes }) => `${internalNotes}\n${summaryNotes}`.includes(reference),
        ),
      add: ({ id }, entry) => addTime(client, id, entry),
    },
    change: ({ id }, change) => changeTicket(client, id, change),
    options: () => readOptions(client),
    async findUser(email) {
      const found: number[] = []
      const filter = [equal('email', email), equal('isActive', true)]
      for await (const { id } of query(client, 'Resources', filter, resourceItem)) found.push(id)
      return found.length === 1 ? String(found[0]) : null
    },
  }
}

/** "T20260301.0042", as Autotask numbers its tickets; also without the letter. */
const numberOf = (ref: string): string | undefined => {
  const [, number] = /^#?\s*T?(\d{8}\.\d{4,8})$/i.exec(ref.trim()) ?? []
  return number && `T${number}`
}

async function findTicket(client: Client, ref: string): Promise<Ticket | undefined> {
  const item = await findItem(client, ref)
  return (
    item && {
      id: String(item.id),
      ref: item.ticketNumber,
      title: item.title,
      status: String(item.status),
      queue: item.queueID == null ? null : String(item.queueID),
      owner: item.assignedResourceID == null ? null : String(item.assignedResourceID),
    }
  )
}

async function findItem(client: Client, ref: string): Promise<z.output<typeof ticketItem> | undefined> {
  const number = numberOf(ref)
  if (!number) return undefined
  for await (const item of query(client, 'Tickets', [equal('ticketNumber', number)], ticketItem)) return item
  return undefined
}

async function readStory(client: Client, { ref, title }: Ticket): Promise<TicketStory> {
  const item = await findItem(client, ref)
  const company = item?.companyID == null ? undefined : await client(`/Companies/${item.companyID}`)
  return {
    title,
    description: item?.description?.trim() ?? '',
    client: (company && shaped(companyAnswer, company.json, NAME).item?.companyName) ?? null,
  }
}

/** Numbers of picklists differ between databases, so what is internal is found by its name, and never guessed. */
async function addNote(client: Client, id: string, { title, text, reference }: TicketNote): Promise<void> {
  const choices = await readPicklists(client, 'TicketNotes')
  const internal = choices('publish').find(({ label }) => /internal/i.test(label))
  if (!internal)
    throw new ChannelFault(
      'refused',
      `${NAME} has no visibility for notes with “internal” in its name, so nothing was written that a client could read.`,
    )
  const types = choices('noteType').filter(({ isSystem }) => !isSystem)
  const type = types.find(({ label }) => /task|ticket|detail/i.test(label)) ?? types[0]
  await client(`/Tickets/${id}/Notes`, {
    method: 'POST',
    body: {
      title,
      description: `${text}\n\n[${reference}]`,
      publish: Number(internal.value),
      ...(type ? { noteType: Number(type.value) } : {}),
    },
  })
}

async function addTime(client: Client, id: string, entry: TimeEntry): Promise<void> {
  if (entry.user === null)
    throw new ChannelFault(
      'refused',
      `The note is on the ticket, but ${NAME} needs a resource for the time. Choose one for each member in the settings, then send this again.`,
    )
  const resource = Number(entry.user)
  const start = new Date(entry.endedAt.getTime() - entry.minutes * 60_000)
  await client('/TimeEntries', {
    method: 'POST',
    body: {
      ticketID: Number(id),
      resourceID: resource,
      roleID: await roleOf(client, resource),
      dateWorked: entry.endedAt.toISOString(),
      startDateTime: start.toISOString(),
      endDateTime: entry.endedAt.toISOString(),
      hoursWorked: Math.round((entry.minutes / 60) * 100) / 100,
      summaryNotes: entry.text,
      // Only staff read these.
      internalNotes: `[${entry.reference}]`,
    },
  })
}

/** The role in which a resource works at the service desk; Autotask takes none without. */
async function roleOf(client: Client, resource: number): Promise<number> {
  const roles: z.output<typeof roleItem>[] = []
  const filter = [equal('resourceID', resource), equal('isActive', true)]
  for await (const role of query(client, 'ResourceServiceDeskRoles', filter, roleItem)) roles.push(role)
  const role = roles.find(({ isDefault }) => isDefault) ?? roles[0]
  if (role) return role.roleID
  throw new ChannelFault(
    'refused',
    `The note is on the ticket, but the resource has no service desk role in ${NAME}. Give it one, then send this again.`,
  )
}

async function changeTicket(
  client: Client,
  id: string,
  { status, queue, owner }: TicketChange,
): Promise<void> {
  const resource = owner == null ? null : Number(owner)
  await client('/Tickets', {
    method: 'PATCH',
    body: {
      id: Number(id),
      ...(status === undefined ? {} : { status: Number(status) }),
      ...(queue === undefined ? {} : { queueID: Number(queue) }),
      // Resource and role are set together or not at all.
      ...(owner === undefined
        ? {}
        : {
            assignedResourceID: resource,
            assignedResourceRoleID: resource === null ? null : await roleOf(client, resource),
          }),
    },
  })
}

async function readOptions(client: Client): Promise<TicketOptions> {
  const choices = await readPicklists(client, 'Tickets')
  const options = (field: string) => choices(field).map(({ value, label }) => ({ value, label }))
  const users: TicketOptions['users'] = []
  for await (const { id, firstName, lastName } of query(
    client,
    'Resources',
    [equal('isActive', true)],
    resourceItem,
  ))
    users.push({ value: String(id), label: `${firstName} ${lastName}` })
  return { statuses: options('status'), queues: options('queueID'), users }
}
