import { z } from 'zod'
import {
  cursor,
  givenTime,
  id,
  idParams,
  optionalText,
  person,
  placeInList,
  text,
  timestamp,
} from './fields.ts'
import { LIMITS } from './limits.ts'
import { defineRoute } from './route.ts'

export const sessionStatus = z.enum(['active', 'requesting_escalation', 'escalated', 'resolved'])
export type SessionStatus = z.output<typeof sessionStatus>

export const messageRole = z.enum(['technician', 'copilot', 'client', 'other'])
export type MessageRole = z.output<typeof messageRole>

export const stepOutcome = z.enum(['worked', 'failed', 'partial', 'inconclusive', 'skipped', 'proposed'])
export type StepOutcome = z.output<typeof stepOutcome>

export const sessionSummary = z.object({
  id,
  title: z.string(),
  problem: z.string(),
  client: z.string().nullable(),
  ticketRef: z.string().nullable(),
  status: sessionStatus,
  owner: person,
  createdBy: person,
  createdAt: timestamp,
  updatedAt: timestamp,
  resolvedAt: timestamp.nullable(),
  resolution: z.string().nullable(),
  /** Rises by one at each change of the session itself. */
  version: z.int(),
})
export type SessionSummary = z.output<typeof sessionSummary>

export const message = z.object({
  id,
  sessionId: id,
  /** 1 for the first message of the session. */
  ordinal: z.int(),
  /** `id` is null for people without an account: clients, and authors in an imported transcript. */
  author: z.object({ id: z.string().nullable(), name: z.string() }),
  role: messageRole,
  text: z.string(),
  at: timestamp,
})
export type Message = z.output<typeof message>

export const step = z.object({
  id,
  sessionId: id,
  ordinal: z.int(),
  text: z.string(),
  outcome: stepOutcome,
  note: z.string().nullable(),
  /** The message that the step was drawn from. */
  messageId: id.nullable(),
  author: person,
  at: timestamp,
  updatedAt: timestamp,
  version: z.int(),
})
export type Step = z.output<typeof step>

/** What the caller may do with a session, decided by the server's policy. */
export const sessionPermissions = z.object({
  /** Add messages and steps. */
  write: z.boolean(),
  /** Escalate and resolve. */
  manage: z.boolean(),
})

export const sessionDetail = z.object({
  session: sessionSummary,
  participants: z.array(person),
  messages: z.array(message),
  steps: z.array(step),
  permissions: sessionPermissions,
  /** The hand-off that is open or claimed now. */
  currentHandoffId: id.nullable(),
  cursor,
})
export type SessionDetail = z.output<typeof sessionDetail>

const problemFields = {
  title: text(LIMITS.title),
  problem: text(LIMITS.problem),
  client: optionalText(LIMITS.client),
  ticketRef: optionalText(LIMITS.ticketRef),
}
export const newSession = z.strictObject(problemFields)

export const transcriptMessage = z.strictObject({
  author: text(LIMITS.name),
  role: messageRole.default('other'),
  text: text(LIMITS.message),
  at: givenTime.optional(),
})
export const newTranscript = z.strictObject({
  title: optionalText(LIMITS.title),
  problem: optionalText(LIMITS.problem),
  client: optionalText(LIMITS.client),
  ticketRef: optionalText(LIMITS.ticketRef),
  messages: z.array(transcriptMessage).min(1, 'Has no messages').max(LIMITS.transcriptMessages),
})
export const newMessage = z.strictObject({ text: text(LIMITS.message) })
export const newStep = z.strictObject({
  text: text(LIMITS.step),
  outcome: stepOutcome.default('proposed'),
  note: optionalText(LIMITS.note),
  messageId: id.optional(),
})
export const stepChange = z
  .strictObject({
    text: text(LIMITS.step).optional(),
    outcome: stepOutcome.optional(),
    note: z.union([z.null(), text(LIMITS.note)]).optional(),
  })
  .refine(change => Object.keys(change).length > 0, 'Changes nothing')

export const listSessions = defineRoute('listSessions', {
  summary: 'Sessions that the caller may read, newest change first',
  description:
    '`q` searches title, problem, resolution, client and ticket reference with PostgreSQL full-text search, best match first.',
  access: 'technician',
  query: z.strictObject({
    status: sessionStatus.optional(),
    mine: z.stringbool().optional(),
    q: optionalText(LIMITS.search),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    /** `updatedAt|id` of the last row of the page before. */
    before: placeInList.optional(),
  }),
  response: z.object({ sessions: z.array(sessionSummary), nextBefore: z.string().nullable(), cursor }),
})

export const createSession = defineRoute('createSession', {
  summary: 'Start a session',
  access: 'technician',
  body: newSession,
  response: sessionSummary,
  status: 201,
  idempotent: true,
})

export const importSession = defineRoute('importSession', {
  summary: 'Start a session from a transcript',
  description: 'Title and problem are taken from the first message where they are not given.',
  access: 'technician',
  body: newTranscript,
  response: sessionSummary,
  status: 201,
  idempotent: true,
  bodyLimit: 16 * 1024 * 1024,
})

export const getSession = defineRoute('getSession', {
  summary: 'One session with its messages and steps',
  description:
    'Participants, admins and owners always; engineers once it was escalated or its escalation is being prepared; every member once it is resolved.',
  access: 'technician',
  params: idParams,
  response: sessionDetail,
  problems: ['not_found', 'session_not_readable'],
})

export const addMessage = defineRoute('addMessage', {
  summary: 'Write in a session',
  access: 'technician',
  params: idParams,
  body: newMessage,
  response: message,
  status: 201,
  problems: ['not_found', 'session_not_readable', 'session_not_writable', 'session_resolved'],
  idempotent: true,
})

export const addStep = defineRoute('addStep', {
  summary: 'Record a diagnostic step',
  access: 'technician',
  params: idParams,
  body: newStep,
  response: step,
  status: 201,
  problems: ['not_found', 'session_not_readable', 'session_not_writable', 'session_resolved'],
  idempotent: true,
})

export const changeStep = defineRoute('changeStep', {
  summary: 'Change a step, most often its outcome',
  access: 'technician',
  params: z.strictObject({ id, stepId: id }),
  body: stepChange,
  response: step,
  problems: ['not_found', 'session_not_readable', 'session_not_writable', 'session_resolved'],
})

export const requestEscalation = defineRoute('requestEscalation', {
  summary: 'Say that an escalation is being prepared, or no longer is',
  description:
    'Moves an active session to `requesting_escalation` and back. Engineers may read it from then on, so that they can read along while the form is filled in.',
  access: 'technician',
  params: idParams,
  body: z.strictObject({ requesting: z.boolean() }),
  response: sessionSummary,
  problems: [
    'not_found',
    'session_not_readable',
    'session_not_yours',
    'session_resolved',
    'handoff_already_open',
  ],
})

export const resolveSession = defineRoute('resolveSession', {
  summary: 'Resolve a session; its open or claimed hand-off ends with it',
  access: 'technician',
  params: idParams,
  body: z.strictObject({
    resolution: text(LIMITS.resolution),
    /** The ticket note where it was edited; left out, it writes itself. */
    documentation: optionalText(LIMITS.documentation),
  }),
  response: sessionSummary,
  problems: ['not_found', 'session_not_readable', 'session_not_yours', 'session_resolved'],
})
