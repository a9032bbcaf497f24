import type { Message, SessionSummary, Step } from '../../../shared/contract/sessions.ts'
import type { SessionAccess } from '../../../shared/domain/session-policy.ts'
import type { MessageRow, SessionRow, StepRow } from './queries.ts'

export const presentSession = (row: SessionRow): SessionSummary => ({
  id: row.id,
  title: row.title,
  problem: row.problem,
  client: row.client,
  ticketRef: row.ticket_ref,
  status: row.status,
  owner: { id: row.owner_id, name: row.owner_name },
  createdBy: { id: row.created_by, name: row.creator_name },
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  resolvedAt: row.resolved_at?.toISOString() ?? null,
  resolution: row.resolution,
  version: row.version,
})

export const presentMessage = (row: MessageRow): Message => ({
  id: row.id,
  sessionId: row.session_id,
  ordinal: row.ordinal,
  author: { id: row.author_id, name: row.author_name },
  role: row.role,
  text: row.text,
  at: row.at.toISOString(),
})

export const presentStep = (row: StepRow): Step => ({
  id: row.id,
  sessionId: row.session_id,
  ordinal: row.ordinal,
  text: row.text,
  outcome: row.outcome as Step['outcome'],
  note: row.note,
  messageId: row.message_id,
  author: { id: row.author_id, name: row.author_name },
  at: row.at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  version: row.version,
})

/** What the session policy looks at. */
export const accessOf = (row: SessionRow): SessionAccess => ({
  status: row.status,
  ownerId: row.owner_id,
  participantIds: row.participant_ids,
  everEscalated: row.ever_escalated,
})
