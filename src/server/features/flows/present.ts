import type { FlowEnd, FlowQuestion } from '../../../shared/contract/flows.ts'
import type { EndNode, QuestionNode } from '../../../shared/domain/flow/schema.ts'
import { fillTemplate, type TemplateFacts } from '../../../shared/domain/flow/template.ts'

export const presentQuestion = ({ question, why, answers }: QuestionNode): FlowQuestion => ({
  text: question,
  why: why ?? null,
  answers: Object.keys(answers),
})

/** The end of a flow with what the session knows filled in. */
export const presentEnd = (end: EndNode, facts: TemplateFacts): FlowEnd =>
  'resolved' in end
    ? { kind: 'resolved', text: fillTemplate(end.resolved, facts) }
    : { kind: 'escalate', text: fillTemplate(end.escalate, facts), watchLevel: end.watch }
