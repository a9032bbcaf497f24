import { z } from 'zod'
import { cursor, id, idParams, optionalText, person, text, timestamp, userId } from './fields.ts'
import { gapAnswers } from './gaps.ts'
import { LIMITS } from './limits.ts'
import { defineRoute } from './route.ts'
import { messageRole, sessionStatus, stepOutcome } from './sessions.ts'

/** I-PASS illness severity, in a helpdesk's words. */
export const watchLevel = z.enum(['stable', 'watch', 'critical'])
export type WatchLevel = z.output<typeof watchLevel>

/** `open` and `claimed` are under way, the others ended; `passed_on`: the claimer escalated further. */
export const handoffStatus = z.enum(['open', 'claimed', 'returned', 'withdrawn', 'passed_on', 'resolved'])
export type HandoffStatus = z.output<typeof handoffStatus>

/** Where a fact comes from: a message or a step of the same session. */
export const citation = z.object({ kind: z.enum(['message', 'step']), id })
export type Citation = z.output<typeof citation>

const fact = z.object({ text: z.string(), citations: z.array(citation) })
/** `because`: the statement or the try that excludes the cause. */
const exclusion = fact.extend({ because: z.string().optional() })

export const triedStep = z.object({
  text: z.string(),
  outcome: stepOutcome,
  note: z.string().nullable(),
  by: z.string(),
  at: timestamp,
  citations: z.array(citation).min(1),
  /** `message`: read from the conversation, nobody recorded it as a step. Absent in older snapshots: `step`. */
  source: z.enum(['step', 'message']).optional(),
})

/** The facts frozen when the hand-off was made. */
export const snapshot = z.object({
  problem: fact,
  /** Recorded steps and those told in messages, in their order; `proposed` ones are in `notTried`. */
  tried: z.array(triedStep),
  ruledOut: z.array(exclusion),
  notTried: z.array(fact),
  environment: z.array(fact),
  /** Questions that nobody has answered. Absent in older snapshots. */
  openAsks: z.array(fact).optional(),
  /** The last messages before the hand-off, for a session whose steps were not recorded. */
  lastMessages: z.array(
    z.object({
      author: z.string(),
      role: messageRole,
      text: z.string(),
      at: timestamp,
      citations: z.array(citation),
    }),
  ),
  counts: z.object({ messages: z.int(), steps: z.int(), failed: z.int() }),
  /** Minutes between the start of the session and the hand-off. */
  minutesWorked: z.int(),
})
export type Snapshot = z.output<typeof snapshot>

/** `pending` ends once, in one of the last three. The hand-off never waits for it. */
export const assessmentStatus = z.enum(['not_available', 'pending', 'ready', 'timed_out', 'failed'])
export type AssessmentStatus = z.output<typeof assessmentStatus>

const statement = z.object({
  text: z.string(),
  citations: z.array(citation),
  /** False when no message or step shows it; readers are told so. */
  supported: z.boolean(),
})
export type Statement = z.output<typeof statement>

export const confidence = z.enum(['likely', 'possible', 'unlikely'])
export type Confidence = z.output<typeof confidence>

/** What a step may cost: `disruptive` stops people from working meanwhile, `irreversible` cannot be undone. */
export const stepRisk = z.enum(['none', 'reversible', 'disruptive', 'irreversible'])
export type StepRisk = z.output<typeof stepRisk>

/** Inference over the snapshot. Every statement cites messages and steps of the session, or is not supported. */
export const assessment = z.object({
  source: z.enum(['rules', 'llm']),
  /** What the rest is built on, as it was written. */
  facts: z.array(statement),
  /** The likeliest first. */
  causes: z.array(statement.extend({ confidence })),
  ruledOut: z.array(statement),
  notTried: z.array(statement),
  /** What to do first, in this order. */
  suggestedSteps: z.array(statement.extend({ why: z.string(), risk: stepRisk })),
  contingency: z.array(statement.omit({ text: true }).extend({ when: z.string(), then: z.string() })),
  risks: z.array(statement),
})
export type Assessment = z.output<typeof assessment>

export const handoff = z.object({
  id,
  sessionId: id,
  /** 1 for the first hand-off of the session. */
  number: z.int(),
  status: handoffStatus,
  reason: z.string(),
  watchLevel,
  impact: z.string().nullable(),
  target: person.nullable(),
  createdBy: person,
  createdAt: timestamp,
  claimedBy: person.nullable(),
  claimedAt: timestamp.nullable(),
  endedAt: timestamp.nullable(),
  /** Rises at each change of ownership; release and return name the one they mean. */
  fence: z.int(),
  version: z.int(),
  assessmentStatus,
  session: z.object({
    title: z.string(),
    problem: z.string(),
    client: z.string().nullable(),
    ticketRef: z.string().nullable(),
    status: sessionStatus,
  }),
})
export type Handoff = z.output<typeof handoff>

export const handoffDetail = z.object({
  handoff,
  snapshot,
  /** There at least when `assessmentStatus` is `ready`. */
  assessment: assessment.nullable(),
  /** Why the caller cannot claim, null when the claim is open to them. */
  claimRefusal: z
    .enum(['role_too_low', 'own_handoff', 'handoff_already_claimed', 'handoff_ended'])
    .nullable(),
  cursor,
})
export type HandoffDetail = z.output<typeof handoffDetail>

export const newHandoff = z.strictObject({
  reason: text(LIMITS.reason),
  watchLevel: watchLevel.default('watch'),
  impact: optionalText(LIMITS.impact),
  targetUserId: userId.optional(),
  /** Written into the session as messages, and into the snapshot as facts that cite them. */
  answers: gapAnswers.optional(),
  /** The ticket note where it was edited; left out, it writes itself. */
  documentation: optionalText(LIMITS.documentation),
})

const createHandoffRoute = {
  summary: 'Escalate: hand the session off',
  description:
    'Freezes the snapshot, tells every engineer and above, and puts the session into the queue. `/escalate` is the same command. A named target is told first among equals; anyone who may claim still can.',
  access: 'technician',
  params: idParams,
  body: newHandoff,
  response: handoff,
  status: 201,
  problems: [
    'not_found',
    'session_not_readable',
    'session_not_yours',
    'session_resolved',
    'handoff_already_open',
    'target_cannot_claim',
  ],
  idempotent: true,
} as const

export const createHandoff = defineRoute('createHandoff', createHandoffRoute)
export const escalateSession = defineRoute('escalateSession', createHandoffRoute)

export const listSessionHandoffs = defineRoute('listSessionHandoffs', {
  summary: 'Hand-offs of one session with their snapshots and assessments, newest first',
  access: 'technician',
  params: idParams,
  response: z.object({ handoffs: z.array(handoffDetail), cursor }),
  problems: ['not_found', 'session_not_readable'],
})

export const listHandoffs = defineRoute('listHandoffs', {
  summary: 'Hand-offs, newest first',
  description:
    'The queue is `status=open`: it leaves out what the caller handed off. `madeByMe` lists just those, in any state. `claimedByMe` lists what the caller holds.',
  access: 'technician',
  query: z.strictObject({
    status: handoffStatus.optional(),
    madeByMe: z.stringbool().optional(),
    claimedByMe: z.stringbool().optional(),
    limit: z.coerce.number().int().min(1).max(500).default(200),
  }),
  response: z.object({ handoffs: z.array(handoff), cursor }),
})

export const getHandoff = defineRoute('getHandoff', {
  summary: 'One hand-off with its snapshot and assessment',
  access: 'technician',
  params: idParams,
  response: handoffDetail,
  problems: ['not_found', 'session_not_readable'],
})

export const getAssessmentFault = defineRoute('getAssessmentFault', {
  summary: "Why a model's answer about a hand-off could not be used, with what it wrote",
  description: 'Null when nothing went wrong. What a model wrote is shown here and nowhere else.',
  access: 'admin',
  params: idParams,
  response: z.object({
    fault: z.object({ message: z.string(), rawText: z.string().nullable(), at: timestamp }).nullable(),
  }),
  problems: ['not_found'],
})

export const claimHandoff = defineRoute('claimHandoff', {
  summary: 'Take ownership',
  description:
    'Exactly one caller wins. The winner may repeat the call and gets the same answer; every other caller gets `handoff_already_claimed` with who won and when.',
  access: 'engineer',
  params: idParams,
  body: z.strictObject({ readBack: optionalText(LIMITS.note) }),
  response: handoff,
  problems: ['not_found', 'own_handoff', 'handoff_already_claimed', 'handoff_ended'],
})

export const seeHandoff = defineRoute('seeHandoff', {
  summary: 'Say that the caller has looked at a hand-off',
  description:
    'The first look of each person is kept; repeats change nothing. The one who made the hand-off is not counted.',
  access: 'engineer',
  params: idParams,
  body: z.strictObject({}),
  response: z.object({ seen: z.literal(true) }),
  problems: ['not_found'],
})

export const lookAtHandoff = defineRoute('lookAtHandoff', {
  summary: 'Say that the caller has a hand-off in front of them, or no longer',
  description:
    'Counts for 45 seconds, so a page repeats it while it is open. Others hear of the beginning and the end only. The one who made the hand-off is not counted.',
  access: 'engineer',
  params: idParams,
  body: z.strictObject({ looking: z.boolean() }),
  response: z.object({ looking: z.boolean() }),
  problems: ['not_found'],
})

// As far as the column counts.
const fence = z.int().min(0).max(2_147_483_647)
const fenceBody = z.strictObject({ fence })

export const releaseHandoff = defineRoute('releaseHandoff', {
  summary: 'Put a claimed hand-off back into the queue',
  access: 'engineer',
  params: idParams,
  body: fenceBody,
  response: handoff,
  problems: ['not_found', 'handoff_not_yours', 'fence_passed', 'handoff_ended'],
})

export const returnHandoff = defineRoute('returnHandoff', {
  summary: 'Give a claimed session back to the one who handed it off, with a message',
  access: 'engineer',
  params: idParams,
  body: z.strictObject({ fence, message: text(LIMITS.message) }),
  response: handoff,
  problems: ['not_found', 'handoff_not_yours', 'fence_passed', 'handoff_ended'],
})

export const withdrawHandoff = defineRoute('withdrawHandoff', {
  summary: 'Take back a hand-off that nobody has claimed yet',
  access: 'technician',
  params: idParams,
  body: z.strictObject({}),
  response: handoff,
  problems: ['not_found', 'handoff_not_yours', 'handoff_already_claimed', 'handoff_ended'],
})
