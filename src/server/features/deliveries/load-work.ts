import { sql } from 'kysely'
import type { ReadTx } from '../../core/transact.ts'
import { countTime } from '../documentation/index.ts'
import { getSession } from '../sessions/index.ts'
import type { TicketWork } from './channel.ts'
import type { DeliveryRow } from './queries.ts'

/** What a ticket system has to know of the session that a delivery is about, as it stands now. */
export async function loadWork(
  tx: ReadTx,
  { id, event, session_id }: Pick<DeliveryRow, 'id' | 'event' | 'session_id'>,
): Promise<TicketWork> {
  const session = await getSession(tx, session_id)
  if (!session) throw new Error('The session of a delivery is gone')
  const worked = event === 'resolved' ? await countTime(tx, session) : []
  const members = await listMembers(tx, [session.owner_id, ...worked.flatMap(({ id }) => id ?? [])])
  return {
    stands: await stands(tx, id),
    holder: members.get(session.owner_id) ?? null,
    time: worked.map(({ id, name, minutes }) => ({
      member: (id === null ? undefined : members.get(id)) ?? null,
      name,
      minutes,
    })),
    endedAt: session.resolved_at ?? session.updated_at,
  }
}

/** Whether the hand-off is still as the delivery tells it, and the session's newest; without one, the session. */
async function stands(tx: ReadTx, deliveryId: string): Promise<boolean> {
  const { rows } = await sql<{ stands: boolean }>`
    select (d.handoff_id is null or (h.fence = d.fence and h.number = s.handoff_count))
           and case when d.event in ('escalation', 'released')
                    then h.status = 'open'
                    when d.event = 'resolved'
                    then s.status = 'resolved'
                    else h.status = d.event and s.status <> 'resolved'
               end as stands
    from   delivery d
    left   join handoff h  on h.org_id = d.org_id and h.id = d.handoff_id
    join   pilot_session s on s.org_id = d.org_id and s.id = d.session_id
    where  d.id = ${deliveryId}`.execute(tx.db)
  return rows[0]?.stands ?? false
}

async function listMembers(tx: ReadTx, ids: string[]): Promise<Map<string, { id: string; email: string }>> {
  const rows = await tx.db
    .selectFrom('member_directory')
    .select(['id', 'email'])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, email }) => [id ?? '', { id: id ?? '', email: email ?? '' }]))
}
