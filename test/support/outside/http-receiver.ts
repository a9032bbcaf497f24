import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Certificate } from './certificate.ts'

export type Received = {
  method: string
  path: string
  headers: IncomingHttpHeaders
  body: string
  /** The same as it came, where it is no text. */
  bytes: Buffer
}
export type Answer = { status?: number; headers?: Record<string, string>; body?: string } | 'hang' | 'cut'

export type Receiver = {
  url: string
  received: Received[]
  /** What the next requests are answered with; may be changed at any time. */
  answer: (request: Received) => Answer | Promise<Answer>
  close(): Promise<void>
}

/**
 * Another side on the loopback: keeps what it gets, and answers, refuses, hangs or cuts as it is told. With a certificate it
 * is `https://localhost`.
 */
export async function startReceiver(
  answer: Receiver['answer'] = () => ({}),
  certificate?: Certificate,
): Promise<Receiver> {
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const bytes = Buffer.concat(chunks)
    const one = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      body: bytes.toString('utf8'),
      bytes,
    }
    receiver.received.push(one)
    const how = await receiver.answer(one)
    if (how === 'hang') return
    if (how === 'cut') return void request.socket.destroy()
    response.writeHead(how.status ?? 200, { 'content-type': 'application/json', ...how.headers })
    response.end(how.body ?? '{}')
  }
  const server = certificate ? createTlsServer(certificate, take) : createServer(take)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const receiver: Receiver = {
    url: certificate ? `https://localhost:${port}` : `http://127.0.0.1:${port}`,
    received: [],
    answer,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return receiver
}
