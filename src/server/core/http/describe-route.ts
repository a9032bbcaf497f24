import { z } from 'zod'
import { person, timestamp } from '../../../shared/contract/fields.ts'
import { routes } from '../../../shared/contract/index.ts'
import type { RouteDef } from '../../../shared/contract/route.ts'
import { flowFault } from '../../../shared/domain/flow/document.ts'
import { PROBLEMS, type ProblemCode } from '../../../shared/problems.ts'

const NAMES = new Map(Object.entries(routes).map(([name, definition]) => [definition, name]))

/** The body of every refusal. What a code adds to it is optional here; `ProblemData` says which code has what. */
const problemDocument = z
  .object({
    type: z.string(),
    code: z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    needed: z.string().optional(),
    role: z.string().optional(),
    handoffId: z.string().optional(),
    handoffStatus: z.string().optional(),
    claimedBy: person.optional(),
    claimedAt: timestamp.optional(),
    askedBy: person.optional(),
    until: timestamp.optional(),
    version: z.int().optional(),
    savedBy: person.optional(),
    savedAt: timestamp.optional(),
    faults: z.array(flowFault).optional(),
    retryAfterSeconds: z.int().optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457. Members after `detail` belong to single codes.' })

const idempotencyHeader = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\w-]{8,100}$/)
    .optional()
    .describe('A repeat with the same key answers as the first call did, for a day'),
})

/** What the OpenAPI page says of a route. Validation itself is done by `route`, which lists all faults at once. */
export function describeRoute(definition: RouteDef) {
  const { summary, description, access, params, query, body, status = 200 } = definition
  const operationId = NAMES.get(definition)
  return {
    ...(operationId ? { operationId } : {}),
    summary,
    ...(description ? { description } : {}),
    ...(params ? { params } : {}),
    ...(query ? { querystring: query } : {}),
    ...(body ? { body } : {}),
    ...(definition.idempotent ? { headers: idempotencyHeader } : {}),
    response: {
      [status]: describeAnswer(definition),
      ...describeRefusals(definition),
    },
    tags: [definition.path.split('/')[1] ?? 'other'],
    security: access === 'public' ? [] : [{ login: [] }],
  }
}

function describeAnswer({ download, events, response }: RouteDef) {
  if (download) return describeFile(download)
  if (!events) return response
  return {
    description: 'Server-sent events, each with such an object as its data',
    content: { 'text/event-stream': { schema: response } },
  }
}

const describeFile = (types: readonly string[]) => ({
  description: 'The file',
  content: Object.fromEntries(types.map(type => [type, { schema: z.string() }])),
})

/** One response a status, which names the codes that it can carry. */
export function describeRefusals(definition: RouteDef) {
  const byStatus = new Map<number, ProblemCode[]>()
  for (const code of refusalsOf(definition)) {
    const { status } = PROBLEMS[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.map(code => `\`${code}\`: ${PROBLEMS[code].title}`).join('. '),
        content: { 'application/problem+json': { schema: problemDocument } },
      },
    ]),
  )
}

/** What the contract names, and what follows from the kind of route. */
function refusalsOf({ method, access, params, query, body, idempotent, problems = [] }: RouteDef) {
  const member: ProblemCode[] = access === 'public' ? [] : ['login_required', 'no_organization']
  return new Set<ProblemCode>([
    ...(query || body || idempotent ? (['validation_failed'] as const) : []),
    ...(body ? (['malformed_request', 'body_too_large', 'unsupported_media_type'] as const) : []),
    ...member,
    ...(member.length > 0 && access !== 'technician' ? (['role_too_low'] as const) : []),
    ...(method === 'GET' ? [] : (['foreign_origin'] as const)),
    ...(params ? (['not_found'] as const) : []),
    ...problems,
    ...(idempotent ? (['idempotency_key_reused'] as const) : []),
    'rate_limited',
  ])
}
