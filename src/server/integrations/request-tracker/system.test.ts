import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { startApp } from '../../../../test/support/app.ts'
import { type FaultyProxy, startFaultyProxy } from '../../../../test/support/outside/faulty-proxy.ts'
import {
  INSTALL_MS,
  type RequestTracker,
  startRequestTracker,
} from '../../../../test/support/outside/request-tracker.ts'
import { type TicketStage, ticketSystemSuite } from '../../../../test/support/ticket-system-suite.ts'
import { listDeliveries } from '../../../shared/contract/deliveries.ts'
import { createHandoff } from '../../../shared/contract/handoffs.ts'
import { addIntegration } from '../../../shared/contract/integrations.ts'
import { createSession, resolveSession } from '../../../shared/contract/sessions.ts'
import { lookUpTicket } from '../../../shared/contract/tickets.ts'
import { parseAllowList } from '../../core/guarded-fetch/allow-list.ts'
import { makeGuardedFetch } from '../../core/guarded-fetch.ts'
import { requestTracker } from './system.ts'

let tracker: RequestTracker | undefined
let proxy: FaultyProxy | undefined
let missing = ''

beforeAll(async () => {
  const started = await startRequestTracker()
  if (typeof started === 'string') {
    missing = started
    process.stderr.write(`\n!!! Request Tracker was NOT tested: ${missing}.\n\n`)
    return
  }
  tracker = started
  proxy = await startFaultyProxy(started.url)
}, INSTALL_MS * 2)
afterAll(async () => {
  await proxy?.close()
  await tracker?.close()
})

/** Each request costs the real one a tenth of a second, on a busy machine more. */
const WAIT = { timeout: 60_000, interval: 250 }

const idOf = (ref: string) => ref.replace('#', '')

function stage(rt: RequestTracker, before: FaultyProxy): TicketStage {
  const read = async (ref: string) =>
    (await rt.asRoot(`/ticket/${idOf(ref)}`)) as {
      Status: string
      TimeWorked: string
      Owner: { id: string }
      Queue: { id: string }
    }
  return {
    make: requestTracker,
    settings: { url: `${before.url}/`, token: rt.tokens.token },
    wrongLogIn: { url: before.url, token: '1-2-0123456789abcdef0123456789abcdef' },
    proxy: before,
    async addTicket({ title, description }) {
      const made = await rt.asRoot('/ticket', {
        Queue: 'General',
        Subject: title,
        Requestor: 'ho@client.test',
        Content: description,
        ContentType: 'text/plain',
      })
      return `#${(made as { id: string }).id}`
    },
    client: null,
    unknownRef: '#999999',
    async readNotes(ref) {
      const answer = await rt.asRoot(`/ticket/${idOf(ref)}/history?fields=Type&per_page=100`)
      const told = (answer as { items: { id: string; Type: string }[] }).items.filter(({ Type }) =>
        ['Comment', 'Correspond'].includes(Type),
      )
      return Promise.all(
        told.map(async ({ id, Type }) => {
          const list = await rt.asRoot(`/transaction/${id}/attachments?fields=Content`)
          const { items } = list as { items: { Content: string }[] }
          return { text: items.map(({ Content }) => Content).join('\n'), internal: Type === 'Comment' }
        }),
      )
    },
    readMinutes: async ref => Number((await read(ref)).TimeWorked),
    async readState(ref) {
      const { Status, Owner, Queue } = await read(ref)
      return { status: Status, queue: Queue.id, owner: Owner.id === 'Nobody' ? null : Owner.id }
    },
    choices: { waiting: 'stalled', working: 'open', done: 'resolved', queue: rt.tokens.queue },
    worker: { email: 'marta@desk.test', user: 'marta' },
    isNote: ({ method, path }) => method === 'POST' && path.endsWith('/comment'),
  }
}

describe('Request Tracker 5, a real one', () => {
  // Loud, and named for what it is: a machine without it must not look as if it had been proved there.
  test('is there to be tested', context => {
    if (missing) context.skip(missing)
  })

  describe('as a ticket system', () => {
    ticketSystemSuite(() => (tracker && proxy ? stage(tracker, proxy) : undefined))
  })

  const openDesk = (rt: RequestTracker, url: string, token = rt.tokens.token) =>
    requestTracker(makeGuardedFetch({ allow: parseAllowList('127.0.0.1') })).open(
      { id: 'rt', orgId: 'org', name: 'RT', settings: { url, token } },
      AbortSignal.timeout(60_000),
    )

  test('a ticket that the log-in may not see is no ticket', async context => {
    if (!tracker || !proxy) return context.skip(missing)
    const ref = await stage(tracker, proxy).addTicket({ title: 'Hidden', description: 'Hidden' })
    expect(await openDesk(tracker, tracker.url, tracker.tokens.blind).find(ref)).toBeUndefined()
    expect(await openDesk(tracker, tracker.url).find(ref)).toBeDefined()
  })

  test('a change never overwrites what somebody did meanwhile', async context => {
    if (!tracker || !proxy) return context.skip(missing)
    const [rt, before] = [tracker, proxy]
    const on = stage(rt, before)
    const ref = await on.addTicket({ title: 'Busy', description: 'Busy' })
    const desk = openDesk(rt, before.url)
    const ticket = await desk.find(ref)
    let meddled = 0
    before.passed.length = 0
    before.before = async ({ method }) => {
      if (method === 'PUT' && meddled++ === 0)
        await rt.asRoot(`/ticket/${idOf(ref)}/comment`, { Content: 'Me too', ContentType: 'text/plain' })
      return undefined
    }
    if (ticket) await desk.change(ticket, { status: 'stalled' })
    before.before = undefined
    expect(before.passed.flatMap(({ method, status }) => (method === 'PUT' ? status : []))).toEqual([
      412, 200,
    ])
    expect((await on.readState(ref)).status).toBe('stalled')
  })

  test('an escalation in the app is a comment on the ticket, and a resolution closes it', async context => {
    if (!tracker || !proxy) return context.skip(missing)
    const on = stage(tracker, proxy)
    const ref = await on.addTicket({ title: 'VPN down', description: 'Error 13801 since the update' })
    const app = await startApp({ config: { RF_ALLOW_PRIVATE_ADDRESSES: '127.0.0.1' } })
    try {
      const { hire } = await app.addOrganization()
      const [admin, technician] = [await hire('admin'), await hire('technician', 'Tess')]
      await admin.call(addIntegration, {
        body: {
          kind: 'request_tracker',
          name: 'RT',
          settings: { ...on.settings, mapping: { statuses: { escalated: 'stalled', resolved: 'resolved' } } },
        },
      })
      const { title, problem, ref: ticketRef } = await technician.call(lookUpTicket, { query: { ref } })
      expect(problem).toBe('Error 13801 since the update')
      const { id } = await technician.call(createSession, { body: { title, problem, ticketRef } })
      const handoff = await technician.call(createHandoff, { params: { id }, body: { reason: 'Stuck' } })
      const sent = async () =>
        (await admin.call(listDeliveries, { params: { id: handoff.id } })).deliveries
          .filter(({ channel, state }) => channel === 'request_tracker' && state === 'sent')
          .map(({ event }) => event)
      await vi.waitFor(async () => expect(await sent()).toEqual(['escalation']), WAIT)
      expect((await on.readState(ref)).status).toBe('stalled')
      await technician.call(resolveSession, {
        params: { id },
        body: { resolution: 'Renewed the certificate' },
      })
      await vi.waitFor(async () => expect(await sent()).toEqual(['escalation', 'resolved']), WAIT)
      expect((await on.readState(ref)).status).toBe('resolved')
      const notes = await on.readNotes(ref)
      expect(notes.map(({ internal }) => internal)).toEqual([true, true])
      expect(notes[1]?.text).toContain('Renewed the certificate')
    } finally {
      await app.close()
    }
  }, 120_000)
})
