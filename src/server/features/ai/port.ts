import type { z } from 'zod'
import type { AiStanding } from '../../../shared/contract/ai.ts'
import type { Assessment } from '../../../shared/contract/handoffs.ts'
import type { AssessmentInput } from '../../../shared/domain/assessment/assess.ts'
import type { Redacted } from '../../../shared/domain/redaction/redacted.ts'
import type { ReadTx } from '../../core/transact.ts'
import type { ModelSettings } from './settings.ts'

/** What a model is asked. It has no tools. */
export type ModelAsk = {
  system: string
  messages: { role: 'user' | 'assistant'; content: Redacted }[]
  /** 1,500 unless told. */
  maxOutputTokens?: number
}

/** The one way to a model, for every feature. Calls are bounded, counted and stopped at the month's limit. */
export type ModelAccess = {
  /** Whether a call would be made now. Reads the database inside the caller's transaction; no network. */
  standing(tx: ReadTx): Promise<AiStanding>
  /**
   * The answer piece by piece, as plain text without links or control characters. Fails with a `ModelFailure`, or with
   * the reason of `signal`.
   */
  streamAnswer(orgId: string, ask: ModelAsk, signal: AbortSignal): AsyncIterable<string>
  /** An answer of the given shape. Its texts are as the model wrote them. Fails as `streamAnswer` does. */
  askStructured<S extends z.ZodType>(
    orgId: string,
    ask: ModelAsk & { schema: S; name: string },
    signal: AbortSignal,
  ): Promise<z.output<S>>
}

/** What the settings page needs of the model beyond asking it. */
export type ModelBench = ModelAccess & {
  /** Asks one small question. Fails with a `ModelFailure`. */
  test(settings: ModelSettings, signal: AbortSignal): Promise<void>
  /** The request that the assessor would send: made by the same code, up to the network. */
  preview(
    settings: ModelSettings,
    input: AssessmentInput & { draft: Assessment },
  ): Promise<{ url: string; payload: string }>
}

export type ModelFault =
  | 'off'
  | 'limit_reached'
  | 'paused'
  | 'unreachable'
  | 'refused'
  | 'busy'
  | 'failed'
  | 'timed_out'
  | 'outside_schema'

/** Why a model gave no answer. The message is a sentence for people, without the key. */
export class ModelFailure extends Error {
  readonly fault: ModelFault
  /** What the model wrote, where it cannot be used: for admins only, and not for the log, so it is not enumerable. */
  readonly rawText: string | undefined
  constructor(
    fault: ModelFault,
    message: string,
    { rawText, ...options }: ErrorOptions & { rawText?: string } = {},
  ) {
    super(message, options)
    this.name = 'ModelFailure'
    this.fault = fault
    Object.defineProperty(this, 'rawText', { value: rawText, enumerable: false })
  }
}
