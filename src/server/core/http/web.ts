import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { problem } from '../problem.ts'

const BUILT = fileURLToPath(new URL('../../../../dist/web/', import.meta.url))
const YEAR_SECONDS = 31_536_000

/** The browser's app: hashed files for ever, the page itself never from a cache. Every page address answers the page. */
export async function serveWeb(server: FastifyInstance): Promise<void> {
  if (!existsSync(BUILT)) return
  await server.register(fastifyStatic, {
    root: BUILT,
    wildcard: false,
    preCompressed: true,
    // Reading a file is cheap and a page loads many; the limit is for the API.
    setHeaders: (reply, path) => {
      const hashed = path.includes('/assets/')
      reply.header('cache-control', hashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache')
    },
  })
  server.get('/*', { schema: { hide: true }, config: { rateLimit: false } }, async (request, reply) => {
    if (request.url.startsWith('/api/') || /\.[a-z0-9]+$/i.test(request.url.split('?')[0] ?? ''))
      throw problem('not_found')
    return reply.sendFile('index.html')
  })
}
