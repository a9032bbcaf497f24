import { z } from 'zod'
import { text } from '../../contract/fields.ts'
import { watchLevel } from '../../contract/handoffs.ts'
import { stepOutcome } from '../../contract/sessions.ts'

/** Longest accepted texts and lists of a flow. A flow is read while someone waits on the phone. */
export const FLOW_LIMITS = {
  source: 100_000,
  id: 60,
  title: 120,
  category: 40,
  keyword: 60,
  keywords: 60,
  symptom: 300,
  symptoms: 20,
  nodes: 100,
  question: 300,
  answer: 100,
  do: 300,
  how: 2_000,
  why: 600,
  tell: 600,
  resolved: 4_000,
  escalate: 1_000,
} as const

/** What a step may do to the people who work there; `irreversible` cannot be undone by the technician. */
export const flowRisk = z.enum(['none', 'reversible', 'disruptive', 'irreversible'])
export type FlowRisk = z.output<typeof flowRisk>

/** The outcomes that end a step; `proposed` is one that still waits. */
export const flowOutcome = stepOutcome.exclude(['proposed'])
export type FlowOutcome = z.output<typeof flowOutcome>

/** Ids begin with a letter: a key of digits alone would change the order of the nodes. */
export const flowId = z
  .string()
  .max(FLOW_LIMITS.id)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'Use small letters, digits and single hyphens, a letter first')

/** Asks the technician something; each answer leads to a node. */
export const questionNode = z.strictObject({
  question: text(FLOW_LIMITS.question),
  why: text(FLOW_LIMITS.why).optional(),
  answers: z
    .record(text(FLOW_LIMITS.answer), flowId)
    .refine(answers => Object.keys(answers).length >= 2, 'Give at least two answers'),
})

/** Something to do. `do` becomes the step of the session, `how` holds the commands, `tell` how to read the result. */
export const stepNode = z.strictObject({
  do: text(FLOW_LIMITS.do),
  how: text(FLOW_LIMITS.how).optional(),
  why: text(FLOW_LIMITS.why),
  tell: text(FLOW_LIMITS.tell),
  risk: flowRisk,
  /** An outcome without a branch takes `otherwise`; without that, `failed`. */
  next: z.strictObject({
    worked: flowId,
    failed: flowId,
    partial: flowId.optional(),
    inconclusive: flowId.optional(),
    skipped: flowId.optional(),
    otherwise: flowId.optional(),
  }),
})

/** The good end: the text from which the resolution is made. */
export const resolvedNode = z.strictObject({ resolved: text(FLOW_LIMITS.resolved) })

/** The honest end: why someone senior is needed, and how urgent that is. */
export const escalateNode = z.strictObject({
  escalate: text(FLOW_LIMITS.escalate),
  watch: watchLevel,
})

export const flowNode = z.union([questionNode, stepNode, resolvedNode, escalateNode])
export type FlowNode = z.output<typeof flowNode>
export type QuestionNode = z.output<typeof questionNode>
export type StepNode = z.output<typeof stepNode>
export type EndNode = z.output<typeof resolvedNode> | z.output<typeof escalateNode>

/** What a flow says besides its nodes. */
export const flowHead = z.strictObject({
  id: flowId,
  title: text(FLOW_LIMITS.title),
  category: text(FLOW_LIMITS.category),
  /** A draft is not proposed to anybody until an admin has read it and taken this mark away. */
  draft: z.boolean().optional(),
  keywords: z.array(text(FLOW_LIMITS.keyword)).min(1).max(FLOW_LIMITS.keywords),
  symptoms: z.array(text(FLOW_LIMITS.symptom)).min(1).max(FLOW_LIMITS.symptoms),
  start: flowId,
})

const nodesOf = <Node extends z.ZodType>(node: Node) =>
  z
    .record(flowId, node)
    .refine(
      nodes => Object.keys(nodes).length <= FLOW_LIMITS.nodes,
      `Has more than ${FLOW_LIMITS.nodes} nodes`,
    )

/** The outside of a flow whose nodes are still to be checked one by one. */
export const flowFrame = flowHead.extend({ nodes: nodesOf(z.unknown()) })

/** A flow of the right shape. That its paths end is what `checkFlow` says. */
export const flow = flowHead.extend({ nodes: nodesOf(flowNode) })
export type Flow = z.output<typeof flow>
