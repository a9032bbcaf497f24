import { sql } from 'kysely'
import type { Services } from '../../core/context.ts'

/**
 * Sets what the stories wrote into the log after this number back to when they say it happened, and makes the facts anew
 * from it: figures would count a claim in the second of its escalation otherwise. The log is written once for everybody
 * else, so this too is done as the owner of the tables.
 */
export async function setLogBack({ db }: Services, orgId: string, after: number): Promise<void> {
  await db.kysely.transaction().execute(async tx => {
    await sql`select set_config('rf.org_id', ${orgId}, true)`.execute(tx)
    await sql`
      update handoff h set ended_at = s.resolved_at
      from   pilot_session s
      where  h.org_id = ${orgId} and s.org_id = h.org_id and s.id = h.session_id and h.status = 'resolved'`.execute(
      tx,
    )
    await sql`
      update event e
      set    at = case e.type when 'message_added'   then (e.data->'message'->>'at')::timestamptz
                              when 'step_recorded'   then (e.data->'step'->>'at')::timestamptz
                              when 'handoff_claimed' then h.claimed_at
                              when 'handoff_resolved' then h.ended_at
                              else h.created_at end
      from   event told
      left   join handoff h on h.org_id = told.org_id and h.id = (told.data->'handoff'->>'id')::uuid
      where  e.org_id = ${orgId} and told.org_id = e.org_id and told.seq = e.seq and e.seq > ${after}
      and    (h.id is not null or e.type in ('message_added', 'step_recorded'))`.execute(tx)
    await sql`delete from handoff_fact where org_id = ${orgId} and created_seq > ${after}`.execute(tx)
    await sql`
      select handoff_fact_apply(e) from event e where e.org_id = ${orgId} and e.seq > ${after} order by e.seq`.execute(
      tx,
    )
  })
}
