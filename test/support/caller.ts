import type { RouteDef, RouteInput, RouteOutput } from '../../src/shared/contract/route.ts'
import type { ProblemCode, ProblemDocument } from '../../src/shared/problems.ts'
import { openStream, type TestStream } from './stream.ts'

type Options = { idempotencyKey?: string; headers?: Record<string, string> }

/** One browser's way to the API, over the network. */
export type Caller = {
  url: string
  cookie: string
  /** Calls a route and answers its body. Throws with the problem's text when it is refused. */
  call<R extends RouteDef>(route: R, input: RouteInput<R>, options?: Options): Promise<RouteOutput<R>>
  /** Calls a route that has to be refused with this code. Throws when it is not. */
  refused<R extends RouteDef, C extends ProblemCode>(
    route: R,
    input: RouteInput<R>,
    code: C,
    options?: Options,
  ): Promise<Extract<ProblemDocument, { code: C }>>
  /** Any request, for what no well-behaved client would send. */
  raw(path: string, init?: RequestInit): Promise<Response>
  stream(after?: string): Promise<TestStream>
}

/** A caller without a login unless a cookie is given. */
export function makeCaller(url: string, cookie = ''): Caller {
  const raw = (path: string, init: RequestInit = {}) =>
    fetch(`${url}${path}`, { ...init, headers: { ...(cookie ? { cookie } : {}), ...init.headers } })

  async function send(route: RouteDef, input: object, { idempotencyKey, headers = {} }: Options = {}) {
    const { params = {}, query = {}, body } = input as { params?: object; query?: object; body?: unknown }
    const path = Object.entries(params).reduce(
      (filled, [name, value]) => filled.replace(`:${name}`, encodeURIComponent(String(value))),
      route.path,
    )
    const search = new URLSearchParams(
      Object.entries(query).map(([k, v]): [string, string] => [k, String(v)]),
    )
    return raw(`/api/v1${path}?${search}`, {
      method: route.method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  }

  return {
    url,
    cookie,
    raw,
    async call(route, input, options) {
      const answer = await send(route, input, options)
      const text = await answer.text()
      if (!answer.ok) throw new Error(`${route.method} ${route.path}: ${answer.status} ${text}`)
      return JSON.parse(text)
    },
    async refused(route, input, code, options) {
      const answer = await send(route, input, options)
      const body = (await answer.json()) as Extract<ProblemDocument, { code: typeof code }>
      if (body.code !== code)
        throw new Error(
          `${route.method} ${route.path}: wanted ${code}, got ${answer.status} ${JSON.stringify(body)}`,
        )
      return body
    },
    stream: after => openStream(url, cookie, after),
  }
}

/** Logs in as a browser does. */
export async function logIn(url: string, email: string, password: string): Promise<Caller> {
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  if (!answer.ok) throw new Error(`Logging in failed: ${answer.status} ${await answer.text()}`)
  const cookie = answer.headers.getSetCookie().map(line => line.split(';')[0])
  return makeCaller(url, cookie.join('; '))
}
