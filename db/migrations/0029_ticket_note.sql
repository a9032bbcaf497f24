-- Somebody wrote the session's note to its ticket: a message to the ticket system alone, and an action of whoever did it.
alter table delivery drop constraint delivery_event_check;
alter table delivery add check (event in ('escalation', 'claimed', 'returned', 'released', 'resolved', 'withdrawn', 'noted'));
alter table delivery drop constraint delivery_about;
alter table delivery add constraint delivery_about check (handoff_id is not null or event in ('resolved', 'noted'));
create index delivery_noted on delivery (org_id, session_id, queued_at) where event = 'noted';

create or replace function handoff_fact_follow() returns trigger language plpgsql as $$
begin
  if new.type not in ('documentation_written', 'ticket_note_sent') then
    perform handoff_fact_apply(new);
  elsif new.type = 'ticket_note_sent' or new.data->>'kind' = 'manual' then
    perform handoff_fact_act(new, (new.data->>'sessionId')::uuid, 'ticket', null);
  end if;
  return null;
end $$;
drop trigger handoff_fact_follow on event;
create trigger handoff_fact_follow after insert on event for each row
  when (new.type like 'handoff\_%' or new.type in ('message_added', 'step_recorded', 'step_changed', 'documentation_written', 'ticket_note_sent'))
  execute function handoff_fact_follow();
