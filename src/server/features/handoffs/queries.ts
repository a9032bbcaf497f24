import { type RawBuilder, type Selectable, sql } from 'kysely'
import type {
  Assessment,
  AssessmentStatus,
  HandoffStatus,
  Snapshot,
  WatchLevel,
} from '../../../shared/contract/handoffs.ts'
import { atLeast } from '../../../shared/contract/route.ts'
import type { SessionStatus } from '../../../shared/contract/sessions.ts'
import type { HandoffTable } from '../../core/db/tables.ts'
import type { ReadTx, Tx } from '../../core/transact.ts'

/** A hand-off with the names of its people and what a card shows of its session. */
export type HandoffRow = Omit<
  Selectable<HandoffTable>,
  'status' | 'watch_level' | 'assessment_status' | 'snapshot' | 'assessment' | 'read_back'
> & {
  status: HandoffStatus
  watch_level: WatchLevel
  assessment_status: AssessmentStatus
  creator_name: string
  claimer_name: string | null
  target_name: string | null
  title: string
  problem: string
  client: string | null
  ticket_ref: string | null
  session_status: SessionStatus
}

export type HandoffDetailRow = HandoffRow & { snapshot: Snapshot; assessment: Assessment | null }

type Sources = { handoffs?: RawBuilder<unknown>; sessions?: RawBuilder<unknown>; inDetail?: boolean }

/** Selects hand-offs from the tables, or from the answers of changing statements. */
export const selectHandoffs = ({
  handoffs = sql`handoff`,
  sessions = sql`pilot_session`,
  inDetail = false,
}: Sources = {}) => sql`
  select h.org_id, h.id, h.session_id, h.number, h.status, h.reason, h.watch_level, h.impact, h.target_id,
         h.created_by, h.created_at, h.claimed_by, h.claimed_at, h.ended_at, h.fence, h.version,
         h.assessment_status, ${inDetail ? sql`h.snapshot, h.assessment,` : sql``}
         c.name as creator_name, k.name as claimer_name, t.name as target_name,
         s.title, s.problem, s.client, s.ticket_ref, s.status as session_status
  from   ${handoffs} h
  join   ${sessions} s on s.org_id = h.org_id and s.id = h.session_id
  join   person c on c.org_id = h.org_id and c.id = h.created_by
  left   join person k on k.org_id = h.org_id and k.id = h.claimed_by
  left   join person t on t.org_id = h.org_id and t.id = h.target_id`

/** One hand-off with its snapshot and assessment, or undefined. */
export async function getHandoff(tx: ReadTx, id: string): Promise<HandoffDetailRow | undefined> {
  const { rows } = await sql<HandoffDetailRow>`
    ${selectHandoffs({ inDetail: true })} where h.id = ${id}`.execute(tx.db)
  return rows[0]
}

/** All hand-offs of a session, newest first. */
export async function listSessionHandoffs(tx: ReadTx, sessionId: string): Promise<HandoffDetailRow[]> {
  const { rows } = await sql<HandoffDetailRow>`
    ${selectHandoffs({ inDetail: true })}
    where h.session_id = ${sessionId} order by h.number desc`.execute(tx.db)
  return rows
}

export type HandoffFilter = {
  status?: HandoffStatus | undefined
  madeByMe?: boolean | undefined
  claimedByMe?: boolean | undefined
  limit: number
}

/**
 * Hand-offs that the actor may see, newest first: engineers and above all of them, technicians those of the
 * sessions they take part in. What someone handed off is not in their own queue.
 */
export async function listHandoffs(tx: ReadTx, filter: HandoffFilter): Promise<HandoffRow[]> {
  const { actor } = tx
  const { rows } = await sql<HandoffRow>`
    ${selectHandoffs()}
    where (${atLeast(actor.role, 'engineer')}::boolean or ${actor.id} = any(s.participant_ids))
    ${filter.status ? sql`and h.status = ${filter.status}` : sql``}
    ${filter.madeByMe ? sql`and h.created_by = ${actor.id}` : sql``}
    ${filter.claimedByMe ? sql`and h.claimed_by = ${actor.id}` : sql``}
    ${filter.status === 'open' && !filter.madeByMe ? sql`and h.created_by <> ${actor.id}` : sql``}
    order by h.created_at desc, h.id desc
    limit ${filter.limit}`.execute(tx.db)
  return rows
}

/** The session's hand-off under way, locked. Taken before the session's own lock, as a claim does. */
export async function lockCurrent(tx: Tx, sessionId: string): Promise<HandoffRow | undefined> {
  const { rows } = await sql<HandoffRow>`
    ${selectHandoffs()}
    where h.session_id = ${sessionId} and h.status in ('open', 'claimed')
    for update of h`.execute(tx.db)
  return rows[0]
}

/** Why a model's answer was not used, with what it wrote; null when nothing went wrong. */
export async function getAssessmentFault(
  tx: ReadTx,
  handoffId: string,
): Promise<{ message: string; rawText: string | null; at: string } | null> {
  const { rows } = await sql<{ message: string; raw_text: string | null; at: Date }>`
    select message, raw_text, at from assessment_fault where handoff_id = ${handoffId}`.execute(tx.db)
  const [row] = rows
  return row ? { message: row.message, rawText: row.raw_text, at: row.at.toISOString() } : null
}
