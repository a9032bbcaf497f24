import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Received = { path: string; headers: IncomingHttpHeaders; body: string }
export type Answer = { status?: number; headers?: Record<string, string>; body?: string } | 'hang' | 'cut'

export type Receiver = {
  url: string
  received: Received[]
  /** What the next requests are answered with; may be changed at any time. */
  answer: (request: Received) => Answer
  close(): Promise<void>
}

/** Another side on the loopback: keeps what it gets, and answers, refuses, hangs or cuts as it is told. */
export async function startReceiver(answer: Receiver['answer'] = () => ({})): Promise<Receiver> {
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request.setEncoding('utf8')) body += chunk
    const one = { path: request.url ?? '', headers: request.headers, body }
    receiver.received.push(one)
    const how = receiver.answer(one)
    if (how === 'hang') return
    if (how === 'cut') return void request.socket.destroy()
    response.writeHead(how.status ?? 200, { 'content-type': 'application/json', ...how.headers })
    response.end(how.body ?? '{}')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
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
