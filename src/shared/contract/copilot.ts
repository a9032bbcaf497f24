import { z } from 'zod'
import { cursor, id, idParams, person, timestamp } from './fields.ts'
import { stepRisk } from './handoffs.ts'
import { defineRoute } from './route.ts'
import { message } from './sessions.ts'

/** A resolved session that an answer or a search names. */
export const citedSession = z.object({ id, title: z.string() })
export type CitedSession = z.output<typeof citedSession>

/** `rules_instead`: the model was to answer, but could not. */
export const answerSource = z.enum(['rules', 'model', 'rules_instead'])
export type AnswerSource = z.output<typeof answerSource>

/** A step that the model proposed. Recorded with its `text` as it is, it counts as done. */
export const modelProposal = z.object({ text: z.string(), why: z.string().nullable(), risk: stepRisk })
export type ModelProposal = z.output<typeof modelProposal>

const copilotAnswer = z.object({
  messageId: id,
  source: answerSource,
  cited: z.array(citedSession),
})

export const copilotState = z.object({
  sessionId: id,
  /** Whether it answers the owner's messages by itself. Asked, it always answers. */
  answers: z.boolean(),
  /** Whom it is answering now. After `until` that answer is lost, and another may be asked for. */
  answering: z.object({ id, by: person, since: timestamp, until: timestamp }).nullable(),
  /** Its last answers, the newest first. */
  recent: z.array(copilotAnswer),
  /** What the newest answer proposes to try. */
  proposals: z.array(modelProposal),
  /** Rises by one at each change; 0 before the first. */
  version: z.int(),
})
export type CopilotState = z.output<typeof copilotState>

/** A piece of an answer on its way. */
export const answerPart = z.discriminatedUnion('type', [
  /** More of the text. */
  z.object({ type: z.literal('text'), text: z.string() }),
  /** What came so far does not stand: the text begins anew. */
  z.object({ type: z.literal('restart') }),
  /** The end. Without a message there was nothing to say that had not been said before. */
  z.object({ type: z.literal('done'), message: message.nullable() }),
  /** The end: somebody stopped it, or it could not be stored. */
  z.object({ type: z.literal('ended'), reason: z.enum(['stopped', 'refused', 'failed']) }),
])
export type AnswerPart = z.output<typeof answerPart>

export const similarSession = z.object({
  session: citedSession.extend({ client: z.string().nullable(), resolvedAt: timestamp }),
  resolution: z.string(),
  /** Steps that worked there, the last first. */
  worked: z.array(z.object({ text: z.string(), note: z.string().nullable() })),
  why: z.object({
    /** Error codes that stand in both. */
    codes: z.array(z.string()),
    /** Words that stand in both, as they are written there, the most telling first. */
    words: z.array(z.string()),
    sameClient: z.boolean(),
  }),
  /** A piece of it in which the shared words stand. */
  snippet: z.array(z.object({ text: z.string(), shared: z.boolean() })),
})
export type SimilarSession = z.output<typeof similarSession>

export const listSimilarSessions = defineRoute('listSimilarSessions', {
  summary: 'Resolved sessions of the organization that are like this one, the likest first',
  description:
    'Error codes weigh most, then words of the title, then the rest; a word weighs more the fewer sessions have it. At most five.',
  access: 'technician',
  params: idParams,
  response: z.object({ similar: z.array(similarSession), cursor }),
  problems: ['not_found', 'session_not_readable'],
})

export const getCopilot = defineRoute('getCopilot', {
  summary: 'What the copilot does in a session',
  access: 'technician',
  params: idParams,
  response: copilotState.extend({ cursor }),
  problems: ['not_found', 'session_not_readable'],
})

export const changeCopilot = defineRoute('changeCopilot', {
  summary: 'Let the copilot answer by itself in a session, or only when it is asked',
  access: 'technician',
  params: idParams,
  body: z.strictObject({ answers: z.boolean() }),
  response: copilotState,
  problems: ['not_found', 'session_not_readable', 'session_not_writable', 'session_resolved'],
})

export const askCopilot = defineRoute('askCopilot', {
  summary: 'Have the copilot answer what stands in the session now',
  description:
    'Answers as server-sent events, each a JSON object. The whole answer becomes a message of the session, also when the caller goes away meanwhile. One at a time for each session.',
  access: 'technician',
  params: idParams,
  response: answerPart,
  events: true,
  problems: [
    'not_found',
    'session_not_readable',
    'session_not_writable',
    'session_resolved',
    'copilot_answering',
  ],
})

export const stopCopilot = defineRoute('stopCopilot', {
  summary: 'Stop the answer that the copilot is making',
  description: 'Nothing of it is kept. When it is none, nothing happens.',
  access: 'technician',
  params: idParams,
  response: copilotState,
  problems: ['not_found', 'session_not_readable', 'session_not_writable', 'session_resolved'],
})
