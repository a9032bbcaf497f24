import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { AUTOTASK, type Autotask, startAutotask } from '../../../../test/support/outside/autotask.ts'
import { type FaultyProxy, startFaultyProxy } from '../../../../test/support/outside/faulty-proxy.ts'
import { type TicketStage, ticketSystemSuite } from '../../../../test/support/ticket-system-suite.ts'
import { asRedacted } from '../../../shared/domain/redaction/redacted.ts'
import { parseAllowList } from '../../core/guarded-fetch/allow-list.ts'
import { makeGuardedFetch } from '../../core/guarded-fetch.ts'
import { autotask } from './system.ts'

let fake: Autotask
let proxy: FaultyProxy

beforeAll(async () => {
  fake = await startAutotask()
  proxy = await startFaultyProxy(fake.url)
})
afterAll(async () => {
  await proxy?.close()
  await fake?.close()
})
beforeEach(() => {
  fake.zone = { url: proxy.url, number: 5 }
  fake.wrongLogIns = 0
})

const LOOKUP = '/ATServicesRest'
const ticketOf = (ref: string) => [...fake.tickets.values()].find(({ ticketNumber }) => ticketNumber === ref)

const stage = (): TicketStage => ({
  make: autotask,
  settings: { ...AUTOTASK, lookup: `${proxy.url}${LOOKUP}` },
  wrongLogIn: { ...AUTOTASK, lookup: `${proxy.url}${LOOKUP}`, secret: 'another-secret' },
  proxy,
  addTicket: async ticket => fake.addTicket(ticket).ticketNumber,
  client: 'Alder & Co',
  unknownRef: 'T20200101.9999',
  readNotes: async ref =>
    fake.notes
      .filter(({ ticketID }) => ticketID === ticketOf(ref)?.id)
      .map(({ title, description, publish }) => ({
        text: `${title}\n${description}`,
        internal: publish === 2,
      })),
  readMinutes: async ref =>
    Math.round(
      fake.times
        .filter(({ ticketID }) => ticketID === ticketOf(ref)?.id)
        .reduce((sum, { hoursWorked }) => sum + hoursWorked, 0) * 60,
    ),
  readState: async ref => {
    const { status, queueID, assignedResourceID } = ticketOf(ref) ?? {}
    return {
      status: String(status),
      queue: String(queueID),
      owner: assignedResourceID == null ? null : String(assignedResourceID),
    }
  },
  choices: { waiting: '11', working: '8', done: '5', queue: '29682969' },
  worker: { email: 'marta@desk.test', user: '30001' },
  isNote: ({ method, path }) => method === 'POST' && path.endsWith('/Notes'),
})

describe('Autotask, against a strict stand-in', () => {
  ticketSystemSuite(stage)

  const open = (settings: object = {}) =>
    autotask(makeGuardedFetch({ allow: parseAllowList('127.0.0.1') })).open(
      {
        id: 'at',
        orgId: 'org',
        name: 'Autotask',
        settings: { ...AUTOTASK, lookup: `${fake.url}${LOOKUP}`, ...settings },
      },
      AbortSignal.timeout(20_000),
    )
  const note = { title: asRedacted('Title'), text: asRedacted('Text'), reference: 'rf-1', minutes: 0 }

  test('a database that moves to another zone is found there', async () => {
    const { ticketNumber } = fake.addTicket({ title: 'Moved', description: '' })
    fake.zone.number = 14
    expect(await open().find(ticketNumber)).toMatchObject({ title: 'Moved' })
  })

  test('never more than three calls are under way at an endpoint', async () => {
    const { ticketNumber } = fake.addTicket({ title: 'Busy', description: '' })
    fake.mostThreads = 0
    const found = await Promise.all(Array.from({ length: 12 }, () => open().find(ticketNumber)))
    expect(found.every(ticket => ticket?.title === 'Busy')).toBe(true)
    expect(fake.mostThreads).toBe(3)
  })

  test('a wrong secret costs one try, and its words say how to unlock the user', async () => {
    await expect(open({ secret: 'another-secret' }).find('T20260301.0001')).rejects.toThrow(/unlock/)
    expect(fake.wrongLogIns).toBe(1)
  })

  test('without a visibility that is internal nothing is written', async () => {
    const { ticketNumber } = fake.addTicket({ title: 'Public', description: '' })
    const desk = open()
    const ticket = await desk.find(ticketNumber)
    const before = fake.publish
    fake.publish = [{ value: '1', label: 'All Autotask Users' }]
    if (ticket) await expect(desk.addNote(ticket, note)).rejects.toThrow(/nothing was written/)
    fake.publish = before
    expect(fake.notes.filter(({ ticketID }) => String(ticketID) === ticket?.id)).toEqual([])
  })

  test('time of somebody without a resource or a role is told', async () => {
    const { ticketNumber } = fake.addTicket({ title: 'Time', description: '' })
    const desk = open()
    const ticket = await desk.find(ticketNumber)
    const entry = { minutes: 5, text: asRedacted('Work'), reference: 'rf-2/1', endedAt: new Date() }
    for (const [user, words] of [
      [null, /resource/],
      ['30002', /role/],
    ] as const)
      if (ticket) await expect(desk.time?.add(ticket, { ...entry, user })).rejects.toThrow(words)
  })
})
