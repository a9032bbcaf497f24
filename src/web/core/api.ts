import type { Contract } from '../../shared/contract/index.ts'
import { endpointOf, type OperationName } from '../../shared/contract/operations.ts'
import type { RouteInput, RouteOutput } from '../../shared/contract/route.ts'
import type { ProblemCode, ProblemDocument } from '../../shared/problems.ts'
import { noteServerDate } from '../ui/clock.ts'

/** An error answer of the API; `problem.title` is the sentence to show. */
export class ApiProblem extends Error {
  readonly problem: ProblemDocument
  constructor(problem: ProblemDocument) {
    super(problem.title)
    this.name = 'ApiProblem'
    this.problem = problem
  }
}

/** The server could not be reached at all. */
export class NetworkProblem extends Error {
  constructor(options?: ErrorOptions) {
    super('The server cannot be reached', options)
    this.name = 'NetworkProblem'
  }
}

/** The problem document behind `error` when it has the code, narrowed to that code's data. */
export function problemOf<C extends ProblemCode>(
  error: unknown,
  code: C,
): Extract<ProblemDocument, { code: C }> | undefined {
  if (error instanceof ApiProblem && error.problem.code === code)
    return error.problem as Extract<ProblemDocument, { code: C }>
  return undefined
}

export type CallOptions = {
  signal?: AbortSignal
  idempotencyKey?: string
  /** Goes on when the page is left meanwhile. */
  keepalive?: boolean
}

/**
 * Calls one operation of the contract and returns its answer.
 * Throws `ApiProblem` for an error answer and `NetworkProblem` when there is none.
 */
export async function call<N extends OperationName>(
  operation: N,
  input: RouteInput<Contract[N]>,
  options: CallOptions = {},
): Promise<RouteOutput<Contract[N]>> {
  const { method } = endpointOf(operation)
  const { body } = input as { body?: unknown }
  const headers: Record<string, string> = { accept: 'application/json' }
  if (body !== undefined) headers['content-type'] = 'application/json'
  if (options.idempotencyKey) headers['idempotency-key'] = options.idempotencyKey

  const askedAt = Date.now()
  let answer: Response
  try {
    answer = await fetch(addressOf(operation, input), {
      method,
      headers,
      credentials: 'same-origin',
      keepalive: options.keepalive ?? false,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(options.signal ? { signal: options.signal } : {}),
    })
  } catch (error) {
    if (options.signal?.aborted) throw error
    throw new NetworkProblem({ cause: error })
  }
  noteServerDate(answer.headers.get('date'), askedAt)
  if (!answer.ok) throw await readProblem(answer)
  return (await answer.json()) as RouteOutput<Contract[N]>
}

/** The address of one operation, for what the browser itself fetches: a download. */
export function addressOf<N extends OperationName>(operation: N, input: RouteInput<Contract[N]>): string {
  const { params, query } = input as { params?: object; query?: object }
  return `/api/v1${fillPath(endpointOf(operation).path, params)}${queryString(query)}`
}

const fillPath = (path: string, params: object = {}) =>
  Object.entries(params).reduce(
    (filled, [name, value]) => filled.replace(`:${name}`, encodeURIComponent(value)),
    path,
  )

function queryString(query: object = {}): string {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries.map(([k, v]) => [k, String(v)]))}`
}

/** The error behind an answer that is not a success; a proxy in between may answer no problem document. */
export async function readProblem(answer: Response): Promise<Error> {
  try {
    const body = (await answer.json()) as ProblemDocument
    if (typeof body.code === 'string') return new ApiProblem(body)
  } catch {
    // Not JSON: falls through to the plain answer below.
  }
  return new NetworkProblem()
}
