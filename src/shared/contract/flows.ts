import { z } from 'zod'
import { FLOW_LIMITS, flowRisk } from '../domain/flow/schema.ts'
import { cursor, idParams } from './fields.ts'
import { watchLevel } from './handoffs.ts'
import { defineRoute } from './route.ts'

/** A step that a flow advises. Recorded with its `text` as it is, it moves the session on in the flow. */
export const flowProposal = z.object({
  nodeId: z.string(),
  text: z.string(),
  /** Commands and hints. */
  how: z.string().nullable(),
  why: z.string(),
  /** How to read the result. */
  tell: z.string(),
  risk: flowRisk,
  /** What has to come out first; null for what can be done now. */
  when: z.string().nullable(),
})
export type FlowProposal = z.output<typeof flowProposal>

const flowQuestion = z.object({
  text: z.string(),
  why: z.string().nullable(),
  answers: z.array(z.string()),
})
export type FlowQuestion = z.output<typeof flowQuestion>

/** Where a flow ends: with the text of a resolution, or with the reason to escalate. */
export const flowEnd = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('resolved'), text: z.string() }),
  z.object({ kind: z.literal('escalate'), text: z.string(), watchLevel }),
])
export type FlowEnd = z.output<typeof flowEnd>

export const sessionProposals = z.object({
  /** The flows that fit, best first, and the one that is followed if it is none of these. */
  matches: z.array(z.object({ id: z.string(), title: z.string(), reason: z.string() })),
  /** The flow that the rest is of: the one asked for, else the one that was begun, else the best match. */
  flow: z.string().nullable(),
  question: flowQuestion.nullable(),
  proposals: z.array(flowProposal),
  end: flowEnd.nullable(),
  cursor,
})
export type SessionProposals = z.output<typeof sessionProposals>

export const getProposals = defineRoute('getProposals', {
  summary: 'What to do next in a session, from the flows that fit it',
  description:
    'Follows from what the session says and from its recorded steps; nothing is stored. Record a proposal as a step with its text and outcome, an answer as a step with the text of the question, the outcome `worked` and the answer as its note.',
  access: 'technician',
  params: idParams,
  query: z.strictObject({ flow: z.string().min(1).max(FLOW_LIMITS.id).optional() }),
  response: sessionProposals,
  problems: ['not_found', 'session_not_readable'],
})
