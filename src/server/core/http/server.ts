import { randomUUID } from 'node:crypto'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import { serializerCompiler } from 'fastify-type-provider-zod'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import type { Metrics } from '../metrics.ts'
import { problem } from '../problem.ts'
import { drainOnClose } from './drain.ts'
import { answerErrors, answerFrameworkError } from './errors.ts'

const BODY_LIMIT = 256 * 1024

const SECURITY_HEADERS = {
  'content-security-policy':
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
}

/** The bare server: limits, parsing, headers, errors and logging, before any feature. */
export async function makeServer(config: Config, log: Logger, metrics: Metrics): Promise<FastifyInstance> {
  const server = Fastify({
    loggerInstance: log as unknown as NonNullable<Parameters<typeof Fastify>[0]>['loggerInstance'] & Logger,
    trustProxy: config.trustProxy,
    bodyLimit: BODY_LIMIT,
    // A HEAD of the stream would open one.
    exposeHeadRoutes: false,
    genReqId: () => randomUUID(),
    logController: new LogController({ disableRequestLogging: true }),
    // `drainOnClose` refuses with a problem document instead.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    frameworkErrors: answerFrameworkError,
    rewriteUrl: ({ url = '/' }) =>
      isText(url) || url.startsWith('/api/') ? url : url.replaceAll('%', '%25'),
  }) as unknown as FastifyInstance
  answerErrors(server)
  drainOnClose(server)
  readJsonStrictly(server)
  // Requests are validated by `route`, which lists the faults of all parts at once.
  server.setValidatorCompiler(() => value => ({ value }))
  server.setSerializerCompiler(serializerCompiler)

  await server.register(rateLimit, {
    max: config.rateLimitPerMinute,
    timeWindow: 60_000,
    keyGenerator: request => request.ip,
    skipOnError: true,
    errorResponseBuilder: (_request, { ttl }) =>
      problem('rate_limited', { retryAfterSeconds: Math.ceil(ttl / 1000) }),
  })

  server.addHook('onRequest', async (request, reply) => {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) reply.header(name, value)
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
    refuseForeignOrigin(request.method, request.headers, config.publicUrl)
  })
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    const seconds = reply.elapsedTime / 1000
    metrics.requests.observe({ method: request.method, route, status: reply.statusCode }, seconds)
    // The pattern, not the address: ids and searches are none of the log's business.
    request.log.info(
      { method: request.method, route, status: reply.statusCode, ms: Math.round(seconds * 1000) },
      'answered',
    )
  })
  return server
}

/** Whether the path can be decoded. What cannot is a page that the app says it does not have. */
function isText(url: string): boolean {
  try {
    decodeURI(url.split('?')[0] ?? '')
    return true
  } catch {
    return false
  }
}

/** Fastify's own parser replaces bytes that are not UTF-8; what a person sent is refused instead of changed. */
function readJsonStrictly(server: FastifyInstance) {
  const parseJson = server.getDefaultJsonParser('error', 'error')
  const decoder = new TextDecoder('utf-8', { fatal: true })
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    let text: string
    try {
      text = decoder.decode(body as Buffer)
    } catch {
      done(problem('malformed_request', undefined, 'The request is not UTF-8 text'))
      return
    }
    parseJson(request, text, error =>
      error ? done(problem('malformed_request')) : done(null, JSON.parse(text)),
    )
  })
}

/** A page of another site may not make a logged-in browser change something here. */
function refuseForeignOrigin(
  method: string,
  headers: Record<string, string | string[] | undefined>,
  publicUrl: string | undefined,
) {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return
  const { origin, host } = headers
  // Programs send no Origin and carry no browser's cookies.
  if (typeof origin !== 'string') return
  if (publicUrl && origin === new URL(publicUrl).origin) return
  if (URL.canParse(origin) && new URL(origin).host === host) return
  throw problem('foreign_origin')
}
