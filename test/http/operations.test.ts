import { once } from 'node:events'
import { Agent, request as httpRequest } from 'node:http'
import { connect, type Socket } from 'node:net'
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterEach, describe, expect, test } from 'vitest'
import { openEmbedded } from '../../src/server/core/db/embedded.ts'
import { migrate } from '../../src/server/core/db/migrate.ts'
import * as handoffs from '../../src/shared/contract/handoffs.ts'
import * as members from '../../src/shared/contract/members.ts'
import * as sessions from '../../src/shared/contract/sessions.ts'
import { PASSWORD, startApp, type TestApp } from '../support/app.ts'
import { logIn, makeCaller } from '../support/caller.ts'

let app: TestApp
afterEach(() => app?.close())

const get = (path: string, headers: Record<string, string> = {}) => makeCaller(app.url).raw(path, { headers })
const signIn = (headers: Record<string, string> = {}, email = 'nobody@example.test') =>
  makeCaller(app.url).raw('/api/auth/sign-in/email', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ email, password: 'not the password' }),
  })

describe('what every answer says', () => {
  test('the browser may run only what this server sends, show the app in no frame and guess no type', async () => {
    app = await startApp()
    for (const path of ['/healthz', '/api/v1/setup', '/api/v1/me', '/nowhere', '/api/openapi.json']) {
      const { headers } = await get(path)
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'self'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).toContain("object-src 'none'")
      expect(policy).not.toMatch(/unsafe-(inline|eval)|\*/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('same-origin')
      expect(headers.get('x-powered-by')).toBeNull()
    }
    expect((await get('/api/v1/me')).headers.get('cache-control')).toBe('no-store')
  })

  test('the login cookie is out of reach of scripts and of other sites, and of plain HTTP behind HTTPS', async () => {
    app = await startApp()
    const { email } = await (await app.addOrganization()).hire('technician')
    const answer = await makeCaller(app.url).raw('/api/auth/sign-in/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password: PASSWORD }),
    })
    const cookies = answer.headers.getSetCookie()
    expect(cookies.length).toBeGreaterThan(0)
    for (const cookie of cookies) expect(cookie).toMatch(/HttpOnly.*SameSite=(Lax|Strict)/i)
    await app.close()

    app = await startApp({ config: { PUBLIC_URL: 'https://help.example.test' } })
    const person = await (await app.addOrganization()).hire('technician')
    expect(person.cookie).toMatch(/^__Secure-/)
  })
})

describe('for a load balancer and a monitor', () => {
  test('alive and ready are told apart when the database is gone', async () => {
    const db = await openEmbedded(null)
    await migrate(db.kysely)
    app = await startApp({ db })
    expect((await get('/healthz')).status).toBe(200)
    expect((await get('/readyz')).status).toBe(200)
    await db.close()
    expect((await get('/healthz')).status).toBe(200)
    const notReady = await get('/readyz')
    expect(notReady.status).toBe(503)
    expect(await notReady.json()).toMatchObject({ code: 'database_unavailable' })
  })

  test('figures are for this machine, and not through a proxy that lends it its address', async () => {
    app = await startApp()
    await get('/api/v1/setup')
    const answer = await get('/metrics')
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('route="/api/v1/setup",status="200"')
    expect((await get('/metrics', { 'x-forwarded-for': '203.0.113.9' })).status).toBe(404)
  })

  test('with a token figures are for whoever has it', async () => {
    const token = 'a token for the monitor'
    app = await startApp({ config: { METRICS_TOKEN: token } })
    expect((await get('/metrics')).status).toBe(404)
    expect((await get('/metrics', { authorization: 'Bearer wrong' })).status).toBe(404)
    const away = { authorization: `Bearer ${token}`, 'x-forwarded-for': '203.0.113.9' }
    expect((await get('/metrics', away)).status).toBe(200)
  })
})

describe('limits', () => {
  const attempts = async (count: number, send: (n: number) => Promise<Response>) => {
    const statuses: number[] = []
    for (let n = 0; n < count; n++) statuses.push((await send(n)).status)
    return statuses
  }

  test('count the connection and not what the client says of itself', async () => {
    app = await startApp({ config: { RATE_LIMIT_PER_MINUTE: '3' } })
    const statuses = await attempts(5, n => get('/api/v1/setup', { 'x-forwarded-for': `203.0.113.${n}` }))
    expect(statuses).toEqual([200, 200, 200, 429, 429])
    const answer = await get('/api/v1/setup')
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    const { code, retryAfterSeconds } = (await answer.json()) as { code: string; retryAfterSeconds: number }
    expect(code).toBe('rate_limited')
    expect(Number(answer.headers.get('retry-after'))).toBe(retryAfterSeconds)
    expect((await get('/healthz')).status).toBe(200)
  })

  test('count the client behind a proxy that the operator named', async () => {
    app = await startApp({ config: { RATE_LIMIT_PER_MINUTE: '2', TRUST_PROXY: '127.0.0.1' } })
    const from = (address: string) => get('/api/v1/setup', { 'x-forwarded-for': address })
    expect(await attempts(3, () => from('203.0.113.1'))).toEqual([200, 200, 429])
    expect((await from('203.0.113.2')).status).toBe(200)
    // What the client put in front of what the proxy added does not count.
    expect((await from('198.51.100.7, 203.0.113.1')).status).toBe(429)
  })

  test('allow few guesses of a password', async () => {
    app = await startApp({ config: { LOGIN_LIMIT_PER_MINUTE: '2' } })
    expect(await attempts(4, n => signIn({}, `person${n}@example.test`))).toEqual([401, 401, 429, 429])
  })
})

describe('a page of another site', () => {
  test('can change nothing with the browser of someone who is logged in', async () => {
    app = await startApp()
    const person = await (await app.addOrganization()).hire('technician')
    const input = { body: { title: 'Title', problem: 'Problem' } }
    for (const origin of [
      'https://evil.example',
      'null',
      `${app.url}.evil.example`,
      app.url.replace(/\d+$/, '1'),
    ])
      await person.refused(sessions.createSession, input, 'foreign_origin', { headers: { origin } })
    expect((await person.call(sessions.listSessions, { query: {} })).sessions).toEqual([])
    expect((await signIn({ origin: 'https://evil.example' })).status).toBe(403)
    await person.call(sessions.createSession, input, { headers: { origin: app.url } })
  })

  test('is known by the public address behind a proxy', async () => {
    app = await startApp({ config: { PUBLIC_URL: 'http://help.example.test' } })
    const person = await (await app.addOrganization()).hire('technician')
    const input = { body: { title: 'Title', problem: 'Problem' } }
    await person.call(sessions.createSession, input, { headers: { origin: 'http://help.example.test' } })
    await person.refused(sessions.createSession, input, 'foreign_origin', {
      headers: { origin: 'http://other.example.test' },
    })
  })
})

test('the log holds no text, password, token, cookie or mail address of anybody', async () => {
  const lines: string[] = []
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  app = await startApp({ log: pino({ level: 'trace' }, sink) })
  const organization = await app.addOrganization('Canarymsp')
  const technician = await organization.hire('technician', 'Canaryname')
  const engineer = await organization.hire('engineer')
  const owner = await organization.hire('owner')

  const session = await technician.call(sessions.createSession, {
    body: { title: 'canarytitle', problem: 'canaryproblem', client: 'canaryclient', ticketRef: 'canaryref' },
  })
  const params = { id: session.id }
  await technician.call(sessions.addMessage, { params, body: { text: 'canarymessage' } })
  await technician.call(sessions.addStep, { params, body: { text: 'canarystep', note: 'canarynote' } })
  const handoff = await technician.call(handoffs.createHandoff, { params, body: { reason: 'canaryreason' } })
  await engineer.call(handoffs.claimHandoff, {
    params: { id: handoff.id },
    body: { readBack: 'canaryreadback' },
  })
  await engineer.call(sessions.listSessions, { query: { q: 'canarysearch' } })
  await engineer.call(sessions.resolveSession, { params, body: { resolution: 'canaryresolution' } })
  const { link } = await owner.call(members.createInvitation, {
    body: { email: 'canary@invited.test', role: 'technician' },
  })
  const token = link.split('#')[1] ?? ''
  await makeCaller(app.url).call(members.acceptInvitation, {
    body: { token, name: 'Canaryinvited', password: 'canarypassword' },
  })
  await signIn({}, 'canary@guess.test')
  await signIn({}, technician.email)
  await technician.raw(`/api/v1/ai-sessions?q=canaryquery&nonsense=canarynonsense`)
  await technician.raw('/api/v1/ai-sessions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"title": "canarybroken',
  })

  const log = lines.join('')
  expect(log).toContain('answered')
  const cookie = technician.cookie.split('=')[1] ?? ''
  for (const secret of [
    PASSWORD,
    token,
    cookie,
    decodeURIComponent(cookie).split('.')[0] ?? '',
    technician.email,
    '@',
  ])
    expect(log).not.toContain(secret)
  expect(log.match(/canary\w*/gi)).toBeNull()
})

describe('a server that is told to stop', () => {
  test('tells the streams why, answers what has begun, and refuses what is new', async () => {
    app = await startApp()
    const person = await (await app.addOrganization()).hire('technician')
    const listener = await person.stream()
    const underWay = await beginRequest(person.cookie)

    const stopped = app.close()
    expect(await listener.until(({ event }) => event === 'bye')).toMatchObject({
      data: '{"reason":"shutdown"}',
    })
    await listener.ended
    await expect(get('/healthz')).rejects.toThrow()
    const { status, connection, body } = await underWay.finish()
    expect(status).toBe(201)
    expect(connection).toBe('close')
    expect(JSON.parse(body)).toMatchObject({ title: 'Under way' })
    await stopped
  })

  test('waits for no connection that says nothing, opened ahead of need or kept after use', async () => {
    app = await startApp()
    const port = Number(new URL(app.url).port)
    const silent: Socket = connect(port, '127.0.0.1')
    await once(silent, 'connect')
    const kept = new Agent({ keepAlive: true })
    await new Promise((resolve, reject) =>
      httpRequest(`${app.url}/healthz`, { agent: kept }, answer => answer.resume().once('end', resolve))
        .once('error', reject)
        .end(),
    )
    const closed = once(silent, 'close')
    const began = performance.now()
    await app.close()
    await closed
    expect(performance.now() - began).toBeLessThan(5_000)
    kept.destroy()
  })

  /** Sends the head and half the body of a request; `finish` sends the rest and reads the answer. */
  async function beginRequest(cookie: string) {
    const body = JSON.stringify({ title: 'Under way', problem: 'Slow' })
    const request = httpRequest(`${app.url}/api/v1/ai-sessions`, {
      method: 'POST',
      agent: new Agent({ keepAlive: true }),
      headers: { cookie, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    })
    const arrived = once(app.server.server, 'request')
    request.write(body.slice(0, 10))
    await arrived
    return {
      async finish() {
        const answered = once(request, 'response')
        request.end(body.slice(10))
        const [answer] = await answered
        let text = ''
        for await (const chunk of answer) text += chunk
        return { status: answer.statusCode, connection: answer.headers.connection, body: text }
      },
    }
  }
})

test('a login that ends stays ended', async () => {
  app = await startApp()
  const person = await (await app.addOrganization()).hire('technician')
  const again = await logIn(app.url, person.email, PASSWORD)
  await person.raw('/api/auth/sign-out', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
  await person.refused(members.getMe, {}, 'login_required')
  await again.call(members.getMe, {})
})
