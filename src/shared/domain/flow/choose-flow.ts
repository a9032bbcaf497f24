import type { FlowMatch } from './match.ts'
import type { Flow } from './schema.ts'
import { followSteps, type RecordedStep } from './steps.ts'

export type FlowChoice = { flow: Flow; reason: string }

/**
 * The flow to follow: the one of which most steps are recorded, so that whoever resumes the session, or reads along,
 * stands where the others stand; before the first step the best match. Drafts are not followed.
 */
export function chooseFlow(
  flows: readonly Flow[],
  matches: readonly FlowMatch[],
  steps: readonly RecordedStep[],
): FlowChoice | null {
  const matched = matches.map(({ flow, reason }) => ({ flow, reason }))
  const unmatched = flows
    .filter(flow => !flow.draft && !matched.some(match => match.flow === flow))
    .map(flow => ({ flow, reason: 'Steps of it are recorded in this session' }))
  const begun = [...matched, ...unmatched]
    .map(choice => ({ choice, passed: followSteps(choice.flow, steps).passed.length }))
    .filter(({ passed }) => passed > 0)
    // The sort is stable: of two that came equally far the better match is followed.
    .sort((a, b) => b.passed - a.passed)
  return begun[0]?.choice ?? matched[0] ?? null
}
