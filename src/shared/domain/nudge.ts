import type { Handoff } from '../contract/handoffs.ts'
import type { SessionSummary, Step } from '../contract/sessions.ts'

/** When a technician is asked whether to escalate; null: never for that reason. */
export type NudgeSettings = { afterMinutes: number | null; afterFailures: number | null }

export type NudgeSession = {
  session: Pick<SessionSummary, 'status' | 'createdAt'>
  steps: readonly Pick<Step, 'outcome' | 'updatedAt'>[]
  handoffs: readonly Pick<Handoff, 'status' | 'claimedAt' | 'endedAt'>[]
  /** The one who looks at it may escalate it. */
  mayEscalate: boolean
  /** They were asked before in this session, and have answered. */
  answered: boolean
}

/** Why one is asked, and from when on. `count`: minutes, or failed steps. */
export type Nudge = { reason: 'minutes' | 'failures'; count: number; dueAt: number; beganAt: number }

/**
 * When to ask whoever works on a session whether to escalate it, in milliseconds of the server's clock; null: not as
 * things stand. Only the one who may escalate is asked, once, while the session is worked on and no hand-off is open.
 * The time runs from when the session came to whoever has it now; steps count as failed ones when they were recorded,
 * or changed last, since then.
 */
export function nudgeOf(found: NudgeSession, settings: NudgeSettings): Nudge | null {
  const { session, steps, handoffs, mayEscalate, answered } = found
  if (answered || !mayEscalate || session.status !== 'active') return null
  if (handoffs.some(({ status }) => status === 'open')) return null

  const beganAt = workBegan(session, handoffs)
  const { afterMinutes, afterFailures } = settings
  const failures = steps
    .filter(({ outcome }) => outcome === 'failed')
    .map(({ updatedAt }) => Date.parse(updatedAt))
    .filter(at => at >= beganAt)
    .sort((a, b) => a - b)
  const failedAt = afterFailures === null ? undefined : failures[afterFailures - 1]
  const timeIsUpAt = afterMinutes === null ? undefined : beganAt + afterMinutes * 60_000

  if (failedAt !== undefined && (timeIsUpAt === undefined || failedAt <= timeIsUpAt))
    return { reason: 'failures', count: failures.length, dueAt: failedAt, beganAt }
  if (timeIsUpAt === undefined || afterMinutes === null) return null
  return { reason: 'minutes', count: afterMinutes, dueAt: timeIsUpAt, beganAt }
}

/** The session began, was claimed, or came back from a hand-off: whichever was last. */
function workBegan(session: NudgeSession['session'], handoffs: NudgeSession['handoffs']): number {
  const turns = handoffs.flatMap(({ claimedAt, endedAt }) => [claimedAt, endedAt])
  const times = [session.createdAt, ...turns].flatMap(at => (at === null ? [] : [Date.parse(at)]))
  return Math.max(...times)
}
