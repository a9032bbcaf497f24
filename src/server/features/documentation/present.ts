import type { DocumentationVersion } from '../../../shared/contract/documentation.ts'
import type { HandoffFacts } from '../../../shared/domain/documentation/input.ts'
import type { DocumentationRow, HandoffFactsRow } from './queries.ts'

const person = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' })

export const presentVersion = (row: DocumentationRow): DocumentationVersion => ({
  id: row.id,
  sessionId: row.session_id,
  version: row.version,
  kind: row.kind,
  text: row.text,
  editedBy: person(row.edited_by, row.editor_name),
  createdAt: row.created_at.toISOString(),
})

export const presentHandoffFacts = (row: HandoffFactsRow): HandoffFacts => ({
  number: row.number,
  status: row.status,
  reason: row.reason,
  watchLevel: row.watch_level,
  impact: row.impact,
  target: person(row.target_id, row.target_name),
  createdBy: { id: row.created_by, name: row.creator_name },
  createdAt: row.created_at.toISOString(),
  claimedBy: person(row.claimed_by, row.claimer_name),
  claimedAt: row.claimed_at?.toISOString() ?? null,
  endedAt: row.ended_at?.toISOString() ?? null,
})
