import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { problem } from '../problem.ts'

/**
 * Makes `close()` answer what has begun, refuse what is new, and wait for nothing else. Browsers open
 * connections ahead of need and keep used ones; Node counts the former as busy for a minute and the latter
 * stay for theirs, and a restart would wait for them.
 */
export function drainOnClose(server: FastifyInstance): void {
  const unused = new Set<Socket>()
  let closing = false

  server.server.on('connection', socket => {
    if (closing) return socket.destroy()
    unused.add(socket)
    socket.once('close', () => unused.delete(socket))
  })
  server.server.on('request', request => unused.delete(request.socket))

  server.addHook('onRequest', async () => {
    if (closing) throw problem('shutting_down')
  })
  server.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close')
  })
  server.addHook('preClose', async () => {
    closing = true
    for (const socket of unused) socket.destroy()
  })
}
