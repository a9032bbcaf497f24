import type { Delivery, DeliveryTry } from '../../../shared/contract/deliveries.ts'
import type { DeliveryRow } from './queries.ts'

export const presentDelivery = (row: DeliveryRow): Delivery => ({
  id: row.id,
  handoffId: row.handoff_id,
  event: row.event,
  channel: row.channel,
  person: row.user_id === null ? null : { id: row.user_id, name: row.person_name ?? '' },
  place: row.user_id === null ? row.integration_name : null,
  state: row.state,
  attempts: row.attempts,
  error: row.error,
  notBefore: row.not_before?.toISOString() ?? null,
  queuedAt: row.queued_at.toISOString(),
  sentAt: row.sent_at?.toISOString() ?? null,
  seenAt: row.seen_at?.toISOString() ?? null,
  failedAt: row.failed_at?.toISOString() ?? null,
  retractedAt: row.retracted_at?.toISOString() ?? null,
  version: row.version,
})

export const presentTries = ({ tries }: DeliveryRow): DeliveryTry[] =>
  tries.map(({ at, ...rest }) => ({ ...rest, at: new Date(at).toISOString() }))
