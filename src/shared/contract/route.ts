import type { z } from 'zod'
import type { ProblemCode } from '../problems.ts'
import { endpointOf, type Method, type OperationName } from './operations.ts'

/** Roles in rising order; a route's `access` admits the named role and every higher one. */
export const ROLES = ['technician', 'engineer', 'admin', 'owner'] as const
export type Role = (typeof ROLES)[number]

/** True when `role` is `least` or above it. */
export const atLeast = (role: Role, least: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(least)

/**
 * One operation of the API, told once: the server's handler, the browser's call, the validation and the
 * OpenAPI page all take their types from it.
 */
export type RouteDef = Described & { operation: OperationName; method: Method; path: string }

type Described = {
  summary: string
  description?: string
  /** Least role that may call it; `public` needs no login. */
  access: Role | 'public'
  params?: z.ZodType
  query?: z.ZodType
  body?: z.ZodType
  response: z.ZodType
  /** The answer is a file of one of these types; `response` is then `fileAnswer`. */
  download?: readonly string[]
  /** The answer is a stream of server-sent events, each of which is a `response`. */
  events?: boolean
  /** Success status, 200 unless told. */
  status?: 200 | 201 | 202 | 204
  /** What can go wrong beyond validation and access. */
  problems?: readonly ProblemCode[]
  /** An `Idempotency-Key` header makes a repeat answer as the first call did. */
  idempotent?: boolean
  /** Largest body in bytes, 256 KiB unless told. */
  bodyLimit?: number
  /** Calls a minute from one client address, where the general limit is too generous. */
  perMinute?: number
}

/** A route: where it is, by its operation's name, and all that is said of it. */
export const defineRoute = <N extends OperationName, const R extends Described>(
  operation: N,
  described: R,
) => ({
  operation,
  ...endpointOf(operation),
  ...described,
})

type Shape<
  R extends RouteDef,
  K extends 'params' | 'query' | 'body',
  Side extends 'input' | 'output',
> = R[K] extends z.ZodType ? (Side extends 'input' ? z.input<R[K]> : z.output<R[K]>) : undefined

/** What the caller passes. */
export type RouteInput<R extends RouteDef> = {
  [K in 'params' | 'query' | 'body' as R[K] extends z.ZodType ? K : never]: Shape<R, K, 'input'>
}
/** What the handler receives after validation. */
export type RouteParsed<R extends RouteDef> = {
  params: Shape<R, 'params', 'output'>
  query: Shape<R, 'query', 'output'>
  body: Shape<R, 'body', 'output'>
}
export type RouteOutput<R extends RouteDef> = z.output<R['response']>
