import type { Assessment } from '../../../shared/contract/handoffs.ts'
import type { AssessmentInput } from '../../../shared/domain/assessment/assess.ts'
import type { Fetch } from '../../core/guarded-fetch.ts'
import type { ModelSettings } from '../../features/ai/index.ts'
import { assessmentAnswer } from './assess/answer.ts'
import { assessmentAsk } from './assess/prompt.ts'
import { whole } from './call.ts'
import type { Guard } from './guard.ts'

class Captured extends Error {}

/** The assessor's request, made by the assessor's own code and caught where it would leave. */
export async function previewRequest(
  guard: Guard,
  settings: ModelSettings,
  input: AssessmentInput & { draft: Assessment },
): Promise<{ url: string; payload: string }> {
  let request: { url: string; payload: string } | undefined
  const capture: Fetch = async (to, init) => {
    request = { url: String(to), payload: String(init?.body) }
    throw new Captured()
  }
  // The body holds no key, so none has to be opened for it.
  const opened = guard.open({ ...settings, keySealed: null }, capture)
  const question = { ...assessmentAsk(input).ask, schema: assessmentAnswer, name: 'assessment' }
  await whole(opened, question, new AbortController().signal).catch(() => {})
  if (!request) throw new Error('The request of the assessor was not made')
  return request
}
