import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FaultyProxy, startFaultyProxy } from '../../../../test/support/outside/faulty-proxy.ts'
import { HALO, type HaloPsa, plain, startHaloPsa } from '../../../../test/support/outside/halopsa.ts'
import { type TicketStage, ticketSystemSuite } from '../../../../test/support/ticket-system-suite.ts'
import { parseAllowList } from '../../core/guarded-fetch/allow-list.ts'
import { makeGuardedFetch } from '../../core/guarded-fetch.ts'
import { haloPsa } from './system.ts'

let fake: HaloPsa
let proxy: FaultyProxy

beforeAll(async () => {
  fake = await startHaloPsa()
  proxy = await startFaultyProxy(fake.url)
})
afterAll(async () => {
  await proxy?.close()
  await fake?.close()
})

const ticketOf = (ref: string) => fake.tickets.get(Number(ref.replace('#', '')))
const actionsOf = (ref: string) => fake.actions.filter(({ ticket_id }) => ticket_id === ticketOf(ref)?.id)

const stage = (): TicketStage => ({
  make: haloPsa,
  settings: { ...HALO, url: proxy.url },
  wrongLogIn: { ...HALO, url: proxy.url, clientSecret: 'another-client-secret' },
  proxy,
  addTicket: async ticket => `#${fake.addTicket(ticket).id}`,
  client: 'Alder & Co',
  unknownRef: '#999999',
  readNotes: async ref =>
    actionsOf(ref).map(({ html, hiddenfromuser }) => ({ text: plain(html), internal: hiddenfromuser })),
  readMinutes: async ref =>
    Math.round(actionsOf(ref).reduce((sum, { timetaken }) => sum + timetaken, 0) * 60),
  readState: async ref => {
    const { status_id = 0, team = '', agent_id = 1 } = ticketOf(ref) ?? {}
    return { status: String(status_id), queue: team, owner: agent_id === 1 ? null : String(agent_id) }
  },
  choices: { waiting: '3', working: '2', done: '4', queue: '2nd Line Support' },
  worker: { email: 'marta@desk.test', user: '4' },
  isNote: ({ method, path }) => method === 'POST' && path.startsWith('/api/actions'),
})

describe('HaloPSA, against a strict stand-in', () => {
  ticketSystemSuite(stage)

  const open = (settings: object) =>
    haloPsa(makeGuardedFetch({ allow: parseAllowList('127.0.0.1') })).open(
      { id: 'halo', orgId: 'org', name: 'Halo', settings: { ...HALO, url: fake.url, ...settings } },
      AbortSignal.timeout(20_000),
    )

  test('a try asks for one token, however many calls it makes', async () => {
    const { id } = fake.addTicket({ title: 'One token', description: '' })
    fake.received.length = 0
    const desk = open({})
    await Promise.all([desk.find(`#${id}`), desk.options()])
    expect(fake.received.filter(({ path }) => path.startsWith('/auth/token'))).toHaveLength(1)
  })

  test('a token that ended within a try is told, and the next try has a new one', async () => {
    const { id } = fake.addTicket({ title: 'Ended', description: '' })
    const desk = open({})
    await desk.find(`#${id}`)
    fake.forgetTokens()
    await expect(desk.find(`#${id}`)).rejects.toMatchObject({ kind: 'later' })
    expect(await open({}).find(`#${id}`)).toMatchObject({ title: 'Ended' })
  })

  test('a wrong tenant is told', async () => {
    await expect(open({ tenant: 'somebody' }).find('#1')).rejects.toThrow(/tenant/)
  })

  test('nothing of what people wrote becomes a tag', async () => {
    const { id } = fake.addTicket({ title: 'Tags', description: '' })
    const desk = open({})
    const ticket = await desk.find(`#${id}`)
    const note = { title: '', text: '<img src=x onerror=alert(1)>', reference: 'rf-1', minutes: 0 }
    if (ticket) await desk.addNote(ticket, note as Parameters<typeof desk.addNote>[1])
    expect(fake.actions.at(-1)?.html).toContain('&lt;img src=x')
  })
})
