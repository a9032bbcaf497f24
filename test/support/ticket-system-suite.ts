import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { parseAllowList } from '../../src/server/core/guarded-fetch/allow-list.ts'
import { type Fetch, makeGuardedFetch } from '../../src/server/core/guarded-fetch.ts'
import type { Outgoing, TicketWork } from '../../src/server/features/deliveries/index.ts'
import { adviceOf, ChannelFault } from '../../src/server/features/integrations/index.ts'
import { type TicketSystem, ticketChannel } from '../../src/server/features/tickets/index.ts'
import type { DeliveryEvent } from '../../src/shared/contract/preferences.ts'
import { asRedacted } from '../../src/shared/domain/redaction/redacted.ts'
import type { FaultyProxy } from './outside/faulty-proxy.ts'

type Settings = Record<string, unknown>

/** A ticket system with what the suite has to know of it, and eyes of its own on the tickets there. */
export type TicketStage = {
  make(fetch: Fetch): TicketSystem
  settings: Settings
  /** Where the settings stay right and the log-in is wrong. */
  wrongLogIn: Settings
  proxy: FaultyProxy
  /** A new ticket with this title and description, of this client. */
  addTicket(ticket: { title: string; description: string }): Promise<string>
  client: string | null
  unknownRef: string
  /** Staff's and clients' notes, apart. */
  readNotes(ref: string): Promise<{ text: string; internal: boolean }[]>
  readMinutes(ref: string): Promise<number>
  readState(ref: string): Promise<{ status: string; queue: string; owner: string | null }>
  /** Values that the tenant has. */
  choices: { waiting: string; working: string; done: string; queue: string }
  /** Somebody whom the system knows by this mail address. */
  worker: { email: string; user: string }
  /** Whether this request writes a note. */
  isNote(request: { method: string; path: string }): boolean
}

const NEVER = new AbortController().signal

/** What every ticket system has to hold. `stage` is called before each test. */
export function ticketSystemSuite(stage: () => TicketStage | undefined): void {
  let on: TicketStage
  let channel: ReturnType<typeof ticketChannel>
  let ref: string

  beforeEach(async context => {
    const there = stage()
    if (!there) return context.skip('The other side could not be started here')
    on = there
    on.proxy.before = undefined
    on.proxy.loses = undefined
    channel = ticketChannel(on.make(makeGuardedFetch({ allow: parseAllowList('127.0.0.1') })))
    ref = await on.addTicket({ title: 'VPN düwn <b>', description: 'Error 13801 – since the update' })
  })

  const connect = (settings: Settings = on.settings) => ({
    id: randomUUID(),
    orgId: 'org',
    name: 'Tickets',
    settings,
  })
  const mapped = (mapping: object) => ({ ...on.settings, mapping })
  const desk = (settings?: Settings) =>
    on.make(makeGuardedFetch({ allow: parseAllowList('127.0.0.1') })).open(connect(settings), NEVER)
  const push = (
    message: Outgoing,
    { settings, signal = NEVER }: { settings?: Settings; signal?: AbortSignal } = {},
  ) => channel.send(message, connect(settings), { signal, earlier: [] })

  function say(event: DeliveryEvent, work: Partial<TicketWork> = {}, ticketRef = ref): Outgoing {
    const text = asRedacted('The tunnel <does> not come up & “13801” is shown')
    return {
      deliveryId: randomUUID(),
      event,
      actorName: 'Tess Ohm',
      recipient: { kind: 'place' },
      card: {
        handoffId: randomUUID(),
        sessionId: randomUUID(),
        number: 1,
        title: asRedacted('VPN down'),
        problem: text,
        client: asRedacted('Alder & Co'),
        ticketRef,
        watchLevel: 'watch',
        impact: null,
        reason: asRedacted('Nothing left to try'),
        tried: [{ text: asRedacted('Restarted the client'), outcome: 'failed' }],
        createdBy: 'Tess Ohm',
        claimedBy: null,
        link: 'https://flow.example.test/pilot/1?pickup=true',
        note: asRedacted(`PROBLEM\n${text}\n\nTIMELINE\n09:10 Restarted the client: failed`),
        minutesWorked: 12,
      },
      ticket: { stands: true, holder: null, time: [], endedAt: new Date('2026-03-02T10:30:00Z'), ...work },
    }
  }
  const failure = (promise: Promise<unknown>): Promise<unknown> =>
    promise.then(
      () => expect.unreachable('It was taken'),
      error => error,
    )
  const ours = async () => (await on.readNotes(ref)).filter(({ text }) => text.includes('Tess Ohm'))

  test('a ticket is found by what people call it', async () => {
    const open = desk()
    const ticket = await open.find(ref)
    expect(ticket && (await open.read(ticket))).toEqual({
      title: 'VPN düwn <b>',
      description: expect.stringContaining('Error 13801 – since the update'),
      client: on.client,
    })
  })

  test('an escalation becomes one internal note, with a way back', async () => {
    await push(say('escalation'))
    const notes = await ours()
    expect(notes).toHaveLength(1)
    expect(notes[0]?.internal).toBe(true)
    expect(notes[0]?.text).toContain('The tunnel <does> not come up & “13801” is shown')
    expect(notes[0]?.text).toContain('https://flow.example.test/pilot/1?pickup=true')
  })

  test('the same message twice is one note', async () => {
    const message = say('escalation')
    await push(message)
    await push(message)
    expect(await ours()).toHaveLength(1)
  })

  test('a note whose answer was lost is not written again', async () => {
    const message = say('escalation')
    on.proxy.loses = on.isNote
    expect(await failure(push(message))).toBeInstanceOf(ChannelFault)
    on.proxy.loses = undefined
    await push(message)
    expect(await ours()).toHaveLength(1)
  })

  test('a system that says yes and keeps nothing is found out', async () => {
    on.proxy.before = request => (on.isNote(request) ? { status: 201, body: '[]' } : undefined)
    const error = await failure(push(say('escalation')))
    expect(error).toMatchObject({ kind: 'refused' })
    expect(adviceOf(error)).toMatch(/do not see it/)
    expect(await ours()).toHaveLength(0)
  })

  test('status and queue change at an escalation, status and owner at a claim', async () => {
    const { waiting, working, queue } = on.choices
    const settings = mapped({ statuses: { escalated: waiting, claimed: working }, queue })
    await push(say('escalation'), { settings })
    expect(await on.readState(ref)).toMatchObject({ status: waiting, queue })
    await push(say('claimed', { holder: { id: 'marta', email: on.worker.email } }), { settings })
    expect(await on.readState(ref)).toEqual({ status: working, queue, owner: on.worker.user })
  })

  test('an owner can be chosen for a member whose address is another there', async () => {
    const holder = { id: 'member1', email: 'somebody@else.test' }
    await push(say('claimed', { holder }), { settings: mapped({ owners: { member1: on.worker.user } }) })
    expect((await on.readState(ref)).owner).toBe(on.worker.user)
  })

  test('nobody known for a member leaves the owner as it is', async () => {
    const before = await on.readState(ref)
    await push(say('claimed', { holder: { id: 'x', email: 'nobody@known.test' } }))
    expect(await on.readState(ref)).toEqual(before)
  })

  test('what is no longer so changes nothing, and is still told', async () => {
    const before = await on.readState(ref)
    await push(say('escalation', { stands: false }), {
      settings: mapped({ statuses: { escalated: on.choices.waiting } }),
    })
    expect(await on.readState(ref)).toEqual(before)
    expect(await ours()).toHaveLength(1)
  })

  test('a status that the system does not take is told, and the note is there', async () => {
    const error = await failure(
      push(say('escalation'), { settings: mapped({ statuses: { escalated: '987654' } }) }),
    )
    expect(error).toBeInstanceOf(ChannelFault)
    expect(adviceOf(error)).toMatch(/status/)
    expect(await ours()).toHaveLength(1)
  })

  test('a resolution brings the documentation and the time, once', async () => {
    const member = { id: 'marta', email: on.worker.email }
    const message = say('resolved', {
      holder: member,
      time: [{ member, name: 'Marta Jensen', minutes: 25 }],
    })
    const settings = mapped({ statuses: { resolved: on.choices.done } })
    await push(message, { settings })
    await push(message, { settings })
    expect((await ours())[0]?.text).toContain('09:10 Restarted the client: failed')
    expect(await on.readMinutes(ref)).toBe(25)
    expect((await on.readState(ref)).status).toBe(on.choices.done)
  })

  test('a ticket that does not exist is told in plain words', async () => {
    for (const unknown of [on.unknownRef, 'no number at all', '']) {
      const error = await failure(push(say('escalation', {}, unknown)))
      expect(error).toMatchObject({ kind: 'refused' })
      expect(adviceOf(error)).toMatch(/has no ticket/)
    }
  })

  test('a wrong log-in is told, and is not tried again', async () => {
    const error = await failure(push(say('escalation'), { settings: on.wrongLogIn }))
    expect(error).toMatchObject({ kind: 'refused' })
    expect(adviceOf(error)).toMatch(/enter|check/i)
  })

  test('asked to slow down, it says for how long', async () => {
    on.proxy.before = () => ({ status: 429, headers: { 'retry-after': '17' } })
    expect(await failure(push(say('escalation')))).toMatchObject({ kind: 'later', retryAfterSeconds: 17 })
  })

  test('trouble on the other side and a cut connection are tried again', async () => {
    for (const trouble of [{ status: 503 }, 'cut'] as const) {
      on.proxy.before = () => trouble
      expect(await failure(push(say('escalation')))).toMatchObject({ kind: 'later' })
    }
  })

  test('what hangs ends with the try', async () => {
    on.proxy.before = () => 'hang'
    const error = await failure(push(say('escalation'), { signal: AbortSignal.timeout(300) }))
    expect(adviceOf(error)).toMatch(/did not answer in time/)
  })

  test('a page instead of an answer is told apart', async () => {
    on.proxy.before = () => ({ body: '<html>Log in</html>', headers: { 'content-type': 'text/html' } })
    const error = await failure(push(say('escalation')))
    expect(error).toMatchObject({ kind: 'refused' })
    expect(adviceOf(error)).toMatch(/address/)
  })

  test('an address that leads elsewhere is told, and nothing is sent there', async () => {
    on.proxy.before = () => ({ status: 302, headers: { location: 'https://elsewhere.example.test/' } })
    const error = await failure(push(say('escalation')))
    expect(error).toMatchObject({ kind: 'refused' })
    expect(adviceOf(error)).toMatch(/address that it leads to/)
  })

  test('an address inside a network is refused unless the operator allows it', async () => {
    const guarded = ticketChannel(on.make(makeGuardedFetch({ allow: parseAllowList('') })))
    const error = await failure(guarded.send(say('escalation'), connect(), { signal: NEVER, earlier: [] }))
    expect(adviceOf(error)).toContain('RF_ALLOW_PRIVATE_ADDRESSES')
  })

  test('the choices of the tenant are read, and a test says so', async () => {
    const { statuses, queues, users } = await desk().options()
    const values = (options: { value: string }[]) => options.map(({ value }) => value)
    const { waiting, working, done, queue } = on.choices
    expect(values(statuses)).toEqual(expect.arrayContaining([waiting, working, done]))
    expect(values(queues)).toContain(queue)
    expect(values(users)).toContain(on.worker.user)
    const tester = { id: 'ada', name: 'Ada', email: 'ada@desk.test' }
    expect(await channel.test(connect(), tester, NEVER)).toMatch(/lets us in/)
  })
}
