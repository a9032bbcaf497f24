import { requireDatabase } from '../db/unavailable.ts'
import type { App } from '../http/route.ts'
import { problem } from '../problem.ts'

/** What of better-auth is reachable from outside. The rest is used from inside, through our own commands. */
const OPEN = new Set(['POST /sign-in/email', 'POST /sign-out', 'GET /get-session', 'POST /change-password'])

/** `/api/auth/*`: logging in and out. */
export function authRoutes({ server, auth, db }: App, loginsPerMinute: number): void {
  server.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    schema: { hide: true },
    config: { access: 'public', rateLimit: { max: loginsPerMinute } },
    handler: async (request, reply) => {
      const path = request.url.slice('/api/auth'.length).split('?')[0]
      if (!OPEN.has(`${request.method} ${path}`)) throw problem('not_found')
      const headers = new Headers()
      for (const name of ['cookie', 'content-type', 'user-agent'] as const) {
        const value = request.headers[name]
        if (value) headers.set(name, value)
      }
      headers.set('x-forwarded-for', request.ip)
      const answer = await auth.handler(
        new Request(new URL(request.url, `${request.protocol}://${request.host}`), {
          method: request.method,
          headers,
          ...(request.method === 'POST' ? { body: JSON.stringify(request.body ?? {}) } : {}),
        }),
      )
      if (answer.status === 401) throw problem('login_failed')
      if (answer.status >= 500) {
        await requireDatabase(db)
        throw problem('internal_error')
      }
      if (answer.status >= 400) throw problem('malformed_request')
      reply.status(answer.status).header('set-cookie', answer.headers.getSetCookie())
      return reply
        .type('application/json')
        .serializer(String)
        .send(await answer.text())
    },
  })
}
