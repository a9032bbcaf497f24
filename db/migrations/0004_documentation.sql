-- The ticket note of a session, version by version. A version is written once: nobody changes or deletes it.

create table documentation (
  org_id     text not null,
  id         uuid not null default gen_random_uuid(),
  session_id uuid not null,
  version    integer not null check (version > 0),
  kind       text not null check (kind in ('escalation', 'resolution', 'manual')),
  text       text not null,
  -- Null when it wrote itself.
  edited_by  text,
  created_at timestamptz not null default now(),
  primary key (org_id, id),
  unique (org_id, session_id, version),
  foreign key (org_id, session_id) references pilot_session on delete cascade,
  foreign key (org_id, edited_by)  references person
);

alter table documentation enable row level security;
alter table documentation force  row level security;
create policy tenant on documentation using (org_id = current_setting('rf.org_id', true));

grant select, insert on documentation to rf_app;
