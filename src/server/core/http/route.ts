import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { FileAnswer } from '../../../shared/contract/fields.ts'
import { atLeast, type RouteDef, type RouteOutput, type RouteParsed } from '../../../shared/contract/route.ts'
import type { Issue } from '../../../shared/problems.ts'
import { findLogin } from '../auth/actor.ts'
import type { Auth } from '../auth/auth.ts'
import type { Ctx, Services } from '../context.ts'
import { problem } from '../problem.ts'
import { describeRoute } from './describe-route.ts'
import { sendFile } from './send-file.ts'

/** What features build on: the process's services, the server, and logins. */
export type App = Services & { server: FastifyInstance; auth: Auth }

/** What a handler knows of its caller: a member for member routes, nobody for public ones. */
type CtxOf<R extends RouteDef> = R['access'] extends 'public'
  ? Services & { reply: FastifyReply; request: FastifyRequest }
  : Ctx

export const API = '/api/v1'

const IDEMPOTENCY_KEY = /^[\w-]{8,100}$/

/**
 * Registers one route of the contract: validates everything and lists all faults, checks login and role,
 * then calls `handler`, whose answer is what the contract says.
 */
export function route<R extends RouteDef>(
  app: App,
  definition: R,
  handler: (ctx: CtxOf<R>, input: RouteParsed<R>) => Promise<RouteOutput<R>>,
): void {
  const { method, path, status = 200, bodyLimit, perMinute } = definition
  app.server.route({
    method,
    url: `${API}${path}`,
    schema: describeRoute(definition),
    ...(bodyLimit ? { bodyLimit } : {}),
    config: { access: definition.access, ...(perMinute ? { rateLimit: { max: perMinute } } : {}) },
    handler: async (request, reply) => {
      const ctx = await contextOf(app, definition, request, reply)
      const input = validate(definition, request)
      if (definition.idempotent && 'actor' in ctx) {
        const idempotency = idempotencyOf(app, request, path, input)
        if (idempotency) Object.assign(ctx, { idempotency })
      }
      reply.status(status)
      const answer = await handler(ctx as CtxOf<R>, input)
      return definition.download ? sendFile(reply, answer as FileAnswer) : answer
    },
  })
}

/** Who calls, in which role. Throws `login_required`, `no_organization` or `role_too_low`. */
export async function contextOf(
  app: App,
  definition: RouteDef,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const { db, metrics, sealer, auth } = app
  const services: Services = { db, metrics, sealer, log: request.log as Services['log'] }
  if (definition.access === 'public') return { ...services, request, reply }

  const { actor, setCookies } = await findLogin(auth, db, request.headers.cookie)
  if (setCookies.length > 0) reply.header('set-cookie', setCookies)
  if (!actor) throw problem('no_organization')
  if (!atLeast(actor.role, definition.access))
    throw problem('role_too_low', { needed: definition.access, role: actor.role })
  return { ...services, actor }
}

/** Parses params, query and body; throws one problem that lists the faults of all three. */
export function validate<R extends RouteDef>(definition: R, request: FastifyRequest): RouteParsed<R> {
  const issues: Issue[] = []
  const part = (name: 'params' | 'query' | 'body') => {
    const schema: z.ZodType | undefined = definition[name]
    if (!schema) return undefined
    const parsed = schema.safeParse(request[name] ?? (name === 'body' ? undefined : {}))
    if (parsed.success) return parsed.data
    // An id that is no id names nothing, so the answer is the same as for an id that does not exist.
    if (name === 'params') throw problem('not_found')
    issues.push(
      ...parsed.error.issues.map(issue => ({
        path: [name, ...issue.path].join('.'),
        message: issue.message,
      })),
    )
    return undefined
  }
  const input = { params: part('params'), query: part('query'), body: part('body') }
  if (issues.length > 0) throw problem('validation_failed', { issues })
  return input as RouteParsed<R>
}

function idempotencyOf(
  { sealer }: App,
  request: FastifyRequest,
  path: string,
  input: object,
): Ctx['idempotency'] {
  const key = request.headers['idempotency-key']
  if (key === undefined) return undefined
  if (typeof key !== 'string' || !IDEMPOTENCY_KEY.test(key))
    throw problem('validation_failed', {
      issues: [{ path: 'headers.idempotency-key', message: 'Must be 8 to 100 letters, digits, - or _' }],
    })
  return { key, request: sealer.fingerprint(`${path}\n${JSON.stringify(input)}`) }
}
