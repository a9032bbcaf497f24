-- A session that nobody was called to ends on its ticket too: such a message is about no hand-off.
alter table delivery alter column handoff_id drop not null;
alter table delivery add constraint delivery_about check (handoff_id is not null or event = 'resolved');
create index delivery_session on delivery (org_id, session_id, queued_at) where handoff_id is null;
