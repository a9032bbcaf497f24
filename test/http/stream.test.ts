import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { changeMemberRole } from '../../src/shared/contract/members.ts'
import * as sessions from '../../src/shared/contract/sessions.ts'
import { type Member, startApp, type TestApp, type TestOrganization } from '../support/app.ts'

const MINUTE = 60_000

let app: TestApp
let organization: TestOrganization
let technician: Member
let params: { id: string }

beforeAll(async () => {
  // The hub's clock is the test's; the network, the database and the promises run on the real one.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
  app = await startApp()
  organization = await app.addOrganization()
  technician = await organization.hire('technician')
  const { id } = await technician.call(sessions.createSession, {
    body: { title: 'Title', problem: 'Problem' },
  })
  params = { id }
})
afterAll(async () => {
  vi.useRealTimers()
  await app?.close()
})

const say = (text: string) => technician.call(sessions.addMessage, { params, body: { text } })

/** A client that reads bytes when told to, and not before. */
async function openSlowly(person: Member, after = '') {
  const socket = connect(Number(new URL(app.url).port), '127.0.0.1')
  let heard = ''
  socket.setEncoding('utf8').on('data', text => {
    heard += text
  })
  socket.write(`GET /api/v1/stream${after} HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: ${person.cookie}\r\n\r\n`)
  await vi.waitFor(() => expect(heard).toContain('event: ready'))
  return { socket, heard: () => heard }
}

const streamsOpen = async () => (await app.services.metrics.streams.get()).values[0]?.value

test('an idle stream is kept alive by a comment every quarter of a minute', async () => {
  const { socket, heard } = await openSlowly(technician)
  expect(heard()).toMatch(/content-type: text\/event-stream/i)
  expect(heard()).toMatch(/cache-control: no-cache, no-transform/i)
  expect(heard()).toMatch(/x-accel-buffering: no/i)
  await vi.advanceTimersByTimeAsync(16_000)
  await vi.waitFor(() => expect(heard()).toContain(': hb\n\n'))
  await vi.advanceTimersByTimeAsync(45_000)
  await vi.waitFor(() => expect(heard().match(/: hb/g)).toHaveLength(4))
  socket.destroy()
})

test('a stream ends after about ten minutes, says so, and goes on from its cursor', async () => {
  const listener = await technician.stream()
  await vi.advanceTimersByTimeAsync(8.9 * MINUTE)
  const before = await say('before the end')
  await listener.event('message_added', ({ data }) => data.message.id === before.id)
  await vi.advanceTimersByTimeAsync(2.2 * MINUTE)
  expect(await listener.until(({ event }) => event === 'bye')).toMatchObject({
    data: '{"reason":"lifetime"}',
  })
  await listener.ended

  const missed = await say('while nobody listened')
  const next = await technician.stream(listener.said.findLast(({ id }) => id)?.id)
  expect(next.events().map(({ data }) => data)).toEqual([{ message: missed }])
  next.close()
})

describe('a reader that does not read', () => {
  test('is cut before it costs memory, and has lost nothing when it comes back', async () => {
    const { socket, heard } = await openSlowly(technician)
    socket.pause()
    const cursor = /"cursor":"([^"]+)"/.exec(heard())?.[1]
    const text = 'x'.repeat(20_000)
    const said: string[] = []
    // Far more than the kernel's buffers and the 256 KiB of ours hold.
    for (let n = 0; n < 400; n++) said.push((await say(text)).id)
    await vi.advanceTimersByTimeAsync(12_000)
    const cut = await app.services.metrics.streamCuts.get()
    expect(cut.values).toContainEqual(expect.objectContaining({ labels: { reason: 'lagging' }, value: 1 }))
    await vi.waitFor(async () => expect(await streamsOpen()).toBe(0))
    socket.destroy()

    const back = await technician.stream(cursor)
    const ids = back
      .events()
      .flatMap(event => (event.type === 'message_added' ? [event.data.message.id] : []))
    expect(ids).toEqual(said)
    back.close()
  })

  test('that reads on in time gets everything once and in order', async () => {
    const { socket, heard } = await openSlowly(technician)
    socket.pause()
    const text = 'y'.repeat(20_000)
    for (let n = 0; n < 400; n++) await say(text)
    socket.resume()
    const last = await say('the last')
    await vi.waitFor(() => expect(heard()).toContain(last.id), { timeout: 20_000 })
    const seqs = [...heard().matchAll(/^id: \S+:(\d+)$/gm)].map(([, seq]) => Number(seq))
    expect(seqs).toHaveLength(401)
    expect(seqs).toEqual(seqs.map((_, n) => (seqs[0] ?? 0) + n))
    socket.destroy()
    await once(socket, 'close')
  })
})

test('a changed role ends the stream at once, and the next one shows what the new role may see', async () => {
  const owner = await organization.hire('owner')
  const other = await organization.hire('technician')
  const listener = await other.stream()
  const bystander = await technician.stream()
  await owner.call(changeMemberRole, { params: { id: other.actor.id }, body: { role: 'admin' } })
  expect(await listener.until(({ event }) => event === 'bye')).toMatchObject({ data: '{"reason":"access"}' })
  await listener.ended

  const next = await other.stream()
  const message = await say('for the owner of the session and for admins')
  await next.event('message_added', ({ data }) => data.message.id === message.id)
  await bystander.event('message_added', ({ data }) => data.message.id === message.id)
  next.close()
  bystander.close()
})

test('a cursor that no server could have given is refused, one that this log never had starts anew', async () => {
  const fetchWith = (after: string) => technician.raw(`/api/v1/stream?after=${encodeURIComponent(after)}`)
  for (const after of [
    'garbage',
    '1',
    ':',
    `${'0'.repeat(36)}:-1`,
    `${'0'.repeat(36)}:1e3`,
    '\u0000',
    `${'0'.repeat(36)}:${'9'.repeat(16)}`,
  ]) {
    const answer = await fetchWith(after)
    expect(answer.status, after).toBe(400)
    expect(await answer.json()).toMatchObject({
      code: 'validation_failed',
      issues: [{ path: 'query.after' }],
    })
  }
  const { cursor } = await technician.call(sessions.listSessions, { query: {} })
  const [epoch, head] = cursor.split(':')
  for (const after of [
    '00000000-0000-0000-0000-000000000000:1',
    `${epoch}:${Number(head) + 1}`,
    `${epoch}:999999999999999`,
  ]) {
    const listener = await technician.stream(after)
    expect(
      listener.said.map(({ event }) => event),
      after,
    ).toEqual(['reset'])
    expect(JSON.parse(listener.said[0]?.data ?? '{}')).toMatchObject({ cursor })
    listener.close()
  }
})

test('asking for the head of the stream opens none', async () => {
  expect((await technician.raw('/api/v1/stream', { method: 'HEAD' })).status).toBe(404)
})
