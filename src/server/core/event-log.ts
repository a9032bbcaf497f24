import { sql, type Transaction } from 'kysely'
import type { Audience } from '../../shared/domain/session-policy.ts'
import type { EventData, EventType, StreamEvent } from '../../shared/events.ts'
import type { Tables } from './db/tables.ts'

/** An event before it has its number. */
export type NewEvent = {
  [T in EventType]: { type: T; data: EventData<T>; audience: Audience }
}[EventType]

/** An event of the log with those who may see it. */
export type LoggedEvent = { event: StreamEvent; audience: Audience }

/**
 * Appends events as the last act of a transaction: takes the organization's head row, so that numbers have
 * no gap and come in the order of the commits. Answers the new head.
 */
export async function appendEvents(
  tx: Transaction<Tables>,
  orgId: string,
  actor: { id: string; name: string } | null,
  events: readonly NewEvent[],
): Promise<number> {
  const { rows } = await sql<{ seq: number }>`
    with head as (
      update org_head set seq = seq + ${events.length}::int where org_id = ${orgId} returning seq
    ), appended as (
      insert into event (org_id, seq, type, actor_id, actor_name, audience_user_ids, audience_min_role, data)
      select ${orgId}::text, head.seq - ${events.length}::int + e.n, e.v->>'type', ${actor?.id ?? null}::text,
             ${actor?.name ?? null}::text,
             array(select jsonb_array_elements_text(e.v->'audience'->'userIds')),
             e.v->'audience'->>'minRole', e.v->'data'
      from   head, jsonb_array_elements(${JSON.stringify(events)}::jsonb) with ordinality e(v, n)
    )
    select seq from head`.execute(tx)
  const head = rows[0]
  if (!head) throw new Error('The organization has no log')
  return Number(head.seq)
}

type EventRow = {
  seq: number
  type: EventType
  at: Date
  actor_id: string | null
  actor_name: string | null
  audience_user_ids: string[]
  audience_min_role: Audience['minRole']
  data: never
}

/** Events after `after` in order, at most `limit`, of the organization that `tx` has entered. */
export async function readEvents(
  tx: Transaction<Tables>,
  after: number,
  limit: number,
): Promise<LoggedEvent[]> {
  const { rows } = await sql<EventRow>`
    select   seq, type, at, actor_id, actor_name, audience_user_ids, audience_min_role, data
    from     event
    where    seq > ${after}
    order by seq
    limit    ${limit}`.execute(tx)
  return rows.map(row => ({
    // Type and data were written together; of a union this large the compiler does not see it by itself.
    event: {
      seq: Number(row.seq),
      type: row.type,
      at: row.at.toISOString(),
      actor: row.actor_id === null ? null : { id: row.actor_id, name: row.actor_name ?? '' },
      data: row.data,
    } as StreamEvent,
    audience: { userIds: row.audience_user_ids, minRole: row.audience_min_role },
  }))
}
