import { z } from 'zod'
import { flowFault } from '../domain/flow/document.ts'
import { FLOW_LIMITS, flow, flowId } from '../domain/flow/schema.ts'
import { cursor, id, idParams, person, storedAsIs, timestamp } from './fields.ts'
import { defineRoute } from './route.ts'

export const flowState = z.enum(['draft', 'published', 'archived'])
export type FlowState = z.output<typeof flowState>

/** How a version came to be. `reset`: back to the text that comes with the product; `drafted`: from a session. */
export const flowVersionKind = z.enum(['edited', 'restored', 'reset', 'drafted'])
export type FlowVersionKind = z.output<typeof flowVersionKind>

export const flowSummary = z.object({
  id: flowId,
  /** Title, category and keywords of the newest version. */
  title: z.string(),
  category: z.string(),
  keywords: z.array(z.string()),
  /** It comes with the product: its own text is never lost, and is proposed while no other version is published. */
  builtIn: z.boolean(),
  /** `published`: technicians are led by it. `archived`: nobody is, until it is published again. */
  state: flowState,
  /** The newest version; 0 when the organization never changed this flow of the product. */
  version: z.int(),
  versionKind: flowVersionKind.nullable(),
  /** The version that technicians are led by; null for none, of a flow of the product for its own text. */
  publishedVersion: z.int().nullable(),
  savedBy: person.nullable(),
  savedAt: timestamp.nullable(),
  /** The session that it was drafted from. */
  sessionId: id.nullable(),
  /** Rises by one at each change of the flow, its state included. */
  revision: z.int(),
})
export type FlowSummary = z.output<typeof flowSummary>

/** The order of a list of flows. */
export const byTitle = (a: FlowSummary, b: FlowSummary): number =>
  compare(a.title.toLowerCase(), b.title.toLowerCase()) || compare(a.id, b.id)

// The same on every machine, whatever its language.
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

export const flowVersion = z.object({
  version: z.int(),
  kind: flowVersionKind,
  /** The version whose text this one took up again. */
  restoredFrom: z.int().nullable(),
  title: z.string(),
  savedBy: person,
  savedAt: timestamp,
})
export type FlowVersion = z.output<typeof flowVersion>

const flowParams = z.strictObject({ id: flowId })
const versionNumber = z.coerce.number().int().min(1).max(1_000_000)
/** The newest version that the caller has seen. */
const basedOn = z.int().min(0)
// The longest flow, escaped to JSON.
const BODY_LIMIT = FLOW_LIMITS.source * 6 + 1_000

export const listFlows = defineRoute('listFlows', {
  summary: 'Flows of the organization and of the product, by title',
  access: 'admin',
  response: z.object({ flows: z.array(flowSummary), cursor }),
})

export const flowDetail = z.object({
  flow: flowSummary,
  /** The text to go on from: of the newest version, or the product's own. */
  text: z.string(),
  /** The text that comes with the product, null for a flow of the organization. */
  builtInText: z.string().nullable(),
  /** The session that it was drafted from. */
  session: z.object({ id, title: z.string() }).nullable(),
  cursor,
})
export type FlowDetail = z.output<typeof flowDetail>

export const getFlow = defineRoute('getFlow', {
  summary: 'One flow with its newest text',
  access: 'admin',
  params: flowParams,
  response: flowDetail,
  problems: ['not_found'],
})

export const listFlowVersions = defineRoute('listFlowVersions', {
  summary: 'Versions of a flow, newest first, at most 50 at once',
  access: 'admin',
  params: flowParams,
  query: z.strictObject({ before: versionNumber.optional() }),
  response: z.object({
    versions: z.array(flowVersion),
    /** Pass as `before` to get the next ones; null at the end. */
    next: z.int().nullable(),
    cursor,
  }),
  problems: ['not_found'],
})

export const getFlowVersion = defineRoute('getFlowVersion', {
  summary: 'The text of one version of a flow',
  access: 'admin',
  params: z.strictObject({ id: flowId, version: versionNumber }),
  response: flowVersion.extend({ text: z.string() }),
  problems: ['not_found'],
})

export const flowCheck = z.object({
  /** What is wrong, by line; empty when the flow could be published. */
  faults: z.array(flowFault),
  /** The flow to look at; null as long as it cannot be followed. */
  flow: flow.nullable(),
  /** The line on which each node begins. */
  lines: z.record(z.string(), z.int()),
})
export type FlowCheck = z.output<typeof flowCheck>

export const checkFlowText = defineRoute('checkFlowText', {
  summary: 'What is wrong with the text of a flow, by line; nothing is kept',
  access: 'admin',
  body: z.strictObject({
    text: storedAsIs,
    /** The flow that the text is meant for: its id may not change. */
    id: flowId.optional(),
  }),
  response: flowCheck,
  bodyLimit: BODY_LIMIT,
})

export const createFlow = defineRoute('createFlow', {
  summary: 'Make a flow of the organization, as a draft',
  description:
    'The text has to be a flow without faults, or the answer is `flow_invalid` with line and reason.',
  access: 'admin',
  body: z.strictObject({ text: storedAsIs }),
  response: flowSummary,
  status: 201,
  problems: ['flow_invalid', 'flow_id_taken'],
  idempotent: true,
  bodyLimit: BODY_LIMIT,
})

export const saveFlow = defineRoute('saveFlow', {
  summary: 'Save a version of a flow; what technicians are led by stays until it is published',
  description:
    '`basedOn` is the version that was changed, 0 for the text of the product. When another came meanwhile, the answer is `flow_changed` and nothing is kept; neither is a text with a fault (`flow_invalid`).',
  access: 'admin',
  params: flowParams,
  body: z.strictObject({ text: storedAsIs, basedOn }),
  response: flowSummary,
  status: 201,
  problems: ['not_found', 'flow_invalid', 'flow_changed'],
  idempotent: true,
  bodyLimit: BODY_LIMIT,
})

export const restoreFlow = defineRoute('restoreFlow', {
  summary: 'Save the text of an older version as the newest one',
  access: 'admin',
  params: flowParams,
  body: z.strictObject({ version: versionNumber, basedOn }),
  response: flowSummary,
  status: 201,
  problems: ['not_found', 'flow_invalid', 'flow_changed'],
  idempotent: true,
})

export const resetFlow = defineRoute('resetFlow', {
  summary: 'Go back to the text that comes with the product, at once',
  description:
    'The edits stay among the versions. A flow of the organization has no such text: `flow_not_built_in`.',
  access: 'admin',
  params: flowParams,
  body: z.strictObject({ basedOn }),
  response: flowSummary,
  status: 201,
  problems: ['not_found', 'flow_not_built_in', 'flow_changed'],
  idempotent: true,
})

export const changeFlowState = defineRoute('changeFlowState', {
  summary: 'Publish the newest version of a flow, take it back to a draft, or archive it',
  description:
    '`published`: technicians are led by the version `basedOn`, from now on. `draft`: by no version; a flow of the product then says what the product says. `archived`: it is proposed to nobody. The same state again changes nothing.',
  access: 'admin',
  params: flowParams,
  body: z.strictObject({ state: flowState, basedOn }),
  response: flowSummary,
  problems: ['not_found', 'flow_invalid', 'flow_changed'],
})

export const getFlowDraft = defineRoute('getFlowDraft', {
  summary: 'The flow that was drafted from a session, if there is one',
  access: 'engineer',
  params: idParams,
  response: z.object({ flow: flowSummary.nullable(), cursor }),
  problems: ['not_found', 'session_not_readable'],
})

export const draftFlow = defineRoute('draftFlow', {
  summary: 'Make a draft of a flow from a resolved session',
  description:
    'Its steps in their order, each failed one a branch; nobody is led by it before an admin has published it. A session has one draft: the second call answers the first one’s.',
  access: 'engineer',
  params: idParams,
  response: flowSummary,
  status: 201,
  problems: ['not_found', 'session_not_readable', 'session_not_resolved', 'nothing_to_draft'],
})
