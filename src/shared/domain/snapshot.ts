import type { Citation, Snapshot } from '../contract/handoffs.ts'
import { LIMITS } from '../contract/limits.ts'
import type { Message, SessionSummary, Step } from '../contract/sessions.ts'
import { clip } from './clip.ts'
import { extract } from './extraction/extract.ts'
import type { ReadMessage } from './extraction/types.ts'
import { answerFacts, answerIn } from './gaps/answers.ts'
import { environmentFacts } from './snapshot/environment.ts'
import { problemCitations } from './snapshot/problem.ts'
import { ruledOutFacts } from './snapshot/ruled-out.ts'
import {
  inOrder,
  messageCitations,
  presentProposed,
  presentTold,
  withoutRecorded,
} from './snapshot/told-steps.ts'

export type SnapshotInput = {
  session: Pick<SessionSummary, 'problem' | 'createdAt'>
  messages: readonly Message[]
  steps: readonly Step[]
  /** When the hand-off is made. */
  at: string
}

const STEPS_MAX = 200
const TOLD_MAX = 60
const ASK_MAX = 300
// In code units, with a toll for each message: 22,000 take about 20 ms. What lies between is not read.
const READ_MAX = 22_000
const READ_FIRST = 9_000
const READ_PER_MESSAGE = 6_000
const READ_EACH = 20
const LAST_MESSAGES = 5
// A pasted log belongs in the session, one click away; the snapshot is read in seconds.
const LAST_MESSAGE_MAX = 2_000

/**
 * The facts of a session as they stand, each with the messages and steps it comes from. It says nothing that is
 * not written there: no inference, no summary. Steps told in messages stand beside the recorded ones, which win
 * where both tell the same. The same input gives the same snapshot, and its size is bounded: of very many steps it
 * keeps the latest, while `counts` counts all.
 */
export function makeSnapshot({ session, messages, steps, at }: SnapshotInput): Snapshot {
  const conversation = [...messages].sort(byOrdinal)
  const recorded = [...steps].sort(byOrdinal)
  const byId = new Map(conversation.map(message => [message.id, message]))
  // An answer to "what changed?" is no step: answers stand as facts of their own.
  const talk = conversation.filter(message => answerIn(message) === null)
  const read = extract(readable(talk))
  const told = withoutRecorded(read.steps, recorded)
  const done = recorded.filter(step => step.outcome !== 'proposed')
  const proposed = recorded.filter(step => step.outcome === 'proposed')
  const citationsOf = (step: Step): Citation[] => [
    { kind: 'step', id: step.id },
    ...(step.messageId !== null && byId.has(step.messageId)
      ? [{ kind: 'message' as const, id: step.messageId }]
      : []),
  ]
  const cards = done.map(step => ({
    text: clip(step.text, LIMITS.step),
    outcome: step.outcome,
    note: step.note === null ? null : clip(step.note, LIMITS.note),
    by: clip(step.author.name, LIMITS.name),
    at: step.at,
    citations: citationsOf(step),
    source: 'step' as const,
  }))
  return {
    problem: {
      text: clip(session.problem, LIMITS.problem),
      citations: problemCitations(session.problem, conversation, read),
    },
    tried: inOrder(
      cards.slice(-STEPS_MAX),
      told.flatMap(step => presentTold(step, byId)).slice(-TOLD_MAX),
    ).slice(-STEPS_MAX),
    ruledOut: ruledOutFacts(done.slice(-STEPS_MAX), read.ruledOut),
    notTried: [
      ...proposed.map(step => ({ text: clip(step.text, LIMITS.step), citations: citationsOf(step) })),
      ...told
        .filter(step => step.outcome === 'proposed')
        .slice(-TOLD_MAX)
        .map(presentProposed),
    ].slice(-STEPS_MAX),
    environment: [
      ...answerFacts(conversation),
      ...environmentFacts(
        session.problem,
        talk.filter(message => !read.others.has(message.id)),
        recorded,
        read.facts,
      ),
    ],
    openAsks: read.openAsks.map(({ text, id }) => ({
      text: clip(text, ASK_MAX),
      citations: messageCitations([id]),
    })),
    lastMessages: conversation.slice(-LAST_MESSAGES).map(message => ({
      author: clip(message.author.name, LIMITS.name),
      role: message.role,
      text: clip(message.text, LAST_MESSAGE_MAX),
      at: message.at,
      citations: [{ kind: 'message', id: message.id }],
    })),
    counts: {
      messages: conversation.length,
      steps: recorded.length + told.length,
      failed: [...recorded, ...told].filter(step => step.outcome === 'failed').length,
    },
    minutesWorked: minutesBetween(session.createdAt, at),
  }
}

/** The beginning and the end of a very long conversation: the time that reading takes is bounded. */
function readable(conversation: readonly Message[]): ReadMessage[] {
  let from = 0
  let to = conversation.length
  let left = READ_MAX
  const cost = (message: Message | undefined) =>
    Math.min(message?.text.length ?? 0, READ_PER_MESSAGE) + READ_EACH
  while (from < to && left > READ_MAX - READ_FIRST) left -= cost(conversation[from++])
  while (to > from && left > 0) left -= cost(conversation[--to])
  return [...conversation.slice(0, from), ...conversation.slice(to)].map(({ id, author, role, text }) => ({
    id,
    author: author.name,
    role,
    text,
  }))
}

const byOrdinal = (a: { ordinal: number }, b: { ordinal: number }) => a.ordinal - b.ordinal

function minutesBetween(from: string, to: string): number {
  const minutes = Math.floor((Date.parse(to) - Date.parse(from)) / 60_000)
  return Number.isFinite(minutes) ? Math.max(minutes, 0) : 0
}
