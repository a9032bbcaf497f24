import { z } from 'zod'
import { type Answer, type Received, type Receiver, startReceiver } from './http-receiver.ts'

export const HALO = {
  clientId: 'client-id-of-the-tests',
  clientSecret: 'client-secret-of-the-tests',
  tenant: 'northwind',
}

type Action = { id: number; ticket_id: number; html: string; hiddenfromuser: boolean; timetaken: number }
type Ticket = {
  id: number
  summary: string
  details: string
  client_name: string
  status_id: number
  team: string
  agent_id: number
}

export type HaloPsa = Receiver & {
  tickets: Map<number, Ticket>
  actions: Action[]
  /** Tokens that were given out stop to count. */
  forgetTokens(): void
  addTicket(ticket: { title: string; description: string }): Ticket
}

const STATUSES = ['New', 'In Progress', 'Action Required', 'Closed'].map((name, at) => ({ id: at + 1, name }))
const TEAMS = [
  { id: 1, name: '1st Line Support' },
  { id: 2, name: '2nd Line Support' },
]
const AGENTS = [
  { id: 1, name: 'Unassigned', email: '', isdisabled: false },
  { id: 4, name: 'Marta Jensen', email: 'Marta@desk.test', isdisabled: false },
  { id: 5, name: 'Left Long Ago', email: 'left@desk.test', isdisabled: true },
]

const newActions = z
  .array(
    z.strictObject({
      ticket_id: z.int(),
      outcome: z.literal('Private Note'),
      note_html: z.string().min(1),
      hiddenfromuser: z.boolean(),
      sendemail: z.boolean(),
      timetaken: z.number().positive().optional(),
    }),
  )
  .length(1)
const changes = z
  .array(
    z.strictObject({
      id: z.int(),
      status_id: z.int().optional(),
      team: z.string().optional(),
      agent_id: z.int().optional(),
    }),
  )
  .length(1)

/** HaloPSA as far as it is used, strict about what it refuses: https://haloservicedesk.com/apidoc/info */
export async function startHaloPsa(): Promise<HaloPsa> {
  const tickets = new Map<number, Ticket>()
  const actions: Action[] = []
  const tokens = new Set<string>()
  let ids = 2_000
  const receiver = await startReceiver(answer)

  function answer(request: Received): Answer {
    const url = new URL(request.path, 'http://fake')
    if (url.pathname === '/auth/token') return logIn(request, url.searchParams)
    if (!tokens.has(request.headers.authorization?.replace('Bearer ', '') ?? ''))
      return { status: 401, body: '' }
    return handle(request, url.pathname.replace(/^\/api/, ''), url.searchParams)
  }

  function logIn({ method, headers, body }: Received, query: URLSearchParams): Answer {
    const form = Object.fromEntries(new URLSearchParams(body))
    const right =
      method === 'POST' &&
      headers['content-type'] === 'application/x-www-form-urlencoded' &&
      query.get('tenant') === HALO.tenant &&
      form.grant_type === 'client_credentials' &&
      form.client_id === HALO.clientId &&
      form.client_secret === HALO.clientSecret
    if (!right) return { status: 400, body: JSON.stringify({ error: 'invalid_client' }) }
    const token = crypto.randomUUID()
    tokens.add(token)
    return ok({ scope: 'all', token_type: 'Bearer', access_token: token, expires_in: 3_600 })
  }

  function handle({ method, body }: Received, path: string, query: URLSearchParams): Answer {
    if (path === '/status') return ok(STATUSES)
    if (path === '/team') return ok(TEAMS)
    if (path === '/agent') return ok(AGENTS)
    if (path === '/actions') return method === 'POST' ? addAction(body) : listActions(query)
    if (path === '/tickets' && method === 'POST') return change(body)
    const ticket = tickets.get(Number(/^\/tickets\/(\d+)$/.exec(path)?.[1]))
    return ticket ? ok(ticket) : { status: 404, body: '' }
  }

  function listActions(query: URLSearchParams): Answer {
    const of = actions.filter(({ ticket_id }) => ticket_id === Number(query.get('ticket_id')))
    const size = Number(query.get('page_size'))
    const at = Number(query.get('page_no'))
    return ok({
      record_count: of.length,
      actions: of
        .slice((at - 1) * size, at * size)
        .map(({ html, ...action }) => ({ ...action, outcome: 'Private Note', note: plain(html) })),
    })
  }

  function addAction(body: string): Answer {
    const parsed = newActions.safeParse(JSON.parse(body))
    const [one] = parsed.data ?? []
    if (!one || !tickets.has(one.ticket_id)) return { status: 400, body: '"Bad action"' }
    const { note_html: html, ticket_id, hiddenfromuser, timetaken = 0 } = one
    const action = { id: ++ids, ticket_id, html, hiddenfromuser, timetaken }
    actions.push(action)
    return { status: 201, body: JSON.stringify([action]) }
  }

  /** A status that does not exist is passed over: Halo answers 201 all the same. */
  function change(body: string): Answer {
    const parsed = changes.safeParse(JSON.parse(body))
    const [one] = parsed.data ?? []
    const ticket = one && tickets.get(one.id)
    if (!one || !ticket) return { status: 400, body: '"Bad ticket"' }
    if (STATUSES.some(({ id }) => id === one.status_id)) ticket.status_id = one.status_id ?? 0
    if (TEAMS.some(({ name }) => name === one.team)) ticket.team = one.team ?? ''
    if (AGENTS.some(({ id }) => id === one.agent_id)) ticket.agent_id = one.agent_id ?? 0
    return { status: 201, body: JSON.stringify(ticket) }
  }

  return Object.assign(receiver, {
    tickets,
    actions,
    forgetTokens: () => tokens.clear(),
    addTicket({ title, description }: { title: string; description: string }) {
      const ticket: Ticket = {
        id: ++ids,
        summary: title,
        details: description,
        client_name: 'Alder & Co',
        status_id: 1,
        team: '1st Line Support',
        agent_id: 1,
      }
      tickets.set(ticket.id, ticket)
      return ticket
    },
  })
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** What Halo answers as the text of a note. */
export const plain = (html: string): string =>
  html
    .replace(/<br>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(#?\w+);/g, (_whole, name: string) => ENTITIES[name] ?? '')

const ok = (json: unknown): Answer => ({ body: JSON.stringify(json) })
