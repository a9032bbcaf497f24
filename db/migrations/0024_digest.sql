-- The weekly digest is an entry of the bell that is about a week, not about a hand-off.
alter table notification alter column session_id drop not null;
alter table notification alter column handoff_id drop not null;
-- Where an entry leads that is about no session.
alter table notification add column link text;
alter table notification drop constraint notification_kind_check;
alter table notification add check (kind in ('escalation', 'claimed', 'returned', 'released', 'resolved', 'digest'));
alter table notification add check (case when kind = 'digest' then link is not null and session_id is null and handoff_id is null
                                         else link is null and session_id is not null and handoff_id is not null end);
-- Once, however often its job is done.
create unique index notification_digest on notification (org_id, link) where kind = 'digest';

-- What became of the messages of a period is counted from the index alone.
create index delivery_queued on delivery (org_id, queued_at) include (channel, state, sent_at, not_before, attempts);

-- A ticket note that the claimer writes is an action too; those that the product writes by itself are none.
create or replace function handoff_fact_follow() returns trigger language plpgsql as $$
begin
  if new.type <> 'documentation_written' then
    perform handoff_fact_apply(new);
  elsif new.data->>'kind' = 'manual' then
    perform handoff_fact_act(new, (new.data->>'sessionId')::uuid, 'ticket', null);
  end if;
  return null;
end $$;
drop trigger handoff_fact_follow on event;
create trigger handoff_fact_follow after insert on event for each row
  when (new.type like 'handoff\_%' or new.type in ('message_added', 'step_recorded', 'step_changed', 'documentation_written'))
  execute function handoff_fact_follow();
