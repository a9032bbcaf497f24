import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  CONNECTWISE,
  type ConnectWise,
  startConnectWise,
} from '../../../../test/support/outside/connectwise.ts'
import { type FaultyProxy, startFaultyProxy } from '../../../../test/support/outside/faulty-proxy.ts'
import { type TicketStage, ticketSystemSuite } from '../../../../test/support/ticket-system-suite.ts'
import { parseAllowList } from '../../core/guarded-fetch/allow-list.ts'
import { makeGuardedFetch } from '../../core/guarded-fetch.ts'
import { connectWise } from './system.ts'

let fake: ConnectWise
let proxy: FaultyProxy

beforeAll(async () => {
  fake = await startConnectWise()
  proxy = await startFaultyProxy(fake.url)
  fake.apiHost = new URL(proxy.url).host
})
afterAll(async () => {
  await proxy?.close()
  await fake?.close()
})

const ticketOf = (ref: string) => fake.tickets.get(Number(ref.replace('#', '')))

const stage = (): TicketStage => ({
  make: connectWise,
  settings: { ...CONNECTWISE, site: proxy.url },
  wrongLogIn: { ...CONNECTWISE, site: proxy.url, privateKey: 'another-private-key' },
  proxy,
  addTicket: async ticket => `#${fake.addTicket(ticket).id}`,
  client: 'Alder & Co',
  unknownRef: '#999999',
  readNotes: async ref =>
    (ticketOf(ref)?.notes ?? []).map(({ text, internalAnalysisFlag, detailDescriptionFlag }) => ({
      text,
      internal: internalAnalysisFlag && !detailDescriptionFlag,
    })),
  readMinutes: async ref =>
    fake.times
      .filter(({ chargeToId }) => chargeToId === ticketOf(ref)?.id)
      .reduce((sum, { minutes }) => sum + minutes, 0),
  readState: async ref => {
    const { status = 0, board = 0, owner = null } = ticketOf(ref) ?? {}
    const name = ['New', 'In Progress', 'Escalated', 'Completed'][status % 100] ?? ''
    return { status: name, queue: String(board), owner }
  },
  choices: { waiting: 'Escalated', working: 'In Progress', done: 'Completed', queue: '2' },
  worker: { email: 'marta@desk.test', user: 'MJensen' },
  isNote: ({ method, path }) => method === 'POST' && path.endsWith('/notes'),
})

describe('ConnectWise PSA, against a strict stand-in', () => {
  ticketSystemSuite(stage)

  const open = (settings: object) =>
    connectWise(makeGuardedFetch({ allow: parseAllowList('127.0.0.1') })).open(
      { id: 'cw', orgId: 'org', name: 'CW', settings: { ...CONNECTWISE, site: fake.url, ...settings } },
      AbortSignal.timeout(20_000),
    )

  test('a new release moves the API, and it is found where it is then', async () => {
    const { id } = fake.addTicket({ title: 'Moved', description: 'Moved' })
    fake.codebase = 'v2026_2/'
    expect(await open({}).find(`#${id}`)).toMatchObject({ title: 'Moved' })
  })

  test('an unknown company is told before any key is sent', async () => {
    fake.received.length = 0
    await expect(open({ company: 'nobody' }).find('#1')).rejects.toThrow(/company id/)
    expect(fake.received.every(({ headers }) => headers.authorization === undefined)).toBe(true)
  })

  test('a client id that ConnectWise does not know is told', async () => {
    await expect(open({ clientId: '00000000-0000-4000-8000-000000000000' }).find('#1')).rejects.toThrow(
      /client id/,
    )
  })
})
