import type { LanguageModel } from 'ai'
import type { Services } from '../../core/context.ts'
import type { Sealer } from '../../core/crypto.ts'
import type { Fetch } from '../../core/guarded-fetch.ts'
import {
  ModelFailure,
  type ModelSettings,
  readStanding,
  recordUsage,
  type Usage,
} from '../../features/ai/index.ts'
import { type Breaker, makeBreaker } from './breaker.ts'
import { type Outcome, outcomeOf, toFailure } from './faults.ts'
import { languageModel } from './provider.ts'
import { makeSlots, type Slots } from './slots.ts'

export type LlmParts = {
  services: Services
  sealer: Sealer
  fetch: Fetch
  serverDefault: ModelSettings | null
  /** Calls under way at once on this node. */
  concurrency: number
}

/** A model with its key opened: lives for one call. */
export type Opened = { settings: ModelSettings; model: LanguageModel }

/** Tokens of a call; estimated where the server does not tell. */
export type Tokens = Omit<Usage, 'failed'>

export type Purpose = 'assessment' | 'copilot' | 'proposals'

/** A call that was let through. `end` has to be called once, however it went. */
export type Admitted = {
  opened: Opened
  /** Makes a failure of whatever was thrown; the caller's own giving up passes as it is. */
  failure(error: unknown, signal: AbortSignal): unknown
  /** Counts the call, and lets the next one in. */
  end(tokens: Tokens, error: unknown, signal: AbortSignal): void
}

export type Guard = ReturnType<typeof makeGuard>

/** What stands between everybody who asks and the model: standing, places, circuit breaker, key, counting. */
export function makeGuard({ services, sealer, fetch, serverDefault, concurrency }: LlmParts) {
  const { metrics, log } = services
  const breaker: Breaker = makeBreaker()
  const slots: Slots = makeSlots({ node: concurrency, organization: Math.max(1, Math.ceil(concurrency / 2)) })
  /** Countings that are under way, so that a server that stops can wait for them. */
  const counting = new Set<Promise<void>>()

  // A new key is a new circuit: sealed, no two are alike.
  const circuit = (orgId: string, { provider, baseUrl, model, keySealed }: ModelSettings) =>
    [orgId, provider, baseUrl, model, keySealed].join(' ')

  function open(settings: ModelSettings, through: Fetch = fetch): Opened & { key: string | null } {
    const key = settings.keySealed === null ? null : unsealed(settings.keySealed)
    return { settings, key, model: languageModel(settings, key, through) }
  }

  function unsealed(key: string): string {
    try {
      return sealer.open(key)
    } catch (cause) {
      throw new ModelFailure('refused', 'The stored key belongs to another server key: enter it again', {
        cause,
      })
    }
  }

  function count(orgId: string, purpose: Purpose, tokens: Tokens, result: Outcome['result']) {
    metrics.modelCalls.inc({ purpose, result })
    metrics.modelTokens.inc({ purpose, direction: 'input' }, tokens.inputTokens)
    metrics.modelTokens.inc({ purpose, direction: 'output' }, tokens.outputTokens)
    const counted = recordUsage(services, orgId, { ...tokens, failed: result === 'failed' })
      .then(cost => metrics.modelCost.inc({ purpose }, cost))
      .catch((err: unknown) => log.error({ err }, 'a call of a model was not counted'))
      .finally(() => counting.delete(counted))
    counting.add(counted)
  }

  return {
    open,
    paused: (orgId: string, settings: ModelSettings) => breaker.paused(circuit(orgId, settings)),
    counted: () => Promise.all(counting),

    /** Lets a call through, or fails with a `ModelFailure` that says why not. Waits for a place until `signal` ends. */
    async admit(orgId: string, purpose: Purpose, signal: AbortSignal): Promise<Admitted> {
      const { settings, standing } = await readStanding(services, orgId, serverDefault)
      if (!settings || standing === 'off') throw new ModelFailure('off', 'No model is set up')
      if (standing === 'limit_reached')
        throw new ModelFailure('limit_reached', 'The limit of this month is reached, so no model is asked')
      const opened = open(settings)
      const release = await slots.take(orgId, signal)
      const key = circuit(orgId, settings)
      if (!breaker.begin(key)) {
        release()
        metrics.modelCalls.inc({ purpose, result: 'turned_away' })
        throw new ModelFailure('paused', 'The model failed several times, and is asked again in a moment')
      }
      return {
        opened,
        failure: (error, signal) => (signal.aborted ? signal.reason : toFailure(error, opened.key)),
        end(tokens, error, signal) {
          release()
          const outcome = judge(purpose, error, signal)
          breaker.end(key, outcome)
          count(orgId, purpose, tokens, outcome.result)
        },
      }
    },
  }
}

/** A deadline that passed is the server's failure; somebody who went away is not. Nobody goes away from an assessment. */
function judge(purpose: Purpose, error: unknown, signal: AbortSignal): Outcome {
  if (error === undefined) return { result: 'answered' }
  if (!signal.aborted) return outcomeOf(error)
  const isLate = purpose === 'assessment' || (signal.reason as Error | undefined)?.name === 'TimeoutError'
  return { result: isLate ? 'failed' : 'given_up' }
}
