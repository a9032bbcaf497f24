import type { z } from 'zod'
import { type Fetch, GuardedFetchError } from '../../core/guarded-fetch.ts'
import { ChannelFault } from '../../features/integrations/index.ts'
import { statusFault } from './post.ts'

type Call = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH'
  url: string
  /** What the other side is called in a sentence for an admin. */
  name: string
  headers?: Record<string, string>
  /** Sent as JSON; a `URLSearchParams` as a form. */
  body?: unknown
  signal: AbortSignal
  /** Statuses that the caller reads itself. */
  reads?: readonly number[]
}

export type JsonAnswer = { status: number; headers: Headers; json: unknown }

/** One call waits less than a whole try, so that what hangs is told apart from what is slow in all. */
const CALL_MS = 12_000

/** Calls a JSON interface at an address that somebody gave. Throws `ChannelFault` unless the answer is a success. */
export async function callJson(
  fetch: Fetch,
  { method = 'GET', url, name, headers, body, signal, reads = [] }: Call,
): Promise<JsonAnswer> {
  const form = body instanceof URLSearchParams
  let answer: Response
  let text: string
  try {
    answer = await fetch(url, {
      method,
      // What moved is told to whoever set it up; a redirect may also lead to a page for logging in.
      redirect: 'error',
      headers: {
        accept: 'application/json',
        ...(body === undefined
          ? {}
          : { 'content-type': form ? 'application/x-www-form-urlencoded' : 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: form ? body.toString() : JSON.stringify(body) }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(CALL_MS)]),
    })
    text = await answer.text()
  } catch (error) {
    throw notReached(error)
  }
  if (!answer.ok && !reads.includes(answer.status)) throw statusFault(answer, name)
  return { status: answer.status, headers: answer.headers, json: readJson(text, answer, name) }
}

function readJson(text: string, { ok }: Response, name: string): unknown {
  if (text === '') return null
  try {
    return JSON.parse(text)
  } catch (cause) {
    if (!ok) return null
    throw new ChannelFault(
      'refused',
      `The address answers, but not as ${name} does. Check that it is the address of ${name} itself.`,
      { cause },
    )
  }
}

const ADVICE: Partial<Record<GuardedFetchError['fault'], string>> = {
  address:
    'A system inside the own network has to be named in RF_ALLOW_PRIVATE_ADDRESSES by whoever runs this server.',
  redirect: 'Enter the address that it leads to.',
}

/** What went wrong before there was an answer, with what to do where somebody can do something. */
function notReached(error: unknown): unknown {
  if (!(error instanceof GuardedFetchError)) return error
  const refused = ['address', 'name', 'redirect'].includes(error.fault)
  const advice = [`${error.message}.`, ADVICE[error.fault]].filter(Boolean).join(' ')
  return new ChannelFault(refused ? 'refused' : 'later', advice, { cause: error })
}

/** An answer as its documentation has it. Throws `ChannelFault` when it is anything else. */
export function shaped<S extends z.ZodType>(schema: S, json: unknown, name: string): z.output<S> {
  const parsed = schema.safeParse(json)
  if (parsed.success) return parsed.data
  throw new ChannelFault(
    'refused',
    `${name} answered in a form that we do not know. Is it a version that we support? The guide to ${name} says which.`,
    // Only where it differs: the answer itself may hold anything.
    { cause: parsed.error.issues.map(({ path, code }) => `${path.join('.')}: ${code}`).join(', ') },
  )
}
