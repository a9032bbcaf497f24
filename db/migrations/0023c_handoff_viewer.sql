-- Who has a hand-off in front of them. A browser says so again and again; one that dies leaves a row that grows old.
create table handoff_viewer (
  org_id     text not null,
  handoff_id uuid not null,
  user_id    text not null,
  at         timestamptz not null default now(),
  primary key (org_id, handoff_id, user_id),
  foreign key (org_id, handoff_id) references handoff on delete cascade,
  foreign key (org_id, user_id)    references person
);
alter table handoff_viewer enable row level security;
alter table handoff_viewer force  row level security;
create policy tenant on handoff_viewer using (org_id = current_setting('rf.org_id', true));
grant select, insert, update, delete on handoff_viewer to rf_app;
