import type { SessionProposals } from '../../../shared/contract/flows.ts'
import type { SessionSummary, Step } from '../../../shared/contract/sessions.ts'
import { chooseFlow, type FlowChoice } from '../../../shared/domain/flow/choose-flow.ts'
import { type FlowQuery, matchFlows } from '../../../shared/domain/flow/match.ts'
import { proposals } from '../../../shared/domain/flow/proposals.ts'
import type { Flow } from '../../../shared/domain/flow/schema.ts'
import { shownEnd, shownQuestion } from '../../../shared/domain/flow/shown.ts'
import { problem } from '../../core/problem.ts'

type Facts = { session: SessionSummary; messages: FlowQuery['messages']; steps: readonly Step[] }

/** What the flows advise in a session. Throws `not_found` for a wanted flow that is not served. */
export function advise(
  flows: readonly Flow[],
  { session, messages, steps }: Facts,
  wanted?: string,
): Omit<SessionProposals, 'cursor'> {
  const matches = matchFlows(flows, { ...session, messages })
  const choice = wanted === undefined ? chooseFlow(flows, matches, steps) : wantedFlow(flows, wanted)
  const listed =
    matches.some(match => match.flow === choice?.flow) || !choice ? matches : [...matches, choice]
  const advice = choice && proposals(choice.flow, steps)
  return {
    matches: listed.map(({ flow: { id, title }, reason }) => ({ id, title, reason })),
    flow: choice?.flow.id ?? null,
    question: advice?.ask ? shownQuestion(advice.ask.question) : null,
    proposals: advice?.steps ?? [],
    end: advice?.end ? shownEnd(advice.end, { session, steps }) : null,
  }
}

function wantedFlow(flows: readonly Flow[], id: string): FlowChoice {
  const flow = flows.find(candidate => candidate.id === id && !candidate.draft)
  if (!flow) throw problem('not_found')
  return { flow, reason: 'It was chosen by hand' }
}
