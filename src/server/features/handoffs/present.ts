import type { Handoff, HandoffDetail } from '../../../shared/contract/handoffs.ts'
import { claimRefusal } from '../../../shared/domain/handoff-machine.ts'
import type { ReadTx } from '../../core/transact.ts'
import type { HandoffDetailRow, HandoffRow } from './queries.ts'

const person = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' })

export const presentHandoff = (row: HandoffRow): Handoff => ({
  id: row.id,
  sessionId: row.session_id,
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
  fence: row.fence,
  version: row.version,
  assessmentStatus: row.assessment_status,
  session: {
    title: row.title,
    problem: row.problem,
    client: row.client,
    ticketRef: row.ticket_ref,
    status: row.session_status,
  },
})

export const presentHandoffDetail = (tx: ReadTx, row: HandoffDetailRow): HandoffDetail => ({
  handoff: presentHandoff(row),
  snapshot: row.snapshot,
  assessment: row.assessment,
  claimRefusal: refusalFor(tx, row),
  cursor: tx.cursor,
})

/** Why the actor cannot claim this hand-off now, or null. */
export const refusalFor = ({ actor }: ReadTx, row: HandoffRow) =>
  claimRefusal({
    status: row.status,
    createdById: row.created_by,
    claimedById: row.claimed_by,
    actorId: actor.id,
    actorRole: actor.role,
  })
