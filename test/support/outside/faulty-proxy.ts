import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Answer } from './http-receiver.ts'

export type Passed = { method: string; path: string; status: number; body: string }

export type FaultyProxy = {
  url: string
  /** What went through, in order. */
  passed: Passed[]
  /** Called for each request before it is passed on; an answer takes the place of the real one. */
  before: ((request: { method: string; path: string }) => Answer | undefined | Promise<undefined>) | undefined
  /** True for a request whose answer is cut off, after the other side has done it. */
  loses: ((request: { method: string; path: string }) => boolean) | undefined
  close(): Promise<void>
}

/** Stands before a server on the loopback: passes on, or does what a network and a busy server do. */
export async function startFaultyProxy(target: string): Promise<FaultyProxy> {
  const server = createServer(async (incoming, outgoing) => {
    const { method = 'GET', url: path = '/' } = incoming
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    const how = await proxy.before?.({ method, path })
    if (how === 'hang') return
    if (how === 'cut') return void incoming.socket.destroy()
    if (how) {
      outgoing.writeHead(how.status ?? 200, { 'content-type': 'application/json', ...how.headers })
      return void outgoing.end(how.body ?? '{}')
    }
    const headers = { ...incoming.headers, host: new URL(target).host }
    const onward = request(new URL(path, target), { method, headers }, answer => {
      proxy.passed.push({ method, path, status: answer.statusCode ?? 0, body: body.toString() })
      if (proxy.loses?.({ method, path })) {
        answer.resume()
        return void answer.once('end', () => incoming.socket.destroy())
      }
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    onward.once('error', () => incoming.socket.destroy())
    onward.end(body)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const proxy: FaultyProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    passed: [],
    before: undefined,
    loses: undefined,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return proxy
}
