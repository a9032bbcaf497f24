import { APICallError } from 'ai'
import { clip } from '../../../shared/domain/clip.ts'
import { redact } from '../../../shared/domain/redaction/redact.ts'
import { GuardedFetchError } from '../../core/guarded-fetch.ts'
import { ModelFailure, type ModelFault } from '../../features/ai/index.ts'

/** How a call ended, as far as the server's health goes. `given_up`: the caller no longer wanted it. */
export type Outcome = { result: 'answered' | 'failed' | 'given_up'; retryAfterMs?: number }

const MESSAGE_MAX = 300
const KEY_PART = 8

/**
 * What went wrong, in a sentence without the key. What a provider said is no cause of it: a log writes causes out, and
 * theirs hold the request and may hold the key. A failure that is one already passes.
 */
export function toFailure(error: unknown, key: string | null): ModelFailure {
  if (error instanceof ModelFailure) return error
  const causes = [...causesOf(error)]
  const guarded = causes.find(cause => cause instanceof GuardedFetchError)
  if (guarded) {
    const fault = guarded.fault === 'time' ? 'timed_out' : 'unreachable'
    return new ModelFailure(fault, guarded.message, { cause: guarded })
  }
  if (causes.some(({ name }) => name === 'TimeoutError'))
    return new ModelFailure('timed_out', 'The model did not answer in time')
  const api = causes.find(cause => APICallError.isInstance(cause))
  if (api?.statusCode !== undefined && api.statusCode >= 300) return refusal(api, api.statusCode, key)
  return new ModelFailure('failed', 'The server broke off or answered something that is no answer')
}

/** Whether what was thrown says that the server is not well, and until when it asked to be left alone. */
export function outcomeOf(error: unknown): Outcome {
  if (error instanceof ModelFailure && error.fault === 'outside_schema') return { result: 'answered' }
  const api = [...causesOf(error)].find(cause => APICallError.isInstance(cause))
  const retryAfter = Number(api?.responseHeaders?.['retry-after'])
  return { result: 'failed', ...(retryAfter > 0 ? { retryAfterMs: retryAfter * 1000 } : {}) }
}

function refusal(error: APICallError, status: number, key: string | null): ModelFailure {
  const fault: ModelFault = status === 429 ? 'busy' : status < 500 ? 'refused' : 'failed'
  const said = withoutKey(error.message, key).replace(/\s+/g, ' ').trim()
  const sentence = said ? `The server answered ${status}: ${said}` : `The server answered ${status}`
  return new ModelFailure(fault, clip(redact(sentence).text, MESSAGE_MAX))
}

/** The text without the key and without any larger part of it. */
export function withoutKey(text: string, key: string | null): string {
  if (!key) return text
  let hidden = text.replaceAll(key, '[key]').replaceAll(encodeURIComponent(key), '[key]')
  for (let at = 0; at + KEY_PART <= key.length; at++) {
    const part = key.slice(at, at + KEY_PART)
    hidden = hidden.replaceAll(part, '[key]')
  }
  return hidden.replace(/(\[key\]\S{0,8})+/g, '[key]')
}

function* causesOf(error: unknown): Generator<Error> {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 8; cause = cause.cause, depth++)
    yield cause
}
