import type { EndNode, Flow, FlowRisk, QuestionNode } from './schema.ts'
import { type FlowPlace, followSteps, nextInFlow, placeIn, type RecordedStep } from './steps.ts'

export type FlowProposal = {
  nodeId: string
  /** Becomes the text of the session's step. */
  text: string
  how: string | null
  why: string
  tell: string
  risk: FlowRisk
  /** What has to come out first, or null for what can be done now. */
  when: string | null
}

export type FlowAdvice = {
  /** The question that has to be answered before the flow goes on. */
  ask: { nodeId: string; question: QuestionNode } | null
  /** What to do: the next step, and after it what follows if it fails; after a question the first step of each answer. */
  steps: FlowProposal[]
  end: EndNode | null
}

const PROPOSALS_MAX = 3

/** What the flow advises after the steps so far. The same steps give the same advice, whoever resumes the session. */
export function proposals(flow: Flow, steps: readonly RecordedStep[], max = PROPOSALS_MAX): FlowAdvice {
  const { place } = followSteps(flow, steps)
  if (!place) return { ask: null, steps: [], end: null }
  const { id, node } = place
  if ('question' in node) {
    const firsts = Object.entries(node.answers).flatMap(([answer, target]) => {
      const next = placeIn(flow, target)
      return next ? propose(next, answer) : []
    })
    return { ask: { nodeId: id, question: node }, steps: firsts.slice(0, max), end: null }
  }
  if ('do' in node) return { ask: null, steps: ifAllFail(flow, place).slice(0, max), end: null }
  return { ask: null, steps: [], end: node }
}

function ifAllFail(flow: Flow, first: FlowPlace): FlowProposal[] {
  const chain: FlowProposal[] = []
  let when: string | null = null
  for (let place: FlowPlace | null = first; place && 'do' in place.node; ) {
    chain.push(...propose(place, when))
    when = `“${place.node.do}” failed`
    place = nextInFlow(flow, place.id, 'failed')
  }
  return chain
}

function propose({ id, node }: FlowPlace, when: string | null): FlowProposal[] {
  if (!('do' in node)) return []
  const { do: text, how = null, why, tell, risk } = node
  return [{ nodeId: id, text, how, why, tell, risk, when }]
}
