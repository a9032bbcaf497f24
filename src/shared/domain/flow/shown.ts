import type { FlowEnd, FlowQuestion } from '../../contract/flows.ts'
import type { EndNode, QuestionNode } from './schema.ts'
import { fillTemplate, type TemplateFacts } from './template.ts'

/** A question of a flow as a technician is asked it. */
export const shownQuestion = ({ question, why, answers }: QuestionNode): FlowQuestion => ({
  text: question,
  why: why ?? null,
  answers: Object.keys(answers),
})

/** The end of a flow with what the session knows filled in. */
export const shownEnd = (end: EndNode, facts: TemplateFacts): FlowEnd =>
  'resolved' in end
    ? { kind: 'resolved', text: fillTemplate(end.resolved, facts) }
    : { kind: 'escalate', text: fillTemplate(end.escalate, facts), watchLevel: end.watch }
