-- Who is told outside of the app, over what, and what became of it: one row for one message to one person or place.

-- A connection to something outside: its settings, and apart from them its sealed secrets.
create table integration (
  org_id          text not null references auth.organization on delete cascade,
  id              uuid not null default gen_random_uuid(),
  kind            text not null check (kind in ('slack', 'slack_webhook', 'msteams', 'email', 'webpush', 'webhook',
                                                'request_tracker', 'connectwise', 'autotask', 'halopsa')),
  name            text not null,
  config          jsonb not null,
  -- Sealed with the server's key. Their names stand apart, so that nobody opens them to say which are there.
  secrets         text,
  secrets_set     text[] not null default '{}',
  paused          boolean not null default false,
  last_success_at timestamptz,
  last_error      text,
  last_error_at   timestamptz,
  -- Failures since the last success: the light turns red, and an alarm is raised once.
  failures        integer not null default 0,
  version         integer not null default 1,
  created_by      text not null,
  created_at      timestamptz not null default now(),
  removed_at      timestamptz,
  primary key (org_id, id),
  foreign key (org_id, created_by) references person
);
-- Each of these is there once: people are told over it, not places.
create unique index integration_once on integration (org_id, kind)
  where kind in ('email', 'webpush') and removed_at is null;

create table delivery (
  org_id         text not null,
  -- Stable over every try: the idempotency key wherever the other side takes one.
  id             uuid not null default gen_random_uuid(),
  event          text not null check (event in ('escalation', 'claimed', 'returned', 'released', 'resolved', 'withdrawn')),
  session_id     uuid not null,
  handoff_id     uuid not null,
  -- The ownership that it speaks of: a message about an earlier one dies when its turn comes.
  fence          integer not null,
  channel        text not null,
  integration_id uuid,
  user_id        text,
  actor_name     text not null,
  state          text not null default 'queued' check (state in ('queued', 'sent', 'seen', 'failed', 'retracted')),
  attempts       integer not null default 0,
  -- What to do about it, in plain words; never the other side's answer as it came.
  error          text,
  -- Where it stands on the other side: time stamp and channel of a Slack message, id of a ticket note.
  ref            jsonb,
  not_before     timestamptz,
  queued_at      timestamptz not null default now(),
  sent_at        timestamptz,
  seen_at        timestamptz,
  failed_at      timestamptz,
  retracted_at   timestamptz,
  version        integer not null default 1,
  primary key (org_id, id),
  foreign key (org_id, session_id)     references pilot_session on delete cascade,
  foreign key (org_id, handoff_id)     references handoff on delete cascade,
  foreign key (org_id, integration_id) references integration,
  foreign key (org_id, user_id)        references person,
  check ((channel = 'in_app') = (integration_id is null)),
  check (state <> 'failed' or error is not null)
);
create index delivery_handoff on delivery (org_id, handoff_id, queued_at);
create index delivery_dead    on delivery (org_id, failed_at desc) where state = 'failed';

-- What a person chose; no row: the defaults.
create table notification_preference (
  org_id     text not null,
  user_id    text not null,
  value      jsonb not null,
  updated_at timestamptz not null default now(),
  primary key (org_id, user_id),
  foreign key (org_id, user_id) references person
);

-- Open streams, node by node: who would see something at once.
create table presence (
  org_id  text not null,
  user_id text not null,
  node    uuid not null,
  at      timestamptz not null default now(),
  primary key (org_id, user_id, node),
  foreign key (org_id, user_id) references person
);

-- A browser that somebody allowed to be pushed to. Whoever knows its address can push to it, so it is sealed.
create table push_subscription (
  org_id     text not null,
  id         uuid not null default gen_random_uuid(),
  user_id    text not null,
  -- SHA-256 of the address: the same browser subscribes once.
  address    text not null,
  sealed     text not null,
  -- What the browser called itself, so that a person knows it again.
  browser    text not null,
  created_at timestamptz not null default now(),
  primary key (org_id, id),
  unique (org_id, address),
  foreign key (org_id, user_id) references person
);
create index push_subscription_person on push_subscription (org_id, user_id);

do $$
declare t text;
begin
  foreach t in array array['integration', 'delivery', 'notification_preference', 'presence', 'push_subscription'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force  row level security', t);
    execute format('create policy tenant on %I using (org_id = current_setting(''rf.org_id'', true))', t);
  end loop;
end $$;

grant select, insert, update         on integration, delivery to rf_app;
grant select, insert, update, delete on notification_preference, presence, push_subscription to rf_app;
