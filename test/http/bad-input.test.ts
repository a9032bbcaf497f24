import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as handoffs from '../../src/shared/contract/handoffs.ts'
import { LIMITS } from '../../src/shared/contract/limits.ts'
import * as sessions from '../../src/shared/contract/sessions.ts'
import type { ProblemDocument } from '../../src/shared/problems.ts'
import { type Member, startApp, type TestApp } from '../support/app.ts'
import { dumpOrganization } from '../support/plant-organization.ts'

let app: TestApp
let member: Member
/** Of another organization, for what is large and accepted: each refusal compares all of the first one's rows. */
let writer: Member
let sessionId: string

beforeAll(async () => {
  app = await startApp()
  member = await (await app.addOrganization()).hire('technician')
  writer = await (await app.addOrganization()).hire('technician')
  sessionId = await start()
})
afterAll(() => app?.close())

const start = async (by = member) =>
  (await by.call(sessions.createSession, { body: { title: 'Title', problem: 'Problem' } })).id

type Request = { method?: string; body?: string | Uint8Array; headers?: Record<string, string> }

const send = (path: string, { method = 'POST', body, headers = {} }: Request = {}, by = member) =>
  by.raw(path, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body }),
  })

/** Sends what must be refused: as a problem document with this code, and with nothing changed. */
async function refused(code: ProblemDocument['code'], path: string, request?: Request) {
  const before = await dumpOrganization(app.services.db, member.actor.orgId)
  const answer = await send(path, request)
  const text = await answer.text()
  expect(answer.headers.get('content-type'), text).toContain('application/problem+json')
  const document = JSON.parse(text) as ProblemDocument & { issues?: { path: string; message: string }[] }
  expect(document).toMatchObject({ code, status: answer.status, title: expect.any(String) })
  expect(await dumpOrganization(app.services.db, member.actor.orgId)).toEqual(before)
  return document
}

const MESSAGES = () => `/api/v1/ai-sessions/${sessionId}/messages`
const SESSIONS = '/api/v1/ai-sessions'
const json = (value: unknown) => ({ body: JSON.stringify(value) })

describe('a text', () => {
  const x = (length: number) => 'x'.repeat(length)
  const onSession = (path: string, body: (text: string) => object) => async (text: string) =>
    send(`${SESSIONS}/${await start(writer)}${path}`, json(body(text)), writer)
  const onNew = (field: string) => (text: string) =>
    send(SESSIONS, json({ title: 'Title', problem: 'Problem', [field]: text }), writer)
  const transcript = (messages: object[]) => send(`${SESSIONS}/import`, json({ messages }), writer)

  /** One request for each limit of the contract. */
  const WITH: Record<keyof typeof LIMITS, (text: string) => Promise<Response>> = {
    name: author => transcript([{ author, text: 'Help' }]),
    title: onNew('title'),
    client: onNew('client'),
    ticketRef: onNew('ticketRef'),
    problem: onNew('problem'),
    message: onSession('/messages', text => ({ text })),
    step: onSession('/steps', text => ({ text })),
    note: onSession('/steps', note => ({ text: 'Step', note })),
    reason: onSession('/handoff', reason => ({ reason })),
    impact: onSession('/handoff', impact => ({ reason: 'Reason', impact })),
    gapAnswer: onSession('/handoff', text => ({ reason: 'Reason', answers: [{ gap: 'since', text }] })),
    resolution: onSession('/resolve', resolution => ({ resolution })),
    documentation: onSession('/resolve', documentation => ({ resolution: 'Resolution', documentation })),
    transcriptMessages: text => transcript(Array.from(text, () => ({ author: 'Someone', text: 'Help' }))),
    search: text => send(`${SESSIONS}?q=${text}`, { method: 'GET' }),
  }

  test.each(Object.entries(LIMITS))('of %s may have %i characters and not one more', async (name, limit) => {
    const request = WITH[name as keyof typeof LIMITS]
    expect((await request(x(limit))).status).toBeLessThan(300)
    const answer = await request(x(limit + 1))
    expect(answer.status).toBe(400)
    const { issues } = (await answer.json()) as { issues: { path: string }[] }
    expect(issues).toHaveLength(1)
  })

  test('at its limit is kept whole, whatever it is made of', async () => {
    const text = '🧯'.repeat(LIMITS.message / 2)
    const message = await member.call(sessions.addMessage, { params: { id: sessionId }, body: { text } })
    expect(message.text).toBe(text)
  })

  test.each([
    ['a NUL', '{"text":"a\\u0000b"}'],
    ['half a character', '{"text":"a\\ud83d"}'],
    ['the other half', '{"text":"\\ude00b"}'],
    ['only blanks', '{"text":" \\t\\n\\u00a0"}'],
  ])('with %s is refused', async (_what, body) => {
    const { issues } = await refused('validation_failed', MESSAGES(), { body })
    expect(issues).toMatchObject([{ path: 'body.text' }])
  })

  test('that only looks dangerous is kept as it is', async () => {
    const text = `'; drop table message; -- <script>alert(1)</script> \${7*7} %00 \\u0000 \u202e ﷽`
    const message = await member.call(sessions.addMessage, { params: { id: sessionId }, body: { text } })
    expect(message.text).toBe(text)
  })
})

describe('a body', () => {
  test.each([
    ['that breaks off', '{"text": "a'],
    ['that is nothing', ''],
    ['that would change every object', '{"text":"a","__proto__":{"role":"owner"}}'],
    ['that would change their maker', '{"text":"a","constructor":{"prototype":{"role":"owner"}}}'],
    ['of two values', '{"text":"a"}{"text":"b"}'],
    ['that is not JSON', "{text: 'a'}"],
    ['of a number that is none', '{"text": NaN}'],
  ])('%s cannot be read', async (_what, body) => {
    await refused('malformed_request', MESSAGES(), { body })
  })

  test('of bytes that are not UTF-8 is refused instead of changed', async () => {
    const bytes = (...middle: number[]) =>
      new Uint8Array([...Buffer.from('{"text":"a'), ...middle, ...Buffer.from('"}')])
    for (const body of [bytes(0xff), bytes(0xc3), bytes(0xc0, 0x80), bytes(0xed, 0xa0, 0x80)])
      await refused('malformed_request', MESSAGES(), { body })
  })

  test.each([
    ['null', 'null'],
    ['a list', '[]'],
    ['a text', '"text"'],
    ['a number', '1'],
    ['a list in place of a text', '{"text":["a"]}'],
    ['an object in place of a text', '{"text":{"toString":"a"}}'],
    ['a number in place of a text', '{"text":1}'],
    ['an unknown field beside', '{"text":"a","role":"copilot"}'],
    ['ten thousand lists in each other', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
  ])('that is %s is refused', async (_what, body) => {
    await refused('validation_failed', MESSAGES(), { body })
  })

  test('that is missing is refused', async () => {
    await refused('validation_failed', MESSAGES())
  })

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    'application/jsonp',
  ])('of type %s is refused', async type => {
    await refused('unsupported_media_type', MESSAGES(), {
      body: '{"text":"a"}',
      headers: { 'content-type': type },
    })
  })

  test('that is too large is refused before it is read', async () => {
    await refused('body_too_large', MESSAGES(), json({ text: 'x'.repeat(300 * 1024) }))
  })

  test('with many faults has them all listed, of the address too', async () => {
    const { issues = [] } = await refused(
      'validation_failed',
      `/api/v1/ai-sessions/import`,
      json({
        title: 'x'.repeat(LIMITS.title + 1),
        colour: 'red',
        messages: [
          { author: '', text: 'a' },
          { author: 'b', text: 'c', role: 'admin' },
          { author: 'b', text: 'c', at: 'now' },
        ],
      }),
    )
    expect(issues.map(issue => issue.path).sort()).toEqual([
      'body',
      'body.messages.0.author',
      'body.messages.1.role',
      'body.messages.2.at',
      'body.title',
    ])
    const inQuery = await refused(
      'validation_failed',
      `${SESSIONS}?limit=0&status=broken&colour=red&q=a&q=b`,
      { method: 'GET' },
    )
    expect(inQuery.issues?.map(issue => issue.path).sort()).toEqual([
      'query',
      'query.limit',
      'query.q',
      'query.status',
    ])
  })
})

describe('a transcript', () => {
  test('of 5,000 messages is taken, in order', async () => {
    const messages = Array.from({ length: 5_000 }, (_, n) => ({
      author: `Author ${n % 7}`,
      text: `Line ${n}`,
    }))
    const { id } = await writer.call(sessions.importSession, { body: { messages } })
    const read = await writer.call(sessions.getSession, { params: { id } })
    expect(read.messages.map(({ text }) => text)).toEqual(messages.map(({ text }) => text))
    expect(read.messages.map(({ ordinal }) => ordinal)).toEqual(messages.map((_, n) => n + 1))
  })

  test('of 50 MB is too large', async () => {
    await refused('body_too_large', `${SESSIONS}/import`, {
      body: JSON.stringify({ messages: [{ author: 'Someone', text: 'x'.repeat(50 * 1024 * 1024) }] }),
    })
  })

  test.each([
    '0000-01-01T00:00:00Z',
    '1969-12-31T23:59:59Z',
    '9999-12-31T23:59:59-23:59',
    '2024-02-30T00:00:00Z',
    'yesterday',
    '2024-01-01',
  ])('with the time %s is refused', async at => {
    const { issues } = await refused(
      'validation_failed',
      `${SESSIONS}/import`,
      json({ messages: [{ author: 'A', text: 'b', at }] }),
    )
    expect(issues).toMatchObject([{ path: 'body.messages.0.at' }])
  })

  test('may have times of any zone', async () => {
    const at = '2024-05-01T10:00:00+23:30'
    const { id } = await member.call(sessions.importSession, {
      body: { messages: [{ author: 'A', text: 'b', at }] },
    })
    const read = await member.call(sessions.getSession, { params: { id } })
    expect(read.messages[0]?.at).toBe('2024-04-30T10:30:00.000Z')
  })
})

describe('an address', () => {
  test.each([
    'not-an-id',
    '1',
    '00000000-0000-0000-0000-00000000000g',
    '%00',
    "1'%20or%20'1'='1",
    '..%2f..%2fetc%2fpasswd',
    'a'.repeat(300),
    '6f1c1f0e-0d5e-4b0e-8f0a-3f2f6f1c1f0e',
  ])('with the id %s leads nowhere', async id => {
    await refused('not_found', `${SESSIONS}/${id}`, { method: 'GET' })
    await refused('not_found', `/api/v1/handoffs/${id}`, { method: 'GET' })
  })

  test.each([
    '/api/v1/nowhere',
    '/api/v1',
    '/api/',
    '/api/v2/ai-sessions',
    '/api/auth/sign-up/email',
    '/api/auth/organization/list',
  ])('%s leads nowhere', async path => {
    await refused('not_found', path, { method: 'GET' })
    await refused('not_found', path, json({}))
  })

  test('that is no text at all is refused', async () => {
    await refused('malformed_request', `${SESSIONS}/%ff`, { method: 'GET' })
  })

  test('with a method that is not offered leads nowhere', async () => {
    await refused('not_found', MESSAGES(), { method: 'PUT', ...json({ text: 'a' }) })
    await refused('not_found', `${SESSIONS}/${sessionId}`, { method: 'DELETE' })
  })

  test.each([
    'garbage',
    '|',
    `2024-01-01T00:00:00.000Z|x`,
    `x|6f1c1f0e-0d5e-4b0e-8f0a-3f2f6f1c1f0e`,
    `2024-13-01T00:00:00.000Z|6f1c1f0e-0d5e-4b0e-8f0a-3f2f6f1c1f0e`,
    `\u0000|6f1c1f0e-0d5e-4b0e-8f0a-3f2f6f1c1f0e`,
    `0000-01-01T00:00:00.000Z|6f1c1f0e-0d5e-4b0e-8f0a-3f2f6f1c1f0e`,
  ])('with the page %j is refused', async before => {
    const { issues } = await refused(
      'validation_failed',
      `${SESSIONS}?before=${encodeURIComponent(before)}`,
      { method: 'GET' },
    )
    expect(issues).toMatchObject([{ path: 'query.before' }])
  })

  test.each(['%00', '%ed%a0%80', '"', '& | ! ( :*', '-', 'or', "''", '\\'])('may search for %s', async q => {
    const answer = await send(`${SESSIONS}?q=${q.startsWith('%') ? q : encodeURIComponent(q)}`, {
      method: 'GET',
    })
    expect([200, 400]).toContain(answer.status)
  })
})

describe('an idempotency key', () => {
  test.each(['short', 'x'.repeat(101), 'with blanks in it', 'semicolon;drop'])(
    'like %j is refused',
    async key => {
      const { issues } = await refused('validation_failed', MESSAGES(), {
        ...json({ text: 'a' }),
        headers: { 'idempotency-key': key },
      })
      expect(issues).toMatchObject([{ path: 'headers.idempotency-key' }])
    },
  )
})

describe('a fence', () => {
  test.each([-1, 1.5, '1', null, 1e308])('that is %j is refused', async fence => {
    const handoff = await member.call(handoffs.createHandoff, {
      params: { id: await start() },
      body: { reason: 'Stuck' },
    })
    const engineer = await logInEngineer()
    const answer = await engineer.raw(`/api/v1/handoffs/${handoff.id}/release`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ fence }),
    })
    expect(answer.status).toBe(400)
    const { code, issues } = (await answer.json()) as { code: string; issues: { path: string }[] }
    expect(code).toBe('validation_failed')
    // One number may be too much in more than one way.
    expect(new Set(issues.map(({ path }) => path))).toEqual(new Set(['body.fence']))
  })
})

let engineer: Promise<Member> | undefined
const logInEngineer = () =>
  (engineer ??= app.addOrganization().then(organization => organization.hire('engineer')))

describe('a log-in', () => {
  test.each([
    ['nothing', '{}'],
    ['a list', '[]'],
    ['a NUL', '{"email":"a\\u0000@example.test","password":"a password for tests"}'],
    ['no text', '{"email":{"$gt":""},"password":{"$gt":""}}'],
    ['a password of a megabyte', JSON.stringify({ email: 'a@example.test', password: 'x'.repeat(200_000) })],
    ['half a character', '{"email":"a@example.test","password":"\\ud83d"}'],
  ])('with %s is refused', async (_what, body) => {
    const answer = await send('/api/auth/sign-in/email', { body })
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect([400, 401]).toContain(answer.status)
  })
})
