-- What the figures about hand-offs are counted from: one row a hand-off, made from the event log alone and kept in the
-- transaction that writes the events. Each time stands beside the number of its event, so that a figure can be traced.

create table handoff_seen (
  org_id     text not null,
  handoff_id uuid not null,
  user_id    text not null,
  at         timestamptz not null default clock_timestamp(),
  primary key (org_id, handoff_id, user_id),
  foreign key (org_id, handoff_id) references handoff on delete cascade,
  foreign key (org_id, user_id)    references person
);

-- Tenths of a second from one time to another, cut off; -1 for all that is below zero, the least integer for no time.
create function tenths_between(earlier timestamptz, later timestamptz) returns integer language sql immutable parallel safe as $$
  select case when earlier is null or later is null then -2147483648
              else least(greatest(floor(extract(epoch from later - earlier) * 10), -1), 2147483647)::int end
$$;

create table handoff_fact (
  org_id            text not null,
  handoff_id        uuid not null,
  session_id        uuid not null,
  number            integer not null,
  status            text not null,
  client            text,
  category          text,
  watch_level       text not null,
  created_by        text not null,
  created_at        timestamptz not null,
  created_seq       bigint not null,
  -- The first look of someone other than its maker; a claim is a look too.
  seen_at           timestamptz,
  seen_seq          bigint,
  first_claimed_at  timestamptz,
  first_claimed_seq bigint,
  -- The claim that is measured: the first one that an action followed, until then the one that stands.
  claimed_by        text,
  claimed_at        timestamptz,
  claimed_seq       bigint,
  -- Claims that were given back to the queue without any action.
  idle_claims       integer not null default 0,
  action_at         timestamptz,
  action_seq        bigint,
  action_kind       text check (action_kind in ('message', 'step', 'resolution', 'ticket')),
  ended_at          timestamptz,
  ended_seq         bigint,
  -- The event that made the next hand-off of the same session.
  next_seq          bigint,
  assessment_status text,
  assessment_seq    bigint,
  -- Whether any step was suggested when the claimer first acted, and the message or step that took one up.
  steps_suggested   boolean not null default false,
  suggestion_seq    bigint,
  -- Why it does not count, and the event that said so.
  excluded          text check (excluded in ('test')),
  excluded_seq      bigint,
  -- The row in 38 bytes, for figures over many: a node reads 200,000 of these in the time of 20,000 rows. Big-endian:
  -- when it was made in seconds since 2000, then tenths of a second to seen, claim and action (least integer: none), flags
  -- (status in bits 0 to 2), and who and what by the first six bytes of their MD5. Read by features/analytics/decode-facts.ts.
  packed            bytea not null generated always as (
    int4send(floor(extract(epoch from created_at - timestamptz '2000-01-01 00:00:00+00'))::int) ||
    int4send(tenths_between(created_at, seen_at)) ||
    int4send(tenths_between(created_at, first_claimed_at)) ||
    int4send(tenths_between(claimed_at, action_at)) ||
    int4send(case status when 'open' then 0 when 'claimed' then 1 when 'returned' then 2 when 'withdrawn' then 3
                         when 'passed_on' then 4 else 5 end
             + (action_seq is not null)::int * 8
             + (claimed_seq is not null)::int * 16
             + (next_seq is not null)::int * 32
             + steps_suggested::int * 64
             + (suggestion_seq is not null)::int * 128
             + (assessment_seq is not null)::int * 256
             + (assessment_seq is not null and assessment_status = 'ready')::int * 512
             + (excluded is not null)::int * 1024
             + least(idle_claims, 32767) * 65536) ||
    decode(left(md5(coalesce(client, '')), 12), 'hex') ||
    decode(left(md5(coalesce(category, '')), 12), 'hex') ||
    decode(left(md5(coalesce(claimed_by, '')), 12), 'hex')) stored,
  primary key (org_id, handoff_id),
  foreign key (org_id, handoff_id) references handoff on delete cascade
);
create index handoff_fact_created on handoff_fact (org_id, created_at, handoff_id);
create index handoff_fact_session on handoff_fact (org_id, session_id, number);

-- The names that the packed rows stand for.
create table handoff_label (
  org_id text not null references auth.organization on delete cascade,
  kind   text not null check (kind in ('client', 'category')),
  label  text not null,
  primary key (org_id, kind, label)
);

-- The minutes that a verbal hand-off took. A stopwatch that runs has no end yet; its start is the server's time.
create table baseline (
  org_id      text not null,
  id          uuid not null default gen_random_uuid(),
  source      text not null check (source in ('stopwatch', 'typed')),
  measured_by text not null,
  started_at  timestamptz not null default clock_timestamp(),
  seconds     integer check (seconds between 1 and 28800),
  note        text,
  edited      boolean not null default false,
  version     integer not null default 1,
  primary key (org_id, id),
  foreign key (org_id, measured_by) references person,
  check (source = 'stopwatch' or seconds is not null)
);
create unique index baseline_running on baseline (org_id, measured_by) where seconds is null;
create index baseline_started on baseline (org_id, started_at desc, id);

do $$
declare t text;
begin
  foreach t in array array['handoff_seen', 'handoff_fact', 'handoff_label', 'baseline'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force  row level security', t);
    execute format('create policy tenant on %I using (org_id = current_setting(''rf.org_id'', true))', t);
  end loop;
end $$;
grant select, insert         on handoff_seen, handoff_label to rf_app;
grant select, insert, update on handoff_fact to rf_app;
grant select, insert, update, delete on baseline to rf_app;

-- The audit of baselines is read from the log; among two million events these are a handful.
create index event_baseline on event (org_id, seq) where type in ('baseline_recorded', 'baseline_changed', 'baseline_deleted');

-- One event's part in the facts. It reads nothing but the event and, for the suggested steps, the assessment as it is then.
create function handoff_fact_apply(e event) returns void language plpgsql as $$
declare
  h   jsonb := e.data->'handoff';
  hid uuid  := h->>'id';
begin
  case e.type
    when 'handoff_created' then
      insert into handoff_fact (org_id, handoff_id, session_id, number, status, client, category, watch_level,
                                created_by, created_at, created_seq)
      values (e.org_id, hid, (h->>'sessionId')::uuid, (h->>'number')::int, 'open', nullif(h->'session'->>'client', ''),
              e.data->>'category', h->>'watchLevel', h->'createdBy'->>'id', e.at, e.seq)
      on conflict do nothing;
      insert into handoff_label (org_id, kind, label)
      select e.org_id, kind, label
      from   (values ('client', nullif(h->'session'->>'client', '')), ('category', e.data->>'category')) l(kind, label)
      where  label is not null
      on conflict do nothing;
      update handoff_fact set next_seq = e.seq
      where  org_id = e.org_id and session_id = (h->>'sessionId')::uuid and number = (h->>'number')::int - 1;

    when 'handoff_seen' then
      update handoff_fact set seen_at = e.at, seen_seq = e.seq
      where  org_id = e.org_id and handoff_id = (e.data->>'handoffId')::uuid
      and    seen_seq is null and created_by <> e.actor_id;

    when 'handoff_claimed' then
      update handoff_fact
      set    status            = 'claimed',
             seen_at           = coalesce(seen_at, e.at),
             seen_seq          = coalesce(seen_seq, e.seq),
             first_claimed_at  = coalesce(first_claimed_at, e.at),
             first_claimed_seq = coalesce(first_claimed_seq, e.seq),
             claimed_by        = case when action_seq is null then h->'claimedBy'->>'id' else claimed_by end,
             claimed_at        = case when action_seq is null then e.at else claimed_at end,
             claimed_seq       = case when action_seq is null then e.seq else claimed_seq end
      where  org_id = e.org_id and handoff_id = hid;

    when 'handoff_released' then
      update handoff_fact
      set    status      = 'open',
             idle_claims = idle_claims + (action_seq is null)::int,
             claimed_by  = case when action_seq is null then null else claimed_by end,
             claimed_at  = case when action_seq is null then null else claimed_at end,
             claimed_seq = case when action_seq is null then null else claimed_seq end
      where  org_id = e.org_id and handoff_id = hid;

    when 'handoff_returned', 'handoff_withdrawn', 'handoff_resolved', 'handoff_updated' then
      if h->>'endedAt' is not null then
        update handoff_fact
        set    status   = h->>'status',
               ended_at = e.at,
               ended_seq = e.seq
        where  org_id = e.org_id and handoff_id = hid and ended_seq is null;
      end if;
      if e.type = 'handoff_resolved' then
        perform handoff_fact_act(e, (h->>'sessionId')::uuid, 'resolution', null);
      end if;

    when 'message_added' then
      perform handoff_fact_act(e, (e.data->'message'->>'sessionId')::uuid, 'message', e.data->'message'->>'text');
    when 'step_recorded', 'step_changed' then
      perform handoff_fact_act(e, (e.data->'step'->>'sessionId')::uuid, 'step', e.data->'step'->>'text');

    when 'handoff_assessment_ready' then
      update handoff_fact set assessment_status = h->>'assessmentStatus', assessment_seq = e.seq
      where  org_id = e.org_id and handoff_id = hid and assessment_seq is null;

    when 'handoff_test_marked' then
      update handoff_fact
      set    excluded = case when (e.data->>'test')::boolean then 'test' end, excluded_seq = e.seq
      where  org_id = e.org_id and handoff_id = (e.data->>'handoffId')::uuid;
    else null;
  end case;
end $$;

-- Something that the claimer did: their first action after the claim, and whether it takes up a suggested step.
create function handoff_fact_act(e event, session uuid, kind text, words text) returns void language plpgsql as $$
declare
  f    handoff_fact;
  said jsonb;
begin
  select * into f from handoff_fact
  where  org_id = e.org_id and session_id = session and claimed_by = e.actor_id
  and    status in ('claimed', 'returned', 'resolved')
  and    (action_seq is null or (suggestion_seq is null and steps_suggested and status = 'claimed'))
  order by number desc limit 1;
  if not found then return; end if;

  select assessment->'suggestedSteps' into said from handoff where org_id = e.org_id and id = f.handoff_id;
  said := case when jsonb_typeof(said) = 'array' then said else '[]' end;
  update handoff_fact
  set    action_at       = coalesce(action_at, e.at),
         action_seq      = coalesce(action_seq, e.seq),
         action_kind     = coalesce(action_kind, kind),
         steps_suggested = steps_suggested or jsonb_array_length(said) > 0,
         suggestion_seq  = coalesce(suggestion_seq, case when exists (
                             select from jsonb_array_elements(said) s
                             where  position(lower(s->>'text') in lower(words)) > 0) then e.seq end)
  where  org_id = e.org_id and handoff_id = f.handoff_id;
end $$;

create function handoff_fact_follow() returns trigger language plpgsql as $$
begin
  perform handoff_fact_apply(new);
  return null;
end $$;
create trigger handoff_fact_follow after insert on event for each row
  when (new.type like 'handoff\_%' or new.type in ('message_added', 'step_recorded', 'step_changed'))
  execute function handoff_fact_follow();

-- What happened before there were facts.
do $$
declare
  org text;
  e   event;
begin
  for org in select id from auth.organization loop
    perform set_config('rf.org_id', org, true);
    for e in select v.* from event v where v.org_id = org order by v.seq loop
      if exists (select from handoff where org_id = org and id = (e.data->'handoff'->>'id')::uuid)
         or e.data ? 'message' or e.data ? 'step' then
        perform handoff_fact_apply(e);
      end if;
    end loop;
  end loop;
end $$;
