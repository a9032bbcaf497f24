-- Secrets that people typed: the texts hold masks, the values are kept here, sealed. What was revealed is written down
-- once and stays.

create table secret (
  org_id       text not null,
  id           uuid not null default gen_random_uuid(),
  session_id   uuid not null,
  -- Which text of the session, and of which row: a message, a step, a hand-off, a version of the note, or the session.
  field        text not null check (field in ('title', 'problem', 'resolution', 'author', 'message', 'step', 'note',
                                              'reason', 'impact', 'read_back', 'documentation')),
  entry_id     uuid not null,
  -- Which mask of that text, counted from 1.
  place        integer not null check (place > 0),
  kind         text not null,
  value_sealed text not null,
  primary key (org_id, id),
  unique (org_id, session_id, field, entry_id, place),
  foreign key (org_id, session_id) references pilot_session on delete cascade
);

create table secret_reveal (
  org_id      text not null,
  id          uuid not null default gen_random_uuid(),
  session_id  uuid not null,
  field       text not null,
  entry_id    uuid not null,
  place       integer not null,
  kind        text not null,
  revealed_by text not null,
  revealed_at timestamptz(3) not null default now(),
  primary key (org_id, id),
  foreign key (org_id, session_id)  references pilot_session,
  foreign key (org_id, revealed_by) references person
);
create index secret_reveal_at      on secret_reveal (org_id, revealed_at desc, id desc);
create index secret_reveal_session on secret_reveal (org_id, session_id, revealed_at desc);

-- What an organization looks for besides what is known everywhere.
create table redaction_pattern (
  org_id     text not null references auth.organization on delete cascade,
  id         uuid not null default gen_random_uuid(),
  name       text not null,
  source     text not null,
  created_at timestamptz not null default now(),
  primary key (org_id, id)
);

alter table secret            enable row level security;
alter table secret            force  row level security;
alter table secret_reveal     enable row level security;
alter table secret_reveal     force  row level security;
alter table redaction_pattern enable row level security;
alter table redaction_pattern force  row level security;
create policy tenant on secret            using (org_id = current_setting('rf.org_id', true));
create policy tenant on secret_reveal     using (org_id = current_setting('rf.org_id', true));
create policy tenant on redaction_pattern using (org_id = current_setting('rf.org_id', true));

-- A step's secrets move when its text is edited.
grant select, insert, delete on secret to rf_app;
grant select, insert on secret_reveal to rf_app;
grant select, insert, update, delete on redaction_pattern to rf_app;
