import { sql } from 'kysely'
import type { Services } from '../../src/server/core/context.ts'

const PIECE = 10_000
/** Events of one escalation: made, assessed, seen, claimed, five messages, resolved. */
const EVENTS_EACH = 10

/**
 * An organization that has had so many escalations, spread evenly over the `days` before now, with ten events each, their
 * facts, and three deliveries each. Written in bulk past triggers and foreign keys, as a restored backup would be.
 */
export async function fillEscalations(
  { db }: Services,
  orgId: string,
  { people, escalations, days }: { people: readonly string[]; escalations: number; days: number },
): Promise<{ events: number }> {
  const [maker, ...engineers] = people
  for (let from = 0; from < escalations; from += PIECE) {
    const to = Math.min(from + PIECE, escalations)
    await db.kysely.transaction().execute(async tx => {
      await sql`set local session_replication_role = replica`.execute(tx)
      await sql`
        create temporary table made on commit drop as
        select n, gen_random_uuid() as sid, gen_random_uuid() as hid,
               now() - make_interval(secs => (1 - n / ${escalations}::float8) * ${days * 86_400}::float8) as at,
               'Client ' || (n * 7 % 60) as client,
               (array['Printing', 'Mail', 'Network', 'Identity', null])[1 + n % 5] as category,
               (${[...engineers]}::text[])[1 + n % ${engineers.length}::int] as engineer,
               -- Log-normal around three minutes, from a fixed series.
               exp(5.2 + 0.9 * sqrt(-2 * ln(((n::bigint * 7919) % 99991 + 1) / 99992.0)) * cos(6.2831853 * ((n::bigint * 104729) % 99989) / 99989.0)) as secs
        from   generate_series(${from}::int, ${to - 1}::int) n`.execute(tx)
      await sql`
        insert into pilot_session (org_id, id, title, problem, client, owner_id, created_by, participant_ids, status, resolved_at, resolution)
        select ${orgId}, sid, 'Printer ' || n, 'It does not print', client, ${maker}, ${maker}, '{}', 'resolved', at, 'Done' from made`.execute(
        tx,
      )
      await sql`
        insert into handoff (org_id, id, session_id, number, status, reason, watch_level, created_by, claimed_by, claimed_at, ended_at,
                             snapshot, assessment_status, created_at)
        select ${orgId}, hid, sid, 1, 'resolved', 'Stuck', 'watch', ${maker}, engineer, at, at, '{}', 'timed_out', at from made`.execute(
        tx,
      )
      await sql`
        insert into event (org_id, seq, type, actor_id, actor_name, audience_user_ids, audience_min_role, data, at)
        select ${orgId}, n::bigint * ${EVENTS_EACH}::int + k + 1,
               (array['handoff_created', 'handoff_assessment_ready', 'handoff_seen', 'handoff_claimed', 'message_added', 'message_added',
                      'message_added', 'message_added', 'message_added', 'handoff_resolved'])[k + 1],
               case when k < 2 then ${maker}::text else engineer end, 'Somebody', '{}', 'engineer',
               jsonb_build_object('handoffId', hid, 'session', jsonb_build_object('id', sid, 'client', client),
                                  'text', 'What was said about the printer that does not print ' || n),
               at + make_interval(secs => k * 60)
        from   made, generate_series(0, ${EVENTS_EACH - 1}::int) k`.execute(tx)
      await sql`
        insert into handoff_fact (org_id, handoff_id, session_id, number, status, client, category, watch_level, created_by, created_at,
                                  created_seq, seen_at, seen_seq, first_claimed_at, first_claimed_seq, claimed_by, claimed_at,
                                  claimed_seq, action_at, action_seq, action_kind, ended_at, ended_seq, assessment_status, assessment_seq)
        select ${orgId}, hid, sid, 1, 'resolved', client, category, 'watch', ${maker}, at, n * 10 + 1, at + interval '2 minutes',
               n * 10 + 3, at + interval '3 minutes', n * 10 + 4, engineer, at + interval '3 minutes', n * 10 + 4,
               at + interval '3 minutes' + make_interval(secs => secs), n * 10 + 5, 'message', at + interval '9 minutes', n * 10 + 10,
               'ready', n * 10 + 2
        from   made`.execute(tx)
      await sql`
        insert into delivery (org_id, event, session_id, handoff_id, fence, channel, integration_id, user_id, actor_name, state, attempts,
                              queued_at, sent_at)
        select ${orgId}, 'escalation', sid, hid, 0, (array['in_app', 'email', 'slack'])[k], case when k > 1 then gen_random_uuid() end,
               engineer, 'Somebody', 'sent', 1, at, at + make_interval(secs => k)
        from   made, generate_series(1, 3) k`.execute(tx)
    })
  }
  const events = escalations * EVENTS_EACH
  await sql`
    insert into handoff_label (org_id, kind, label)
    select ${orgId}, 'client', 'Client ' || n from generate_series(0, 59) n
    union all
    select ${orgId}, 'category', unnest(array['Printing', 'Mail', 'Network', 'Identity'])`.execute(db.kysely)
  await sql`update org_head set seq = ${events} where org_id = ${orgId}`.execute(db.kysely)
  for (const table of ['pilot_session', 'handoff', 'event', 'handoff_fact', 'delivery'])
    await sql`vacuum analyze ${sql.ref(table)}`.execute(db.kysely)
  return { events }
}
