import type { z } from 'zod'
import { type ModelAsk, ModelFailure } from '../../features/ai/index.ts'
import { estimateAsk, whole } from './call.ts'
import type { Guard, Purpose } from './guard.ts'

/** From the call to the whole answer, where the caller has no shorter patience. */
const TOTAL_MS = 60_000
const RAW_MAX = 20_000

type Structured<S extends z.ZodType> = ModelAsk & { schema: S; name: string; purpose: Purpose }

/** Asks for an answer of the given shape. One that is not in it is a failure, and carries what was written instead. */
export async function askStructured<S extends z.ZodType>(
  guard: Guard,
  orgId: string,
  { purpose, ...ask }: Structured<S>,
  callers: AbortSignal,
): Promise<z.output<S>> {
  const signal = AbortSignal.any([callers, AbortSignal.timeout(TOTAL_MS)])
  const call = await guard.admit(orgId, purpose, signal)
  let tokens = { inputTokens: estimateAsk(ask), outputTokens: 0 }
  let failure: unknown
  try {
    const answer = await whole(call.opened, ask, signal)
    tokens = answer.tokens
    return readStructured(answer.text, ask.schema)
  } catch (error) {
    failure = error
    throw call.failure(error, signal)
  } finally {
    call.end(tokens, failure, signal)
  }
}

/** Parses an answer strictly, once: JSON as it stands, or in one fence around all of it. */
export function readStructured<S extends z.ZodType>(text: string, schema: S): z.output<S> {
  const rawText = text.slice(0, RAW_MAX)
  const fenced = /^\s*```(?:json)?\s*\n([\s\S]*)\n\s*```\s*$/i.exec(text)
  let value: unknown
  try {
    value = JSON.parse(fenced?.[1] ?? text)
  } catch {
    throw new ModelFailure('outside_schema', 'The model answered no JSON', { rawText })
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new ModelFailure('outside_schema', 'The model answered in another shape than it was asked for', {
    rawText,
  })
}
