import type { Assessment } from '../../../shared/contract/handoffs.ts'
import type { AssessmentInput } from '../../../shared/domain/assessment/assess.ts'
import type { ReadTx } from '../../core/transact.ts'
import { getStanding, type ModelBench } from '../../features/ai/index.ts'
import { askStructured } from './ask-structured.ts'
import { assessmentAnswer } from './assess/answer.ts'
import { assessmentAsk } from './assess/prompt.ts'
import { readAssessment } from './assess/read-answer.ts'
import { type LlmParts, makeGuard } from './guard.ts'
import { previewRequest } from './preview-request.ts'
import { streamAnswer } from './stream-answer.ts'
import { testConnection } from './test-connection.ts'

/** Everything that this server does with models: the one place that holds their keys and reaches them. */
export function makeLlm(parts: LlmParts) {
  const guard = makeGuard(parts)

  const model: ModelBench = {
    async standing(tx) {
      const { settings, standing } = await getStanding(tx, parts.serverDefault)
      return standing === 'ready' && settings && guard.paused(tx.orgId, settings) ? 'paused' : standing
    },
    streamAnswer: (orgId, ask, signal) => streamAnswer(guard, orgId, ask, signal),
    askStructured: (orgId, ask, signal) =>
      askStructured(guard, orgId, { ...ask, purpose: 'proposals' }, signal),
    test: (settings, signal) => testConnection(guard, settings, signal),
    preview: (settings, input) => previewRequest(guard, settings, input),
  }

  return {
    model,
    /** The assessor over a model: what it answers is contract, and built on the rules' answer. */
    assessor: {
      enabled: async (tx: ReadTx) => (await model.standing(tx)) === 'ready',
      async assess(orgId: string, input: AssessmentInput & { draft: Assessment }, signal: AbortSignal) {
        const { ask, pieces } = assessmentAsk(input)
        const question = {
          ...ask,
          schema: assessmentAnswer,
          name: 'assessment',
          purpose: 'assessment' as const,
        }
        return readAssessment(await askStructured(guard, orgId, question, signal), pieces, input)
      },
    },
    /** Waits until every call that has ended is counted. */
    counted: guard.counted,
  }
}
