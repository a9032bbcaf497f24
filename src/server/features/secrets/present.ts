import type { AuditEntry, SecretReveal } from '../../../shared/contract/secrets.ts'
import type { AuditRow, RevealRow } from './queries.ts'

export const presentReveal = (row: RevealRow): SecretReveal => ({
  id: row.id,
  sessionId: row.session_id,
  field: row.field,
  entryId: row.entry_id,
  place: row.place,
  kind: row.kind,
  revealedBy: { id: row.revealed_by, name: row.revealer_name },
  revealedAt: row.revealed_at.toISOString(),
})

export const presentAuditEntry = (row: AuditRow): AuditEntry => ({
  ...presentReveal(row),
  session: { title: row.title, ticketRef: row.ticket_ref },
})
