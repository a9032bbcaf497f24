import type { Actor } from '../../../core/context.ts'
import type { Cast } from '../cast.ts'
import type { Chance } from './chance.ts'
import type { PastHandoff } from './tell-past.ts'

/** A row of the ledger without its organization. */
export type PastDelivery = Record<string, unknown>

type Way = { channel: string; integrationId: string | null; to: Actor | null }

/** Why a message did not arrive, in the words that the ledger has for it. */
const FAULTS: Record<string, string> = {
  slack: 'Slack did not answer in time. Send it again.',
  email: 'The mail server refused the message: the mailbox is full.',
}

/** Over what an escalation was told: the bell of each who may claim it, a channel in Slack, and mail for two. */
export function tellDeliveries(
  { handoff }: PastHandoff,
  cast: Cast,
  ways: { slack: string; email: string },
  chance: Chance,
): PastDelivery[] {
  const queuedAt = Date.parse(handoff.createdAt)
  const takenAt = handoff.claimedAt ?? handoff.endedAt
  const at = (time: number | string | null) => (time === null ? null : new Date(time).toISOString())
  const claimers = [cast.engineer, cast.engineer2, cast.admin, cast.owner].filter(
    ({ id }) => id !== handoff.createdBy.id,
  )
  const told: Way[] = [
    ...claimers.map(to => ({ channel: 'in_app', integrationId: null, to })),
    { channel: 'slack', integrationId: ways.slack, to: null },
    ...[cast.engineer2, cast.admin]
      .filter(({ id }) => id !== handoff.createdBy.id)
      .map(to => ({ channel: 'email', integrationId: ways.email, to })),
  ]
  return told.map(({ channel, integrationId, to }) => {
    const inside = channel === 'in_app'
    const failed = !inside && chance.happens(0.012)
    const sentAt = failed
      ? null
      : inside
        ? queuedAt
        : queuedAt + chance.around(channel === 'slack' ? 450 : 2_600, 0.9)
    const seen = to !== null && to.id === handoff.claimedBy?.id
    const retracted = inside && !seen && takenAt !== null
    return {
      event: 'escalation',
      session_id: handoff.sessionId,
      handoff_id: handoff.id,
      fence: 0,
      channel,
      integration_id: integrationId,
      user_id: to?.id ?? null,
      actor_name: handoff.createdBy.name,
      state: failed ? 'failed' : seen ? 'seen' : retracted ? 'retracted' : 'sent',
      attempts: inside ? 0 : failed ? 5 : chance.happens(0.04) ? 2 : 1,
      error: failed ? FAULTS[channel] : null,
      queued_at: at(queuedAt),
      sent_at: at(sentAt),
      seen_at: seen ? handoff.claimedAt : null,
      failed_at: failed ? at(queuedAt + 600_000) : null,
      retracted_at: retracted ? takenAt : null,
      version: 2,
    }
  })
}
