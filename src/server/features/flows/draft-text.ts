import { flowFromSession } from '../../../shared/domain/flow/from-session.ts'
import { FLOW_LIMITS, type Flow } from '../../../shared/domain/flow/schema.ts'
import { writeFlow } from './write-flow.ts'

type Facts = Parameters<typeof flowFromSession>[0]

/**
 * The draft of a flow as an admin will read it, which is a flow without faults. Of a session whose steps fill more
 * than a flow may be long the last ones are taken. Null when there is nothing to draft.
 */
export function draftText(facts: Facts): { flow: Flow; text: string } | null {
  for (let steps = facts.steps; ; steps = steps.slice(Math.ceil(steps.length / 2))) {
    const flow = flowFromSession({ ...facts, steps })
    if (!flow) return null
    const text = writeFlow(flow)
    if (text.length <= FLOW_LIMITS.source) return { flow, text }
  }
}
