-- Sessions, hand-offs, notifications and the event log. Every table carries org_id as the first column of
-- its key, and foreign keys carry it too, so that a row of one organization cannot point into another.

create table pilot_session (
  org_id          text not null references auth.organization on delete cascade,
  id              uuid not null default gen_random_uuid(),
  title           text not null,
  problem         text not null,
  client          text,
  ticket_ref      text,
  status          text not null default 'active'
                  check (status in ('active', 'requesting_escalation', 'escalated', 'resolved')),
  owner_id        text not null,
  created_by      text not null,
  participant_ids text[] not null,
  ever_escalated  boolean not null default false,
  message_count   integer not null default 0,
  step_count      integer not null default 0,
  handoff_count   integer not null default 0,
  resolution      text,
  resolved_at     timestamptz,
  version         integer not null default 1,
  created_at      timestamptz not null default now(),
  -- Milliseconds, as a page's `before` carries it: a finer time would fall between two pages.
  updated_at      timestamptz(3) not null default now(),
  search          tsvector not null generated always as (
                    setweight(to_tsvector('english', title), 'A') ||
                    setweight(to_tsvector('simple', coalesce(ticket_ref, '') || ' ' || coalesce(client, '')), 'A') ||
                    setweight(to_tsvector('english', problem), 'B') ||
                    setweight(to_tsvector('english', coalesce(resolution, '')), 'B')) stored,
  primary key (org_id, id),
  foreign key (org_id, owner_id)   references person,
  foreign key (org_id, created_by) references person,
  check ((status = 'resolved') = (resolved_at is not null))
);
create index pilot_session_updated on pilot_session (org_id, updated_at desc, id desc);
create index pilot_session_status  on pilot_session (org_id, status, updated_at desc, id desc);
create index pilot_session_search  on pilot_session using gin (search);

create table message (
  org_id      text not null,
  id          uuid not null default gen_random_uuid(),
  session_id  uuid not null,
  ordinal     integer not null,
  author_id   text,
  author_name text not null,
  role        text not null check (role in ('technician', 'copilot', 'client', 'other')),
  text        text not null,
  at          timestamptz not null default now(),
  primary key (org_id, id),
  unique (org_id, session_id, ordinal),
  foreign key (org_id, session_id) references pilot_session on delete cascade,
  foreign key (org_id, author_id)  references person
);

create table step (
  org_id     text not null,
  id         uuid not null default gen_random_uuid(),
  session_id uuid not null,
  ordinal    integer not null,
  text       text not null,
  outcome    text not null
             check (outcome in ('worked', 'failed', 'partial', 'inconclusive', 'skipped', 'proposed')),
  note       text,
  message_id uuid,
  author_id  text not null,
  version    integer not null default 1,
  at         timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (org_id, id),
  unique (org_id, session_id, ordinal),
  foreign key (org_id, session_id) references pilot_session on delete cascade,
  foreign key (org_id, message_id) references message,
  foreign key (org_id, author_id)  references person
);

create table handoff (
  org_id            text not null,
  id                uuid not null default gen_random_uuid(),
  session_id        uuid not null,
  number            integer not null,
  status            text not null default 'open'
                    check (status in ('open', 'claimed', 'returned', 'withdrawn', 'passed_on', 'resolved')),
  reason            text not null,
  watch_level       text not null check (watch_level in ('stable', 'watch', 'critical')),
  impact            text,
  target_id         text,
  created_by        text not null,
  created_at        timestamptz not null default now(),
  claimed_by        text,
  claimed_at        timestamptz,
  read_back         text,
  ended_at          timestamptz,
  fence             integer not null default 0,
  version           integer not null default 1,
  snapshot          jsonb not null,
  assessment_status text not null default 'not_available'
                    check (assessment_status in ('not_available', 'pending', 'ready', 'timed_out', 'failed')),
  primary key (org_id, id),
  unique (org_id, session_id, number),
  foreign key (org_id, session_id) references pilot_session on delete cascade,
  foreign key (org_id, target_id)  references person,
  foreign key (org_id, created_by) references person,
  foreign key (org_id, claimed_by) references person,
  check (status <> 'claimed' or (claimed_by is not null and claimed_at is not null)),
  check (status <> 'open' or claimed_by is null),
  check ((status in ('open', 'claimed')) = (ended_at is null)),
  check (claimed_by is null or claimed_by <> created_by)
);
-- A session has at most one hand-off under way.
create unique index handoff_under_way on handoff (org_id, session_id) where status in ('open', 'claimed');
create index handoff_status     on handoff (org_id, status, created_at desc);
create index handoff_created_by on handoff (org_id, created_by, created_at desc);
create index handoff_claimed_by on handoff (org_id, claimed_by, created_at desc);

create table notification (
  org_id     text not null,
  id         uuid not null default gen_random_uuid(),
  kind       text not null check (kind in ('escalation', 'claimed', 'returned', 'released', 'resolved')),
  title      text not null,
  session_id uuid not null,
  handoff_id uuid not null,
  created_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, session_id) references pilot_session on delete cascade,
  foreign key (org_id, handoff_id) references handoff on delete cascade
);
create index notification_handoff on notification (org_id, handoff_id);

create table notification_recipient (
  org_id          text not null,
  notification_id uuid not null,
  user_id         text not null,
  created_at      timestamptz not null default now(),
  read_at         timestamptz,
  cleared_at      timestamptz,
  primary key (org_id, notification_id, user_id),
  foreign key (org_id, notification_id) references notification on delete cascade,
  foreign key (org_id, user_id)         references person
);
create index notification_recipient_bell on notification_recipient (org_id, user_id, created_at desc)
  where cleared_at is null;

create table idempotency_key (
  org_id     text not null references auth.organization on delete cascade,
  user_id    text not null,
  key        text not null,
  -- SHA-256 of operation and input: the same key on another request is a mistake of the client.
  request    text not null,
  answer     jsonb,
  created_at timestamptz not null default now(),
  primary key (org_id, user_id, key)
);
create index idempotency_key_age on idempotency_key (org_id, created_at);

create table event (
  org_id            text   not null references auth.organization on delete cascade,
  seq               bigint not null,
  type              text   not null,
  actor_id          text,
  actor_name        text,
  -- Who may see it, frozen when it happened: these people, and everyone from this role upwards.
  audience_user_ids text[] not null,
  audience_min_role text check (audience_min_role in ('technician', 'engineer', 'admin', 'owner')),
  data              jsonb  not null,
  at                timestamptz not null default clock_timestamp(),
  primary key (org_id, seq)
);

do $$
declare t text;
begin
  foreach t in array array['pilot_session', 'message', 'step', 'handoff', 'notification',
                           'notification_recipient', 'idempotency_key', 'event'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force  row level security', t);
    execute format('create policy tenant on %I using (org_id = current_setting(''rf.org_id'', true))', t);
  end loop;
end $$;

grant select, insert, update on pilot_session, message, step, handoff, notification, notification_recipient to rf_app;
grant select, insert, update, delete on idempotency_key to rf_app;
-- The log is written once: nobody changes or deletes an event.
grant select, insert on event to rf_app;
