import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { type Answer, type Received, type Receiver, startReceiver } from './http-receiver.ts'

export const AUTOTASK = {
  userName: 'resolutionflow@northwind.test',
  secret: 'secret-of-the-tests',
  integrationCode: 'TRACKINGIDENTIFIEROFTHETESTS',
}

type Ticket = {
  id: number
  ticketNumber: string
  title: string
  description: string
  status: number
  queueID: number
  assignedResourceID: number | null
  assignedResourceRoleID: number | null
  companyID: number
}
type Note = { id: number; ticketID: number; title: string; description: string; publish: number }
type Time = {
  id: number
  ticketID: number
  resourceID: number
  hoursWorked: number
  summaryNotes: string
  internalNotes: string
}

export type Autotask = Receiver & {
  tickets: Map<number, Ticket>
  notes: Note[]
  times: Time[]
  /** The host and number of the database's zone; a move changes both. */
  zone: { url: string; number: number }
  /** The labels of visibility that the database has. */
  publish: { value: string; label: string }[]
  /** After so many wrong log-ins in a row the API user is locked. */
  wrongLogIns: number
  /** The most calls that were under way at once at one endpoint. */
  mostThreads: number
  addTicket(ticket: { title: string; description: string }): Ticket
}

const LOCKED_AFTER = 5
const THREADS = 3

const STATUSES = { 1: 'New', 5: 'Complete', 8: 'In Progress', 11: 'Escalate' }
const QUEUES = { 29682833: 'Level I Support', 29682969: 'Level II Support' }
const RESOURCES = [
  { id: 30_001, firstName: 'Marta', lastName: 'Jensen', email: 'marta@desk.test', isActive: true },
  { id: 30_002, firstName: 'Kenji', lastName: 'Without-Role', email: 'kenji@desk.test', isActive: true },
]
const ROLES = [{ id: 1, resourceID: 30_001, roleID: 29_683_459, isActive: true, isDefault: true }]

const newNote = z.strictObject({
  title: z.string().min(1).max(250),
  description: z.string().min(1).max(32_000),
  noteType: z.int(),
  publish: z.int(),
})
const newTime = z.strictObject({
  ticketID: z.int(),
  resourceID: z.int(),
  roleID: z.int(),
  dateWorked: z.iso.datetime(),
  startDateTime: z.iso.datetime(),
  endDateTime: z.iso.datetime(),
  hoursWorked: z.number().positive(),
  summaryNotes: z.string().min(1),
  internalNotes: z.string(),
})
const patch = z.strictObject({
  id: z.int(),
  status: z.int().optional(),
  queueID: z.int().optional(),
  assignedResourceID: z.int().nullable().optional(),
  assignedResourceRoleID: z.int().nullable().optional(),
})

/** Autotask's REST API as far as it is used, strict about what it refuses: https://autotask.net/help/developerhelp */
export async function startAutotask(): Promise<Autotask> {
  const tickets = new Map<number, Ticket>()
  const notes: Note[] = []
  const times: Time[] = []
  const underWay = new Map<string, number>()
  let ids = 7_000
  const receiver = await startReceiver(answer)
  const fake: Autotask = Object.assign(receiver, {
    tickets,
    notes,
    times,
    zone: { url: receiver.url, number: 5 },
    publish: [
      { value: '1', label: 'All Autotask Users' },
      { value: '2', label: 'Internal Users Only' },
    ],
    wrongLogIns: 0,
    mostThreads: 0,
    addTicket({ title, description }: { title: string; description: string }) {
      const id = ++ids
      const ticket: Ticket = {
        id,
        ticketNumber: `T20260301.${id}`,
        title,
        description,
        status: 1,
        queueID: 29_682_833,
        assignedResourceID: null,
        assignedResourceRoleID: null,
        companyID: 175,
      }
      tickets.set(id, ticket)
      return ticket
    },
  })

  async function answer(request: Received): Promise<Answer> {
    const url = new URL(request.path, 'http://fake')
    if (url.pathname === '/ATServicesRest/v1.0/zoneInformation')
      return url.searchParams.get('user') === AUTOTASK.userName
        ? ok({ zoneName: 'Tests', url: `${fake.zone.url}/zone${fake.zone.number}/`, ci: 1 })
        : errors('User not found')
    const path = url.pathname.split(`/zone${fake.zone.number}/v1.0/`)[1]
    if (path === undefined) return { status: 404, body: '' }
    if (!isLoggedIn(request)) return { status: 401, body: '' }
    const [endpoint = ''] = path.split('/')
    const threads = (underWay.get(endpoint) ?? 0) + 1
    fake.mostThreads = Math.max(fake.mostThreads, threads)
    if (threads > THREADS) return { status: 429, body: '' }
    underWay.set(endpoint, threads)
    // So long that calls overlap as they do over a network.
    await pause(5)
    underWay.set(endpoint, (underWay.get(endpoint) ?? 1) - 1)
    return handle(request, path, url.searchParams)
  }

  function isLoggedIn({ headers }: Received): boolean {
    if (fake.wrongLogIns >= LOCKED_AFTER) return false
    const right =
      headers.username === AUTOTASK.userName &&
      headers.secret === AUTOTASK.secret &&
      headers.apiintegrationcode === AUTOTASK.integrationCode
    fake.wrongLogIns = right ? 0 : fake.wrongLogIns + 1
    return right
  }

  function handle({ method, body }: Received, path: string, search: URLSearchParams): Answer {
    const [entity = '', rest = ''] = path.split(/\/(.*)/)
    if (rest === 'entityInformation/fields') return ok({ fields: fieldsOf(entity) })
    if (rest === 'query' || rest === 'query/next') return found(rowsOf(entity), entity, search)
    if (path === 'Companies/175') return ok({ item: { id: 175, companyName: 'Alder & Co' } })
    if (path === 'Tickets' && method === 'PATCH') return change(JSON.parse(body))
    if (path === 'TimeEntries' && method === 'POST') return addTime(JSON.parse(body))
    const [, id] = /^Tickets\/(\d+)\/Notes$/.exec(path) ?? []
    if (id && method === 'POST') return addNote(Number(id), JSON.parse(body))
    return { status: 404, body: '' }
  }

  const fieldsOf = (entity: string) =>
    entity === 'Tickets'
      ? [picklist('status', entries(STATUSES)), picklist('queueID', entries(QUEUES)), { name: 'title' }]
      : [
          picklist('publish', fake.publish),
          picklist('noteType', [
            { value: '13', label: 'Workflow Rule Note', isSystem: true },
            { value: '3', label: 'Task Notes' },
          ]),
        ]

  const rowsOf = (entity: string): object[] =>
    ({
      Tickets: [...tickets.values()],
      TicketNotes: notes,
      TimeEntries: times,
      Resources: RESOURCES,
      ResourceServiceDeskRoles: ROLES,
    })[entity] ?? []

  /** Two at a time, so that the way to the next page is gone as well. */
  function found(rows: object[], entity: string, search: URLSearchParams): Answer {
    const filter = z
      .strictObject({
        filter: z
          .array(z.strictObject({ op: z.literal('eq'), field: z.string(), value: z.unknown() }))
          .min(1),
      })
      .safeParse(JSON.parse(search.get('search') ?? 'null'))
    if (!filter.success) return errors('The filter is not valid')
    const hits = rows.filter(row =>
      filter.data.filter.every(({ field, value }) => (row as Record<string, unknown>)[field] === value),
    )
    const from = Number(search.get('from') ?? 0)
    const next = `${fake.zone.url}/zone${fake.zone.number}/v1.0/${entity}/query/next?search=${encodeURIComponent(search.get('search') ?? '')}&from=${from + 2}`
    const items = hits.slice(from, from + 2)
    const nextPageUrl = from + 2 < hits.length ? next : null
    return ok({
      items,
      pageDetails: { count: items.length, requestCount: 500, prevPageUrl: null, nextPageUrl },
    })
  }

  function addNote(ticketID: number, body: unknown): Answer {
    const parsed = newNote.safeParse(body)
    if (!parsed.success || !tickets.has(ticketID)) return errors('The note is not valid')
    const { title, description, publish, noteType } = parsed.data
    if (noteType !== 3 || !fake.publish.some(({ value }) => value === String(publish)))
      return errors('The value of a picklist is not valid')
    notes.push({ id: ++ids, ticketID, title, description, publish })
    return ok({ itemId: ids })
  }

  function addTime(body: unknown): Answer {
    const parsed = newTime.safeParse(body)
    if (!parsed.success) return errors('The time entry is not valid')
    const { ticketID, resourceID, roleID, hoursWorked, summaryNotes, internalNotes } = parsed.data
    if (!ROLES.some(role => role.resourceID === resourceID && role.roleID === roleID))
      return errors('The resource does not have this role')
    times.push({ id: ++ids, ticketID, resourceID, hoursWorked, summaryNotes, internalNotes })
    return ok({ itemId: ids })
  }

  function change(body: unknown): Answer {
    const parsed = patch.safeParse(body)
    const ticket = parsed.data && tickets.get(parsed.data.id)
    if (!parsed.data || !ticket) return errors('The ticket is not valid')
    const next = { ...ticket, ...parsed.data } as Ticket
    if (!(next.status in STATUSES) || !(next.queueID in QUEUES)) return errors('status: not in the picklist')
    if ((next.assignedResourceID === null) !== (next.assignedResourceRoleID === null))
      return errors('assignedResourceID and assignedResourceRoleID go together')
    tickets.set(ticket.id, next)
    return ok({ itemId: ticket.id })
  }
  return fake
}

const entries = (list: Record<number, string>) =>
  Object.entries(list).map(([value, label]) => ({ value, label }))
const picklist = (name: string, values: { value: string; label: string; isSystem?: boolean }[]) => ({
  name,
  isPickList: true,
  picklistValues: values.map(value => ({ isSystem: false, ...value, isActive: true })),
})

const ok = (json: unknown): Answer => ({ body: JSON.stringify(json) })
const errors = (...words: string[]): Answer => ({ status: 500, body: JSON.stringify({ errors: words }) })
