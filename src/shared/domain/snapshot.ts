import type { Citation, Snapshot } from '../contract/handoffs.ts'
import { LIMITS } from '../contract/limits.ts'
import type { Message, SessionSummary, Step } from '../contract/sessions.ts'
import { clip } from './clip.ts'
import { environmentFacts } from './snapshot/environment.ts'
import { problemCitations } from './snapshot/problem.ts'
import { ruledOutFacts } from './snapshot/ruled-out.ts'

export type SnapshotInput = {
  session: Pick<SessionSummary, 'problem' | 'createdAt'>
  messages: readonly Message[]
  steps: readonly Step[]
  /** When the hand-off is made. */
  at: string
}

const STEPS_MAX = 200
const LAST_MESSAGES = 5
// A pasted log belongs in the session, one click away; the snapshot is read in seconds.
const LAST_MESSAGE_MAX = 2_000

/**
 * The facts of a session as they stand, each with the messages and steps it comes from. It says nothing that is
 * not written there: no inference, no summary. The same input gives the same snapshot, and its size is bounded:
 * of very many steps it keeps the latest, while `counts` counts all.
 */
export function makeSnapshot({ session, messages, steps, at }: SnapshotInput): Snapshot {
  const conversation = [...messages].sort(byOrdinal)
  const recorded = [...steps].sort(byOrdinal)
  const messageIds = new Set(conversation.map(message => message.id))
  const done = recorded.filter(step => step.outcome !== 'proposed').slice(-STEPS_MAX)
  const proposed = recorded.filter(step => step.outcome === 'proposed').slice(-STEPS_MAX)
  const citationsOf = (step: Step): Citation[] => [
    { kind: 'step', id: step.id },
    ...(step.messageId !== null && messageIds.has(step.messageId)
      ? [{ kind: 'message' as const, id: step.messageId }]
      : []),
  ]
  return {
    problem: {
      text: clip(session.problem, LIMITS.problem),
      citations: problemCitations(session.problem, conversation),
    },
    tried: done.map(step => ({
      text: clip(step.text, LIMITS.step),
      outcome: step.outcome,
      note: step.note === null ? null : clip(step.note, LIMITS.note),
      by: clip(step.author.name, LIMITS.name),
      at: step.at,
      citations: citationsOf(step),
    })),
    ruledOut: ruledOutFacts(done),
    notTried: proposed.map(step => ({ text: clip(step.text, LIMITS.step), citations: citationsOf(step) })),
    environment: environmentFacts(session.problem, conversation, recorded),
    lastMessages: conversation.slice(-LAST_MESSAGES).map(message => ({
      author: clip(message.author.name, LIMITS.name),
      role: message.role,
      text: clip(message.text, LAST_MESSAGE_MAX),
      at: message.at,
      citations: [{ kind: 'message', id: message.id }],
    })),
    counts: {
      messages: conversation.length,
      steps: recorded.length,
      failed: recorded.filter(step => step.outcome === 'failed').length,
    },
    minutesWorked: minutesBetween(session.createdAt, at),
  }
}

const byOrdinal = (a: { ordinal: number }, b: { ordinal: number }) => a.ordinal - b.ordinal

function minutesBetween(from: string, to: string): number {
  const minutes = Math.floor((Date.parse(to) - Date.parse(from)) / 60_000)
  return Number.isFinite(minutes) ? Math.max(minutes, 0) : 0
}
