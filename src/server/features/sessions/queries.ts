import { type RawBuilder, type Selectable, sql } from 'kysely'
import { atLeast } from '../../../shared/contract/route.ts'
import type { Message, SessionStatus } from '../../../shared/contract/sessions.ts'
import type { MessageTable, PilotSessionTable, StepTable } from '../../core/db/tables.ts'
import type { ReadTx } from '../../core/transact.ts'

/** A session with the names of its people. */
export type SessionRow = Omit<Selectable<PilotSessionTable>, 'search' | 'status'> & {
  status: SessionStatus
  owner_name: string
  creator_name: string
  participants: { id: string; name: string }[]
}

export type MessageRow = Omit<Selectable<MessageTable>, 'role'> & { role: Message['role'] }
export type StepRow = Selectable<StepTable> & { author_name: string }

/** Selects sessions with their people from `source`: the table, or the answer of a changing statement. */
export const selectSessions = (source: RawBuilder<unknown> = sql`pilot_session`) => sql`
  select s.org_id, s.id, s.title, s.problem, s.client, s.ticket_ref, s.status, s.owner_id, s.created_by,
         s.participant_ids, s.ever_escalated, s.message_count, s.step_count, s.handoff_count, s.resolution,
         s.resolved_at, s.version, s.created_at, s.updated_at,
         o.name as owner_name, c.name as creator_name,
         (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name)
                                    order by array_position(s.participant_ids, p.id)), '[]')
          from   person p
          where  p.org_id = s.org_id and p.id = any(s.participant_ids)) as participants
  from   ${source} s
  join   person o on o.org_id = s.org_id and o.id = s.owner_id
  join   person c on c.org_id = s.org_id and c.id = s.created_by`

/** One session, or undefined. */
export async function getSession(tx: ReadTx, id: string): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`${selectSessions()} where s.id = ${id}`.execute(tx.db)
  return rows[0]
}

/** One session, locked until the commit. */
export async function lockSession(tx: ReadTx, id: string): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`${selectSessions()} where s.id = ${id} for update of s`.execute(
    tx.db,
  )
  return rows[0]
}

export type SessionFilter = {
  status?: SessionStatus | undefined
  mine?: boolean | undefined
  q?: string | undefined
  limit: number
  before?: { updatedAt: string; id: string } | undefined
}

/** Sessions that the actor may read (the rule of `canRead`, in SQL), newest change or best match first. */
export async function listSessions(tx: ReadTx, filter: SessionFilter): Promise<SessionRow[]> {
  const { actor } = tx
  const query = filter.q
    ? sql`(websearch_to_tsquery('english', ${filter.q}) || websearch_to_tsquery('simple', ${filter.q}))`
    : undefined
  const { rows } = await sql<SessionRow>`
    ${selectSessions()}
    where (${atLeast(actor.role, 'admin')}::boolean
           or s.owner_id = ${actor.id} or ${actor.id} = any(s.participant_ids)
           or s.status = 'resolved'
           or (${atLeast(actor.role, 'engineer')}::boolean
               and (s.ever_escalated or s.status in ('requesting_escalation', 'escalated'))))
    ${filter.status ? sql`and s.status = ${filter.status}` : sql``}
    ${filter.mine ? sql`and ${actor.id} = any(s.participant_ids)` : sql``}
    ${query ? sql`and s.search @@ ${query}` : sql``}
    ${
      filter.before
        ? sql`and (s.updated_at, s.id) < (${filter.before.updatedAt}::timestamptz, ${filter.before.id}::uuid)`
        : sql``
    }
    order by ${query ? sql`ts_rank(s.search, ${query}) desc,` : sql``} s.updated_at desc, s.id desc
    limit ${filter.limit}`.execute(tx.db)
  return rows
}

/** Messages of a session in order. */
export async function listMessages(tx: ReadTx, sessionId: string): Promise<MessageRow[]> {
  const rows = await tx.db
    .selectFrom('message')
    .selectAll()
    .where('session_id', '=', sessionId)
    .orderBy('ordinal')
    .execute()
  return rows as MessageRow[]
}

/** Steps of a session in order. */
export function listSteps(tx: ReadTx, sessionId: string): Promise<StepRow[]> {
  return tx.db
    .selectFrom('step')
    .innerJoin('person', join =>
      join.onRef('person.org_id', '=', 'step.org_id').onRef('person.id', '=', 'step.author_id'),
    )
    .selectAll('step')
    .select('person.name as author_name')
    .where('session_id', '=', sessionId)
    .orderBy('ordinal')
    .execute()
}

/** The hand-off of a session that is open or claimed now. */
export async function getCurrentHandoffId(tx: ReadTx, sessionId: string): Promise<string | null> {
  const row = await tx.db
    .selectFrom('handoff')
    .select('id')
    .where('session_id', '=', sessionId)
    .where('status', 'in', ['open', 'claimed'])
    .executeTakeFirst()
  return row?.id ?? null
}
