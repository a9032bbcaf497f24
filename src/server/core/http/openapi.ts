import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { PROBLEMS } from '../../../shared/problems.ts'

/** Describes every route that is registered after it; `/api/openapi.json` answers the page. */
export async function describeApi(server: FastifyInstance): Promise<void> {
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'ResolutionFlow',
        version: '1',
        description: `Errors are problem documents (RFC 9457) with a \`code\`: ${Object.keys(PROBLEMS).join(', ')}.`,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/', description: 'This server' }],
      components: { securitySchemes: { login: { type: 'apiKey', in: 'cookie', name: 'rf.session_token' } } },
    },
    transform: jsonSchemaTransform,
    transformObject: document => {
      const page = jsonSchemaTransformObject(document)
      const schemas = 'components' in page ? page.components?.schemas : undefined
      // Only answers name a schema; the library also writes it down as an input, which nothing refers to.
      for (const name of Object.keys(schemas ?? {})) if (name.endsWith('Input')) delete schemas?.[name]
      return page
    },
  })
}

/** `/api/openapi.json`. */
export function openApiRoute(server: FastifyInstance): void {
  server.get('/api/openapi.json', { schema: { hide: true } }, async () => server.swagger())
}
