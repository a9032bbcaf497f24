import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as createTcp } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeGuardedFetch } from '../guarded-fetch.ts'
import { NOTHING_ALLOWED, parseAllowList } from './allow-list.ts'

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void

let handle: Handler
const heard: { url: string; method: string; headers: IncomingMessage['headers']; body: string }[] = []
const server = createServer(async (request, response) => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const body = Buffer.concat(parts).toString()
  heard.push({ url: request.url ?? '', method: request.method ?? '', headers: request.headers, body })
  handle(request, response, body)
})
let port: number
let here: string

beforeAll(async () => {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
  here = `http://127.0.0.1:${port}`
})
afterAll(() => {
  server.close()
  server.closeAllConnections()
})
beforeEach(() => {
  heard.length = 0
  handle = (_request, response) => void response.end('fine')
})

const local = parseAllowList('127.0.0.1,named.test')
const toLoopback = async () => [{ address: '127.0.0.1', family: 4 }]
const guarded = (more: Partial<Parameters<typeof makeGuardedFetch>[0]> = {}) =>
  makeGuardedFetch({ allow: local, resolve: toLoopback, ...more })
const redirectTo =
  (location: string, status = 302): Handler =>
  (request, response) => {
    if (request.url === '/end') response.end('end')
    else response.writeHead(status, { location }).end()
  }

describe('a request', () => {
  test('is a fetch: method, headers and body go, status, headers and body come', async () => {
    handle = (_request, response, body) => response.writeHead(201, { 'x-one': '1' }).end(`got ${body}`)
    const answer = await guarded()(`${here}/path?q=1`, {
      method: 'POST',
      headers: { authorization: 'Bearer k', 'accept-encoding': 'gzip' },
      body: 'ü',
    })
    expect(answer.status).toBe(201)
    expect(answer.headers.get('x-one')).toBe('1')
    expect(await answer.text()).toBe('got ü')
    expect(heard).toMatchObject([
      {
        url: '/path?q=1',
        method: 'POST',
        headers: { authorization: 'Bearer k', 'accept-encoding': 'identity' },
      },
    ])
  })

  test('streams: the first piece is there before the last is sent', async () => {
    let finish = () => {}
    handle = (_request, response) => {
      response.write('first')
      finish = () => void response.end('last')
    }
    const reader = (await guarded()(here)).body?.getReader()
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('first')
    finish()
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('last')
    expect((await reader?.read())?.done).toBe(true)
  })

  test('asks for a name once and goes where it was checked, with the name in its head', async () => {
    const answers = ['127.0.0.1', '10.0.0.1']
    const resolve = async () => [{ address: answers.shift() ?? '10.0.0.2', family: 4 }]
    const answer = await guarded({ resolve })(`http://named.test:${port}/`)
    expect(await answer.text()).toBe('fine')
    expect(answers).toEqual(['10.0.0.1'])
    expect(heard[0]?.headers.host).toBe(`named.test:${port}`)
  })

  test('names the host to TLS, though it connects to an address', async () => {
    const tcp = createTcp()
    await new Promise<void>(resolve => tcp.listen(0, '127.0.0.1', resolve))
    const hello = new Promise<string>(resolve =>
      tcp.once('connection', socket =>
        socket.once('data', data => {
          resolve(data.toString('latin1'))
          socket.destroy()
        }),
      ),
    )
    const asked = guarded()(`https://named.test:${(tcp.address() as AddressInfo).port}/`)
    await expect(asked).rejects.toMatchObject({ fault: 'connection' })
    expect(await hello).toContain('named.test')
    tcp.close()
  })

  test('to an address that is not allowed never leaves', async () => {
    const strict = guarded({ allow: NOTHING_ALLOWED })
    for (const url of [here, `http://named.test:${port}/`, `https://localhost:${port}/`])
      await expect(strict(url)).rejects.toMatchObject({ fault: 'address' })
    expect(heard).toEqual([])
  })

  test('does not repeat a password that stood in its address', async () => {
    await expect(guarded()(`http://me:hunter2@127.0.0.1:${port}/`)).rejects.toThrow(/^(?!.*hunter2)/)
  })
})

describe('a redirect', () => {
  test('is followed with everything to the same origin', async () => {
    handle = redirectTo('/end', 307)
    const answer = await guarded()(here, { method: 'POST', body: 'body', headers: { 'x-api-key': 'k' } })
    expect(await answer.text()).toBe('end')
    expect(heard[1]).toMatchObject({ method: 'POST', body: 'body', headers: { 'x-api-key': 'k' } })
  })

  test('to another origin carries no header that may be a secret', async () => {
    handle = redirectTo(`http://named.test:${port}/end`, 307)
    const headers = {
      authorization: 'Bearer k',
      'x-api-key': 'k',
      cookie: 'k',
      'x-any': 'k',
      accept: 'text/plain',
    }
    await guarded()(here, { headers })
    expect(heard[1]?.headers).toMatchObject({ accept: 'text/plain' })
    expect(JSON.stringify(heard[1]?.headers)).not.toContain('"k"')
    expect(JSON.stringify(heard[1]?.headers)).not.toContain('Bearer')
  })

  test('after POST becomes a GET without the body', async () => {
    handle = redirectTo('/end')
    await guarded()(here, { method: 'POST', body: 'body' })
    expect(heard[1]).toMatchObject({ method: 'GET', body: '' })
  })

  test.each([
    'http://10.0.0.1/',
    'http://169.254.169.254/latest',
    'http://[::1]/',
    'file:///etc/passwd',
    'ftp://x/',
  ])('to %s is refused', async location => {
    handle = redirectTo(location)
    await expect(guarded()(here)).rejects.toMatchObject({ fault: 'address' })
    expect(heard).toHaveLength(1)
  })

  test('is followed three times, or not at all when the caller says so', async () => {
    handle = (request, response) =>
      void response.writeHead(302, { location: `/${Number(request.url?.slice(1)) + 1}` }).end()
    await expect(guarded()(`${here}/0`)).rejects.toMatchObject({ fault: 'redirect' })
    expect(heard).toHaveLength(4)
    await expect(guarded()(`${here}/0`, { redirect: 'error' })).rejects.toMatchObject({ fault: 'redirect' })
    expect((await guarded()(`${here}/0`, { redirect: 'manual' })).status).toBe(302)
  })
})

describe('an answer', () => {
  test('that is too large is cut off', async () => {
    handle = (_request, response) => void response.end('x'.repeat(2000))
    const answer = await guarded({ maxBytes: 1000 })(here)
    await expect(answer.text()).rejects.toMatchObject({ fault: 'size' })
  })

  test('that does not come, or does not end, runs out of time', async () => {
    handle = () => {}
    await expect(guarded({ timeoutMs: 100 })(here)).rejects.toMatchObject({ fault: 'time' })
    handle = (_request, response) => void response.write('begun')
    const answer = await guarded({ timeoutMs: 200 })(here)
    await expect(answer.text()).rejects.toMatchObject({ fault: 'time' })
  })

  test('that the caller gives up on frees the connection', async () => {
    const closed = new Promise<void>(resolve => {
      handle = (_request, response) => {
        response.on('close', resolve)
        response.write('begun')
      }
    })
    const stop = new AbortController()
    const answer = await guarded()(here, { signal: stop.signal })
    stop.abort(new Error('enough'))
    await expect(answer.text()).rejects.toThrow('enough')
    await closed
    await expect(guarded()(here, { signal: AbortSignal.abort(new Error('before')) })).rejects.toThrow(
      'before',
    )
  })

  test('that breaks off is a failure', async () => {
    handle = (_request, response) => {
      response.writeHead(200, { 'content-length': '100' })
      response.write('half', () => response.destroy())
    }
    const answer = await guarded()(here)
    await expect(answer.text()).rejects.toThrow()
  })

  test('of nobody is told plainly', async () => {
    const closed = createServer()
    await new Promise<void>(resolve => closed.listen(0, '127.0.0.1', resolve))
    const { port } = closed.address() as AddressInfo
    await new Promise(resolve => closed.close(resolve))
    await expect(guarded()(`http://127.0.0.1:${port}/`)).rejects.toThrow(
      `Nothing answers at 127.0.0.1:${port}`,
    )
    const unknown = guarded({ resolve: () => Promise.reject(new Error('ENOTFOUND')) })
    await expect(unknown('https://nowhere.test/')).rejects.toThrow('The name nowhere.test is not known')
  })
})
