import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type Member, startApp, type TestApp } from '../../../../test/support/app.ts'
import {
  CONNECTWISE,
  type ConnectWise,
  startConnectWise,
} from '../../../../test/support/outside/connectwise.ts'
import { type FaultyProxy, startFaultyProxy } from '../../../../test/support/outside/faulty-proxy.ts'
import * as deliveries from '../../../shared/contract/deliveries.ts'
import * as handoffs from '../../../shared/contract/handoffs.ts'
import * as integrations from '../../../shared/contract/integrations.ts'
import * as sessions from '../../../shared/contract/sessions.ts'
import * as contract from '../../../shared/contract/tickets.ts'

let app: TestApp
let fake: ConnectWise
let proxy: FaultyProxy
let technician: Member
let marta: Member
let admin: Member

beforeAll(async () => {
  fake = await startConnectWise()
  proxy = await startFaultyProxy(fake.url)
  fake.apiHost = new URL(proxy.url).host
  app = await startApp({ config: { RF_ALLOW_PRIVATE_ADDRESSES: '127.0.0.1' } })
})
afterAll(async () => {
  await app?.close()
  await proxy?.close()
  await fake?.close()
})
beforeEach(async () => {
  proxy.before = undefined
  proxy.loses = undefined
  const organization = await app.addOrganization()
  technician = await organization.hire('technician', 'Tess')
  marta = await organization.hire('engineer', 'Marta')
  admin = await organization.hire('admin', 'Ada')
})

const add = (settings: object = {}) =>
  admin.call(integrations.addIntegration, {
    body: {
      kind: 'connectwise',
      name: 'Our PSA',
      settings: { ...CONNECTWISE, site: proxy.url, ...settings },
    },
  })
const addTicket = () => fake.addTicket({ title: 'VPN down', description: 'Error 13801 since the update' })
const begin = (ticketRef: string) =>
  technician.call(sessions.createSession, {
    body: { title: 'VPN down', problem: 'The VPN password is hunter2-Tr0ub4dor', ticketRef },
  })
const escalate = (id: string) =>
  technician.call(handoffs.createHandoff, { params: { id }, body: { reason: 'Stuck' } })
const lines = async (handoffId: string) =>
  (await admin.call(deliveries.listDeliveries, { params: { id: handoffId } })).deliveries
    .filter(({ channel }) => channel === 'connectwise')
    .map(({ event, state, error }) => ({ event, state, error }))
const until = (check: () => unknown) => vi.waitFor(check, { timeout: 30_000, interval: 50 })
const sent = (event: string) => ({ event, state: 'sent', error: null })

test('a hand-off is followed on its ticket from the escalation to the resolution', async () => {
  const ticket = addTicket()
  const mapping = {
    statuses: { escalated: 'Escalated', claimed: 'In Progress', resolved: 'Completed' },
    queue: '2',
    owners: { [marta.actor.id]: 'MJensen' },
  }
  await add({ mapping })
  const session = await begin(`#${ticket.id}`)
  const { id } = await escalate(session.id)
  await until(async () => expect(await lines(id)).toEqual([sent('escalation')]))
  expect(fake.tickets.get(ticket.id)).toMatchObject({ board: 2, status: 202, owner: null })
  const [, note] = fake.tickets.get(ticket.id)?.notes ?? []
  expect(note).toMatchObject({ internalAnalysisFlag: true, detailDescriptionFlag: false })
  expect(note?.text).toContain(`/pilot/${session.id}?pickup=true`)
  expect(note?.text).not.toContain('hunter2-Tr0ub4dor')

  await marta.call(handoffs.claimHandoff, { params: { id }, body: {} })
  await until(async () => expect(await lines(id)).toEqual([sent('escalation'), sent('claimed')]))
  expect(fake.tickets.get(ticket.id)).toMatchObject({ status: 201, owner: 'MJensen' })

  await marta.call(sessions.resolveSession, {
    params: { id: session.id },
    body: { resolution: 'Renewed the machine certificate' },
  })
  await until(async () =>
    expect(await lines(id)).toEqual([sent('escalation'), sent('claimed'), sent('resolved')]),
  )
  expect(fake.tickets.get(ticket.id)).toMatchObject({ status: 203, owner: 'MJensen' })
  expect(fake.tickets.get(ticket.id)?.notes.at(-1)?.text).toContain('Renewed the machine certificate')
})

test('a ticket that does not exist holds nothing up, and the ledger says so', async () => {
  await add()
  const { id } = await escalate((await begin('#999999')).id)
  await until(async () =>
    expect(await lines(id)).toEqual([
      {
        event: 'escalation',
        state: 'failed',
        error: expect.stringContaining('ConnectWise PSA has no ticket #999999'),
      },
    ]),
  )
  await marta.call(handoffs.claimHandoff, { params: { id }, body: {} })
  // Somebody mistyped a number: nothing is wrong with the ticket system.
  const { integrations: listed } = await admin.call(integrations.listIntegrations, {})
  expect(listed).toMatchObject([{ light: 'unproven', lastError: null }])
})

test('a session that came back to its technician ends on the ticket too', async () => {
  const ticket = addTicket()
  await add({ mapping: { statuses: { returned: 'In Progress', resolved: 'Completed' } } })
  const session = await begin(`#${ticket.id}`)
  const { id } = await escalate(session.id)
  const { fence } = await marta.call(handoffs.claimHandoff, { params: { id }, body: {} })
  await marta.call(handoffs.returnHandoff, {
    params: { id },
    body: { fence, message: 'Try the other gateway' },
  })
  await technician.call(sessions.resolveSession, {
    params: { id: session.id },
    body: { resolution: 'The other gateway works' },
  })
  const events = ['escalation', 'claimed', 'returned', 'resolved']
  await until(async () => expect(await lines(id)).toEqual(events.map(sent)))
  expect(fake.tickets.get(ticket.id)?.status).toBe(103)
  const told = fake.tickets.get(ticket.id)?.notes.map(({ text }) => text)
  expect(told).toContainEqual(expect.stringContaining('The other gateway works'))
})

test('a session that was never handed off ends on its ticket all the same, once', async () => {
  const ticket = addTicket()
  await add({ mapping: { statuses: { resolved: 'Completed' } } })
  const { id } = await begin(`#${ticket.id}`)
  // The answer to the note is lost: the next try finds it by its reference.
  proxy.loses = ({ method, path }) => method === 'POST' && path.endsWith('/notes')
  const stream = await technician.stream()
  await technician.call(sessions.resolveSession, {
    params: { id },
    body: { resolution: 'The clock was wrong' },
  })
  const told = async () =>
    (await technician.call(deliveries.listSessionDeliveries, { params: { id } })).deliveries
  await until(async () => expect((await told())[0]?.error).toMatch(/could not be reached/))
  expect(fake.tickets.get(ticket.id)?.notes).toHaveLength(2)
  proxy.loses = undefined
  await until(async () =>
    expect(await told()).toMatchObject([
      { event: 'resolved', channel: 'connectwise', place: 'Our PSA', handoffId: null, state: 'sent' },
    ]),
  )
  const kept = fake.tickets.get(ticket.id)
  expect(kept?.status).toBe(103)
  expect(kept?.notes.slice(1).map(({ text }) => text)).toEqual([
    expect.stringMatching(/^Resolved by Tess.*The clock was wrong/s),
  ])
  expect(kept?.notes[1]).toMatchObject({ internalAnalysisFlag: true, detailDescriptionFlag: false })
  expect(kept?.notes[1]?.text).toContain(`/pilot/${id}\n`)
  expect((await stream.event('session_deliveries_changed')).data).toEqual({ sessionId: id })
  stream.close()
})

test('the time worked on a session that was never handed off is entered on its ticket, once', async () => {
  const ticket = addTicket()
  await add({ mapping: { owners: { [technician.actor.id]: 'MJensen' } } })
  const { id } = await begin(`#${ticket.id}`)
  await sql`update pilot_session set created_at = created_at - interval '12 minutes' where id = ${id}`.execute(
    app.services.db.kysely,
  )
  // The answer to the entry is lost: the next try finds it by its reference.
  proxy.loses = ({ method, path }) => method === 'POST' && path.endsWith('/time/entries')
  await technician.call(sessions.resolveSession, {
    params: { id },
    body: { resolution: 'The clock was wrong' },
  })
  const told = async () =>
    (await technician.call(deliveries.listSessionDeliveries, { params: { id } })).deliveries
  await until(async () => expect((await told())[0]?.error).toMatch(/could not be reached/))
  const entered = () => fake.times.filter(({ chargeToId }) => chargeToId === ticket.id)
  expect(entered()).toHaveLength(1)
  proxy.loses = undefined
  await until(async () => expect(await told()).toMatchObject([{ event: 'resolved', state: 'sent' }]))
  expect(entered()).toMatchObject([
    { minutes: 12, member: 'MJensen', notes: expect.stringMatching(/^Tess: /) },
  ])
  expect(fake.tickets.get(ticket.id)?.notes).toHaveLength(2)
})

test('a session without a ticket is no business of the ticket system', async () => {
  await add()
  const { id } = await technician.call(sessions.createSession, { body: { title: 'A', problem: 'B' } })
  const handoff = await escalate(id)
  expect(await lines(handoff.id)).toEqual([])
})

test('a turn that was overtaken leaves the ticket as the newer one made it', async () => {
  const ticket = addTicket()
  await add({ mapping: { statuses: { escalated: 'Escalated', claimed: 'In Progress' } } })
  // The way to the ticket system is cut until somebody has claimed.
  proxy.before = () => 'cut'
  const { id } = await escalate((await begin(`#${ticket.id}`)).id)
  await until(async () => expect((await lines(id))[0]?.error).toMatch(/could not be reached/))
  await marta.call(handoffs.claimHandoff, { params: { id }, body: {} })
  proxy.before = undefined
  await until(async () => expect(await lines(id)).toEqual([sent('escalation'), sent('claimed')]))
  expect(fake.tickets.get(ticket.id)?.status).toBe(101)
  expect(fake.tickets.get(ticket.id)?.notes).toHaveLength(3)
})

test('a session begins with what the ticket says', async () => {
  const ticket = addTicket()
  const ask = { query: { ref: String(ticket.id) } }
  await technician.refused(contract.lookUpTicket, ask, 'ticket_system_not_set_up')
  const { id } = await add()
  expect(await technician.call(contract.lookUpTicket, ask)).toEqual({
    ref: `#${ticket.id}`,
    title: 'VPN down',
    problem: 'Error 13801 since the update',
    client: 'Alder & Co',
    system: 'Our PSA',
  })
  await technician.refused(contract.lookUpTicket, { query: { ref: '#999999' } }, 'ticket_not_found')
  proxy.before = () => ({ status: 503 })
  const { detail } = await technician.refused(contract.lookUpTicket, ask, 'ticket_system_failed')
  expect(detail).toBe('ConnectWise PSA has trouble (status 503).')
  const { integrations: listed } = await admin.call(integrations.listIntegrations, {})
  expect(listed).toMatchObject([{ id, lastError: detail }])

  await admin.call(integrations.changeIntegration, { params: { id }, body: { paused: true } })
  await technician.refused(contract.lookUpTicket, ask, 'ticket_system_not_set_up')
})

test('an admin sees what the tenant has to choose from, and nobody else does', async () => {
  const { id } = await add()
  const options = await admin.call(contract.getTicketOptions, { params: { id } })
  expect(options.statuses.map(({ label }) => label)).toEqual(['New', 'In Progress', 'Escalated', 'Completed'])
  expect(options.queues).toEqual([
    { value: '1', label: 'Help Desk' },
    { value: '2', label: 'Tier 2' },
  ])
  expect(options.users[0]).toEqual({ value: 'MJensen', label: 'Marta Jensen (MJensen)' })
  await marta.refused(contract.getTicketOptions, { params: { id } }, 'role_too_low')
  const test = await admin.call(integrations.testIntegration, { params: { id }, body: {} })
  expect(test).toMatchObject({ ok: true, detail: expect.stringContaining('lets us in') })
})

test('an organization has one ticket system, and another one only after it', async () => {
  const { id } = await add()
  const halo = {
    body: {
      kind: 'halopsa' as const,
      name: 'Halo',
      settings: { url: 'https://acme.halopsa.com', clientId: 'a-client-id', clientSecret: 'a-client-secret' },
    },
  }
  await admin.refused(integrations.addIntegration, halo, 'integration_exists')
  await admin.call(integrations.removeIntegration, { params: { id } })
  expect((await admin.call(integrations.addIntegration, halo)).secretsSet).toEqual(['clientSecret'])
})
