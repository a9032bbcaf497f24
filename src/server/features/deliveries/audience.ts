import { sql } from 'kysely'
import type { z } from 'zod'
import type { getHandoffAudience } from '../../../shared/contract/deliveries.ts'
import type { Audience } from '../../../shared/domain/session-policy.ts'
import type { ReadTx, Tx } from '../../core/transact.ts'

/** How long a look counts after it was last said: two of a page's beats and a breath. */
export const LOOKING = sql`interval '45 seconds'`

/** What the actor was told of a hand-off and has reached them counts as seen. What still waits is sent all the same. */
export async function markSeen(tx: Tx, handoffId: string, audience: Audience): Promise<void> {
  const { rows } = await sql`
    update delivery set state = 'seen', seen_at = now(), version = version + 1
    where  handoff_id = ${handoffId} and user_id = ${tx.actor.id} and state = 'sent'
    returning id`.execute(tx.db)
  if (rows.length > 0) tx.emit({ type: 'deliveries_changed', data: { handoffId }, audience })
}

type Person = z.output<typeof getHandoffAudience.response>['people'][number]
type Row = { id: string; name: string; told: boolean; seen_at: Date | null; looking_until: Date | null }

/** Who was told of a hand-off, has looked at it, or is looking now, by name. */
export async function listAudience(tx: ReadTx, handoffId: string): Promise<Person[]> {
  const { rows } = await sql<Row>`
    select   p.id, p.name, s.at as seen_at, v.at + ${LOOKING} as looking_until,
             exists (select from delivery d
                     where d.handoff_id = h.id and d.user_id = p.id and d.event in ('escalation', 'released')) as told
    from     handoff h
    join     person p              on p.id <> h.created_by
    left     join handoff_seen s   on s.handoff_id = h.id and s.user_id = p.id
    left     join handoff_viewer v on v.handoff_id = h.id and v.user_id = p.id and v.at > now() - ${LOOKING}
    where    h.id = ${handoffId}
    and      (s.at is not null or v.at is not null
              or exists (select from delivery d
                         where d.handoff_id = h.id and d.user_id = p.id and d.event in ('escalation', 'released')))
    order by lower(p.name), p.id`.execute(tx.db)
  return rows.map(({ id, name, told, seen_at, looking_until }) => ({
    id,
    name,
    told,
    seenAt: seen_at?.toISOString() ?? null,
    lookingUntil: looking_until?.toISOString() ?? null,
  }))
}
