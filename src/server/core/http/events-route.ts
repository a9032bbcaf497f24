import { Readable } from 'node:stream'
import type { RouteDef, RouteOutput, RouteParsed } from '../../../shared/contract/route.ts'
import type { Ctx } from '../context.ts'
import { describeRoute } from './describe-route.ts'
import { API, type App, contextOf, validate } from './route.ts'

/**
 * `route` for an answer that comes piece by piece. What `begin` throws is answered as a problem; after that the answer
 * is a stream of server-sent events that ends with the iterable. A caller who goes away ends the reading of it.
 */
export function eventsRoute<R extends RouteDef & { events: true }>(
  app: App,
  definition: R,
  begin: (ctx: Ctx, input: RouteParsed<R>) => Promise<AsyncIterable<RouteOutput<R>>>,
): void {
  const { method, path, access } = definition
  app.server.route({
    method,
    url: `${API}${path}`,
    schema: describeRoute(definition),
    config: { access },
    handler: async (request, reply) => {
      const ctx = (await contextOf(app, definition, request, reply)) as Ctx
      const parts = await begin(ctx, validate(definition, request))
      return reply
        .headers({
          'content-type': 'text/event-stream; charset=utf-8',
          'cache-control': 'no-cache, no-transform',
          'x-accel-buffering': 'no',
        })
        .send(Readable.from(encode(parts), { objectMode: false }))
    },
  })
}

async function* encode(parts: AsyncIterable<unknown>): AsyncGenerator<string> {
  // Before the first part may be a long wait: a proxy, and whoever asks, should know that it has begun.
  yield ': begun\n\n'
  for await (const part of parts) yield `data: ${JSON.stringify(part)}\n\n`
}
