import type { Redacted } from '../../../shared/domain/redaction/redacted.ts'
import type { ReadTx } from '../../core/transact.ts'

/** What the model is asked: never more than what stands here, and no tools. */
export type CopilotAsk = {
  system: string
  messages: { role: 'user' | 'assistant'; content: Redacted }[]
}

/** `off`: none is set up. `unavailable`: one is, but it may not be asked now (its limit, or it failed of late). */
export type ModelStanding = 'ready' | 'off' | 'unavailable'

/** The model behind the copilot; an integration implements it. */
export type CopilotModel = {
  /** Reads inside of the caller's transaction; no network. */
  standing(tx: ReadTx): Promise<ModelStanding>
  /** The answer piece by piece. Fails with whatever went wrong, or with the reason of `signal`. */
  answer(orgId: string, ask: CopilotAsk, signal: AbortSignal): AsyncIterable<string>
}
