import { z } from 'zod'
import { type Answer, type Received, type Receiver, startReceiver } from './http-receiver.ts'

export const CONNECTWISE = {
  company: 'northwind',
  publicKey: 'public-key-of-tests',
  privateKey: 'private-key-of-tests',
  clientId: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff',
}

type Note = { id: number; text: string; internalAnalysisFlag: boolean; detailDescriptionFlag: boolean }
type Time = { id: number; chargeToId: number; minutes: number; notes: string; member: string }
type Ticket = {
  id: number
  summary: string
  board: number
  status: number
  company: { id: number; identifier: string; name: string }
  owner: string | null
  notes: Note[]
}

export type ConnectWise = Receiver & {
  tickets: Map<number, Ticket>
  times: Time[]
  /** Where the company's API is; a new release moves it. */
  codebase: string
  /** The host of the API, which need not be the site's. */
  apiHost: string
  addTicket(ticket: { title: string; description: string }): Ticket
}

const BOARDS = [
  { id: 1, name: 'Help Desk', inactiveFlag: false },
  { id: 2, name: 'Tier 2', inactiveFlag: false },
]
/** Boards have statuses of their own, with the same names and other ids. */
const STATUSES = [1, 2].flatMap(boardId =>
  ['New', 'In Progress', 'Escalated', 'Completed'].map((name, at) => ({
    id: boardId * 100 + at,
    name,
    boardId,
  })),
)
const MEMBERS = [
  { id: 1, identifier: 'MJensen', firstName: 'Marta', lastName: 'Jensen', officeEmail: 'marta@desk.test' },
  { id: 2, identifier: 'RFlow', firstName: 'API', lastName: 'Member', officeEmail: '' },
]

const newNote = z.strictObject({
  text: z.string().min(1),
  internalAnalysisFlag: z.boolean(),
  detailDescriptionFlag: z.boolean(),
  resolutionFlag: z.boolean(),
  processNotifications: z.boolean().optional(),
})
const toTheSecond = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
const newTime = z.strictObject({
  chargeToId: z.int(),
  chargeToType: z.literal('ServiceTicket'),
  member: z.strictObject({ identifier: z.string() }).optional(),
  timeStart: toTheSecond,
  timeEnd: toTheSecond,
  notes: z.string(),
  addToInternalAnalysisFlag: z.literal(true),
  addToDetailDescriptionFlag: z.literal(false),
  addToResolutionFlag: z.literal(false),
  emailContactFlag: z.literal(false),
  emailResourceFlag: z.literal(false),
  emailCcFlag: z.literal(false),
})
const patch = z
  .array(
    z.strictObject({
      op: z.literal('replace'),
      path: z.enum(['board', 'status', 'owner']),
      value: z.union([z.null(), z.strictObject({ id: z.int() }), z.strictObject({ identifier: z.string() })]),
    }),
  )
  .min(1)

/** ConnectWise PSA as far as it is used, strict about what it refuses: https://developer.connectwise.com */
export async function startConnectWise(): Promise<ConnectWise> {
  const tickets = new Map<number, Ticket>()
  const times: Time[] = []
  let ids = 4_000
  const receiver = await startReceiver(answer)
  const connectWise: ConnectWise = Object.assign(receiver, {
    tickets,
    times,
    codebase: 'v2026_1/',
    apiHost: new URL(receiver.url).host,
    addTicket({ title, description }: { title: string; description: string }) {
      const ticket: Ticket = {
        id: ++ids,
        summary: title,
        board: 1,
        status: 100,
        company: { id: 7, identifier: 'alder', name: 'Alder & Co' },
        owner: null,
        notes: [{ id: ++ids, text: description, internalAnalysisFlag: false, detailDescriptionFlag: true }],
      }
      tickets.set(ticket.id, ticket)
      return ticket
    },
  })

  function answer(request: Received): Answer {
    const url = new URL(request.path, 'http://fake')
    const company = /^\/login\/companyinfo\/([^/]+)$/.exec(url.pathname)?.[1]
    if (company !== undefined) return ok(company === CONNECTWISE.company ? info() : null)
    const path = url.pathname.split('/apis/3.0')[1]
    if (path === undefined || !url.pathname.startsWith(`/${connectWise.codebase}`))
      return { status: 404, headers: { 'content-type': 'text/html' }, body: '<html>Not found</html>' }
    if (!isLoggedIn(request))
      return failed(401, 'Unauthorized', 'Cannot route. Codebase/company is invalid or log-in is wrong')
    return handle(request, path, url.searchParams)
  }

  const info = () => ({
    CompanyName: 'Northwind IT',
    Codebase: connectWise.codebase,
    VersionCode: 'v2026.1',
    VersionNumber: 'v4.6.90000',
    CompanyID: CONNECTWISE.company,
    IsCloud: true,
    SiteUrl: connectWise.apiHost,
  })

  function handle({ method, body }: Received, path: string, query: URLSearchParams): Answer {
    if (path === '/service/boards') return page(BOARDS, query)
    if (path === '/system/members') return page(MEMBERS.filter(memberFilter(query)), query)
    const board = /^\/service\/boards\/(\d+)\/statuses$/.exec(path)?.[1]
    if (board)
      return page(
        STATUSES.filter(({ boardId }) => boardId === Number(board)),
        query,
      )
    if (path === '/time/entries') return method === 'POST' ? addTime(body) : page(timesOf(query), query)
    const [, id, notes] = /^\/service\/tickets\/(\d+)(\/notes)?$/.exec(path) ?? []
    const ticket = tickets.get(Number(id))
    if (!ticket) return failed(404, 'NotFound', `Service Ticket ${id} not found`)
    if (notes) return method === 'POST' ? addNote(ticket, body) : page(sorted(ticket.notes, query), query)
    return method === 'PATCH' ? change(ticket, body) : ok(present(ticket))
  }

  const timesOf = (query: URLSearchParams) => {
    const [, id] =
      /^chargeToType="ServiceTicket" AND chargeToId=(\d+)$/.exec(query.get('conditions') ?? '') ?? []
    return times.filter(({ chargeToId }) => chargeToId === Number(id))
  }

  function addNote(ticket: Ticket, body: string): Answer {
    const parsed = newNote.safeParse(JSON.parse(body))
    if (!parsed.success) return invalid(parsed.error)
    const { text, internalAnalysisFlag, detailDescriptionFlag } = parsed.data
    const note = { id: ++ids, text, internalAnalysisFlag, detailDescriptionFlag }
    ticket.notes.push(note)
    return { status: 201, body: JSON.stringify({ ...note, ticketId: ticket.id }) }
  }

  function addTime(body: string): Answer {
    const parsed = newTime.safeParse(JSON.parse(body))
    if (!parsed.success) return invalid(parsed.error)
    const { chargeToId, timeStart, timeEnd, notes, member } = parsed.data
    if (member && !MEMBERS.some(({ identifier }) => identifier === member.identifier))
      return failed(400, 'InvalidObject', 'timeEntry object is invalid', ['member'])
    const minutes = (Date.parse(timeEnd) - Date.parse(timeStart)) / 60_000
    const entry = { id: ++ids, chargeToId, minutes, notes, member: member?.identifier ?? 'RFlow' }
    times.push(entry)
    return { status: 201, body: JSON.stringify(entry) }
  }

  function change(ticket: Ticket, body: string): Answer {
    const parsed = patch.safeParse(JSON.parse(body))
    if (!parsed.success) return invalid(parsed.error)
    const next = { ...ticket }
    for (const { path, value } of parsed.data) {
      if (path === 'owner') next.owner = value && 'identifier' in value ? value.identifier : null
      else if (value && 'id' in value) next[path] = value.id
    }
    if (!STATUSES.some(({ id, boardId }) => id === next.status && boardId === next.board))
      return failed(400, 'InvalidObject', 'ticket object is invalid', ['status'])
    if (next.owner && !MEMBERS.some(({ identifier }) => identifier === next.owner))
      return failed(400, 'InvalidObject', 'ticket object is invalid', ['owner'])
    Object.assign(ticket, next)
    return ok(present(ticket))
  }
  return connectWise
}

function present({ notes: _notes, board, status, owner, ...ticket }: Ticket) {
  return {
    ...ticket,
    recordType: 'ServiceTicket',
    board: BOARDS.find(({ id }) => id === board),
    status: STATUSES.find(({ id }) => id === status),
    ...(owner === null ? {} : { owner: MEMBERS.find(({ identifier }) => identifier === owner) }),
  }
}

function isLoggedIn({ headers }: Received): boolean {
  const { company, publicKey, privateKey, clientId } = CONNECTWISE
  const wanted = Buffer.from(`${company}+${publicKey}:${privateKey}`).toString('base64')
  return headers.authorization === `Basic ${wanted}` && headers.clientid === clientId
}

const memberFilter = (query: URLSearchParams) => {
  const [, email] = /officeEmail="([^"]*)"/.exec(query.get('conditions') ?? '') ?? []
  return ({ officeEmail }: { officeEmail: string }) => email === undefined || officeEmail === email
}

const sorted = <T extends { id: number }>(rows: readonly T[], query: URLSearchParams): T[] =>
  query.get('orderBy') === 'id desc' ? rows.toReversed() : [...rows]

function page(rows: readonly unknown[], query: URLSearchParams): Answer {
  const size = Number(query.get('pageSize') ?? 25)
  const at = Number(query.get('page') ?? 1)
  if (size > 1000) return failed(400, 'InvalidObject', 'pageSize is too large', ['pageSize'])
  return ok(rows.slice((at - 1) * size, at * size))
}

const ok = (json: unknown): Answer => ({ body: JSON.stringify(json) })
const failed = (status: number, code: string, message: string, fields: string[] = []): Answer => ({
  status,
  body: JSON.stringify({ code, message, errors: fields.map(field => ({ code: 'InvalidField', field })) }),
})
const invalid = (error: z.ZodError): Answer =>
  failed(
    400,
    'InvalidObject',
    'object is invalid',
    error.issues.map(({ path }) => path.join('.')),
  )
