import { sql } from 'kysely'
import { sameSecret } from '../auth/secret.ts'
import type { Config } from '../config.ts'
import { measureJobs } from '../jobs/figures.ts'
import { problem } from '../problem.ts'
import type { App } from './route.ts'

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** `/healthz`, `/readyz`, `/metrics`: for whoever runs the server. */
export function operationRoutes(
  { server, db, metrics }: App,
  config: Config,
  isClosing: () => boolean,
): void {
  const hidden = { schema: { hide: true }, config: { rateLimit: false as const } }

  server.get('/healthz', hidden, async () => ({ status: 'ok' }))

  server.get('/readyz', hidden, async (_request, reply) => {
    // A load balancer stops sending before the port closes.
    if (isClosing()) throw problem('shutting_down')
    await sql`select 1`.execute(db.kysely).catch(() => {
      throw problem('database_unavailable')
    })
    return reply.send({ status: 'ready' })
  })

  server.get('/metrics', hidden, async (request, reply) => {
    const { metricsToken } = config
    const [, token] = request.headers.authorization?.split('Bearer ') ?? []
    // Without a token: this machine alone, and not through a proxy that would lend it its address.
    const allowed = metricsToken
      ? sameSecret(token ?? '', metricsToken)
      : LOOPBACK.has(request.socket.remoteAddress ?? '') && !request.headers['x-forwarded-for']
    if (!allowed) throw problem('not_found')
    // What this node counts is told also while the database is away.
    await measureJobs(db, metrics).catch(() => {})
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics())
  })
}
