-- Flows that an organization made, and its edits of those that come with the product. A version is written once: nobody
-- changes or deletes it.

create table flow (
  org_id     text not null references auth.organization on delete cascade,
  -- As in the text. Of an edited flow of the product the id of its file.
  id         text not null check (length(id) between 1 and 60),
  -- The newest version; 0 while a flow of the product was only archived.
  newest     integer not null default 0 check (newest >= 0),
  -- The version that technicians are led by. Null: none, or of a flow of the product its own text.
  published  integer,
  archived   boolean not null default false,
  -- The session that the flow was drafted from.
  session_id uuid,
  revision   integer not null default 0,
  primary key (org_id, id),
  foreign key (org_id, session_id) references pilot_session on delete set null (session_id),
  check (not archived or published is null)
);
-- A session is drafted from once.
create unique index flow_session on flow (org_id, session_id) where session_id is not null;

create table flow_version (
  org_id        text not null,
  -- Names the text: a number may come again after an older backup was restored.
  id            uuid not null default gen_random_uuid(),
  flow_id       text not null,
  version       integer not null check (version > 0),
  kind          text not null check (kind in ('edited', 'restored', 'reset', 'drafted')),
  -- The version that was restored.
  restored_from integer,
  title         text not null,
  category      text not null,
  keywords      text[] not null,
  text          text not null,
  saved_by      text not null,
  saved_at      timestamptz not null default now(),
  primary key (org_id, id),
  unique (org_id, flow_id, version),
  foreign key (org_id, flow_id)  references flow on delete cascade,
  foreign key (org_id, saved_by) references person,
  check ((kind = 'restored') = (restored_from is not null))
);
alter table flow add foreign key (org_id, id, published) references flow_version (org_id, flow_id, version);

alter table flow         enable row level security;
alter table flow         force  row level security;
alter table flow_version enable row level security;
alter table flow_version force  row level security;
create policy tenant on flow         using (org_id = current_setting('rf.org_id', true));
create policy tenant on flow_version using (org_id = current_setting('rf.org_id', true));

grant select, insert, update on flow to rf_app;
grant select, insert on flow_version to rf_app;
