-- Generated from db/migrations by `npm run schema`: read it, do not edit it.

-- Name: auth; Type: SCHEMA; Schema: -

CREATE SCHEMA auth;

-- Name: pg_trgm; Type: EXTENSION; Schema: -

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

-- Name: EXTENSION pg_trgm; Type: COMMENT; Schema: -

COMMENT ON EXTENSION pg_trgm IS 'text similarity measurement and index searching based on trigrams';

-- Name: mirror_member(); Type: FUNCTION; Schema: auth

CREATE FUNCTION auth.mirror_member() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  perform set_config('rf.org_id', new.organization_id, true);
  insert into public.person (org_id, id, name)
  select new.organization_id, u.id, u.name from auth."user" u where u.id = new.user_id
  on conflict (org_id, id) do update set name = excluded.name;
  return new;
end $$;

-- Name: mirror_organization(); Type: FUNCTION; Schema: auth

CREATE FUNCTION auth.mirror_organization() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  perform set_config('rf.org_id', new.id, true);
  insert into public.org_head (org_id) values (new.id);
  return new;
end $$;

-- Name: mirror_user_name(); Type: FUNCTION; Schema: auth

CREATE FUNCTION auth.mirror_user_name() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare org text;
begin
  for org in select m.organization_id from auth.member m where m.user_id = new.id loop
    perform set_config('rf.org_id', org, true);
    update public.person set name = new.name where org_id = org and id = new.id;
  end loop;
  return new;
end $$;

-- Name: event; Type: TABLE; Schema: public

CREATE TABLE public.event (
    org_id text NOT NULL,
    seq bigint NOT NULL,
    type text NOT NULL,
    actor_id text,
    actor_name text,
    audience_user_ids text[] NOT NULL,
    audience_min_role text,
    data jsonb NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT event_audience_min_role_check CHECK ((audience_min_role = ANY (ARRAY['technician'::text, 'engineer'::text, 'admin'::text, 'owner'::text])))
);

ALTER TABLE ONLY public.event FORCE ROW LEVEL SECURITY;

-- Name: handoff_fact_act(public.event, uuid, text, text); Type: FUNCTION; Schema: public

CREATE FUNCTION public.handoff_fact_act(e public.event, session uuid, kind text, words text) RETURNS void
    LANGUAGE plpgsql
    AS $$
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

-- Name: handoff_fact_apply(public.event); Type: FUNCTION; Schema: public

CREATE FUNCTION public.handoff_fact_apply(e public.event) RETURNS void
    LANGUAGE plpgsql
    AS $$
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

-- Name: handoff_fact_follow(); Type: FUNCTION; Schema: public

CREATE FUNCTION public.handoff_fact_follow() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  if new.type not in ('documentation_written', 'ticket_note_sent') then
    perform handoff_fact_apply(new);
  elsif new.type = 'ticket_note_sent' or new.data->>'kind' = 'manual' then
    perform handoff_fact_act(new, (new.data->>'sessionId')::uuid, 'ticket', null);
  end if;
  return null;
end $$;

-- Name: index_resolved(); Type: FUNCTION; Schema: public

CREATE FUNCTION public.index_resolved() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  perform rf_index_resolved(new.org_id, new.id);
  return null;
end $$;

-- Name: rf_claim_jobs(uuid, text[], text, jsonb, integer, integer, interval); Type: FUNCTION; Schema: public

CREATE FUNCTION public.rf_claim_jobs(worker uuid, kinds text[], after text, rooms jsonb, lane_room integer, most integer, lease interval) RETURNS TABLE(org_id text, id bigint, kind text, payload jsonb, destination text, attempts integer, max_attempts integer, lane text, waited_ms double precision)
    LANGUAGE plpgsql
    SET enable_seqscan TO 'off'
    SET enable_bitmapscan TO 'off'
    SET enable_sort TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    AS $$
#variable_conflict use_column
declare
  -- A variable, since no index is searched with a function that may change while it is.
  at timestamptz := clock_timestamp();
begin
  perform set_config('role', 'rf_system', true);
  -- A claim that a crash of the database takes back is made anew: the ends of jobs wait for the disk, their beginnings do not.
  perform set_config('synchronous_commit', 'off', true);

  update public.job j
  set    ready = true
  from   (select t.org_id, t.id
          from   public.job t
          where  not t.ready and t.dead_at is null and t.due_at <= at
          order  by t.due_at, t.id
          limit  1000
          for update skip locked) t
  where  j.org_id = t.org_id and j.id = t.id;

  return query
    with recursive lanes as (
      (select j.lane, j.org_id, j.destination
       from   public.job j
       where  j.ready and j.lane > after collate "C"
       order  by j.lane, j.due_at, j.id
       limit  1)
      union all
      (select n.lane, n.org_id, n.destination
       from   lanes l
       cross  join lateral (select j.lane, j.org_id, j.destination
                            from   public.job j
                            where  j.ready and j.lane > l.lane
                            order  by j.lane, j.due_at, j.id
                            limit  1) n)
    ), due as materialized (
      select d.*
      from   lanes l
      cross  join lateral (select j.org_id, j.id, j.due_at
                           from   public.job j
                           where  j.ready and j.lane = l.lane and j.kind = any(kinds)
                           order  by j.due_at, j.id
                           limit  case when l.destination is null then most
                                       else coalesce((rooms ->> l.lane)::integer, lane_room) end
                           for update skip locked) d
      where  not exists (select from public.job_pause p
                         where  p.org_id = l.org_id and p.destination = l.destination and p.until > at)
      -- Lanes are read one after the other until there is enough: each has its turn, since the next claim begins behind.
      limit  most
    ), taken as (
      update public.job j
      set    ready = false, locked_by = worker, due_at = at + lease, attempts = j.attempts + 1
      from   due d
      where  j.org_id = d.org_id and j.id = d.id
      returning j.org_id, j.id, j.kind, j.payload, j.destination, j.attempts, j.max_attempts, j.lane, d.due_at
    )
    select t.org_id, t.id, t.kind, t.payload, t.destination, t.attempts, t.max_attempts, t.lane,
           extract(epoch from at - t.due_at)::double precision * 1000
    from   taken t
    order  by t.lane, t.due_at, t.id;
end $$;

-- Name: rf_enter(text); Type: FUNCTION; Schema: public

CREATE FUNCTION public.rf_enter(org text) RETURNS text
    LANGUAGE plpgsql
    AS $$
declare head text;
begin
  perform set_config('rf.org_id', org, true);
  perform set_config('role', 'rf_app', true);
  select h.epoch || ':' || h.seq into head from public.org_head h where h.org_id = org;
  return head;
end $$;

-- Name: rf_finish_jobs(uuid, text[], bigint[], integer[]); Type: FUNCTION; Schema: public

CREATE FUNCTION public.rf_finish_jobs(worker uuid, orgs text[], ids bigint[], tries integer[]) RETURNS void
    LANGUAGE plpgsql
    SET enable_seqscan TO 'off'
    SET enable_bitmapscan TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    AS $$
begin
  perform set_config('role', 'rf_system', true);
  delete from public.job j
  using  unnest(orgs, ids, tries) as h(org_id, id, attempt)
  where  j.org_id = h.org_id and j.id = h.id and j.locked_by = worker and j.attempts = h.attempt;
end $$;

-- Name: rf_heads(text[]); Type: FUNCTION; Schema: public

CREATE FUNCTION public.rf_heads(orgs text[]) RETURNS TABLE(org_id text, seq bigint)
    LANGUAGE plpgsql
    AS $$
begin
  perform set_config('role', 'rf_system', true);
  return query select h.org_id, h.seq from public.org_head h where h.org_id = any(orgs);
end $$;

-- Name: rf_index_resolved(text, uuid); Type: FUNCTION; Schema: public

CREATE FUNCTION public.rf_index_resolved(org text, session uuid) RETURNS void
    LANGUAGE sql
    AS $$
  with found as materialized (
    select f.term, max(f.weight) as weight
    from   pilot_session s,
           rf_terms(s.title, s.problem || E'\n' || coalesce(s.resolution, ''), rf_told(org, session)) f
    where  s.org_id = org and s.id = session
    group  by f.term
  ), posted as (
    insert into resolved_term (org_id, term, session_id, weight)
    select org, f.term, session, f.weight from found f
  )
  insert into resolved_term_count as c (org_id, term, sessions)
  select org, t.term, 1
  from   (select f.term from found f union all select '') t
  -- In one order, so that two that are resolved at once wait for each other instead of locking up.
  order  by t.term
  on conflict (org_id, term) do update set sessions = c.sessions + 1
$$;

-- Name: rf_job_figures(); Type: FUNCTION; Schema: public

CREATE FUNCTION public.rf_job_figures() RETURNS TABLE(due bigint, oldest_seconds double precision, later bigint, dead bigint)
    LANGUAGE plpgsql
    AS $$
begin
  perform set_config('role', 'rf_system', true);
  return query
    select count(*) filter (where j.ready),
           coalesce(extract(epoch from clock_timestamp() - min(j.due_at) filter (where j.ready)), 0)::double precision,
           count(*) filter (where not j.ready and j.dead_at is null),
           count(*) filter (where j.dead_at is not null)
    from   public.job j;
end $$;

-- Name: rf_postpone_job(uuid, text, bigint, integer, interval, text, boolean, boolean); Type: FUNCTION; Schema: public

CREATE FUNCTION public.rf_postpone_job(worker uuid, org text, job_id bigint, try integer, delay interval, why text, pause boolean, gives_back boolean) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
  perform set_config('role', 'rf_system', true);
  with back as (
    update public.job j
    set    locked_by = null, due_at = clock_timestamp() + delay, ready = delay <= interval '0',
           last_error = coalesce(why, j.last_error), attempts = j.attempts - gives_back::integer
    where  j.org_id = org and j.id = job_id and j.locked_by = worker and j.attempts = try
    returning j.org_id, j.destination
  )
  insert into public.job_pause (org_id, destination, until)
  select b.org_id, b.destination, clock_timestamp() + delay from back b where pause and b.destination is not null
  on conflict (org_id, destination) do update set until = greatest(job_pause.until, excluded.until);
end $$;

-- Name: rf_renew_jobs(uuid, text[], bigint[], integer[], interval); Type: FUNCTION; Schema: public

CREATE FUNCTION public.rf_renew_jobs(worker uuid, orgs text[], ids bigint[], tries integer[], lease interval) RETURNS void
    LANGUAGE plpgsql
    SET enable_seqscan TO 'off'
    SET enable_bitmapscan TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    AS $$
begin
  perform set_config('role', 'rf_system', true);
  update public.job j
  set    due_at = clock_timestamp() + lease, ready = false
  from   unnest(orgs, ids, tries) as h(org_id, id, attempt)
  where  j.org_id = h.org_id and j.id = h.id and j.locked_by = worker and j.attempts = h.attempt;
end $$;

-- Name: rf_terms(text, text, text); Type: FUNCTION; Schema: public

CREATE FUNCTION public.rf_terms(title text, body text, told text) RETURNS TABLE(term text, weight real)
    LANGUAGE sql IMMUTABLE
    AS $_$
  select c.term, 6::real as weight
  from (
    select '#' || lower(m[1]) as term
    from   regexp_matches(left(title || E'\n' || body || E'\n' || told, 60000),
             '\m(0x[0-9a-f]{4,16}|[a-z]{2,12}[0-9]{4,8}|[a-z]{2,20}(?:_[a-z0-9]{2,20}){1,6}|[45]\.[0-9]\.[0-9]{1,3})\M',
             'gi') m
    union
    select '#' || m[1]
    from   regexp_matches(left(title || E'\n' || body || E'\n' || told, 60000),
             '\m(?:errors?|code|event|status|stop)(?:\s+(?:id|code))?\s*[:=#]?\s*(-?[0-9]{3,10})\M', 'gi') m
  ) c
  union all
  (
    select w.lexeme,
           (case when 'A' = any(w.weights) then 3 when 'B' = any(w.weights) then 2 else 1 end)::real as weight
    from   unnest(setweight(to_tsvector('english', left(title, 400)), 'A') ||
                  setweight(to_tsvector('english', left(body, 12000)), 'B') ||
                  setweight(to_tsvector('english', left(told, 40000)), 'D')) w
    where  length(w.lexeme) between 2 and 60 and w.lexeme !~ '^[-0-9.,:]{1,4}$'
    order  by 2 desc, w.positions[1]
    limit  250
  )
$_$;

-- Name: rf_told(text, uuid); Type: FUNCTION; Schema: public

CREATE FUNCTION public.rf_told(org text, session uuid) RETURNS text
    LANGUAGE sql STABLE
    AS $$
  select coalesce((select string_agg(s.text || E'\n' || coalesce(s.note, ''), E'\n' order by s.ordinal)
                   from   step s
                   where  s.org_id = org and s.session_id = session and s.outcome <> 'proposed'), '') || E'\n' ||
         coalesce((select string_agg(left(m.text, 1500), E'\n' order by m.ordinal)
                   from  (select text, ordinal from message
                          where  org_id = org and session_id = session and role <> 'copilot'
                          order  by ordinal limit 40) m), '')
$$;

-- Name: tenths_between(timestamp with time zone, timestamp with time zone); Type: FUNCTION; Schema: public

CREATE FUNCTION public.tenths_between(earlier timestamp with time zone, later timestamp with time zone) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  select case when earlier is null or later is null then -2147483648
              else least(greatest(floor(extract(epoch from later - earlier) * 10), -1), 2147483647)::int end
$$;

-- Name: account; Type: TABLE; Schema: auth

CREATE TABLE auth.account (
    id text NOT NULL,
    account_id text NOT NULL,
    provider_id text NOT NULL,
    user_id text NOT NULL,
    access_token text,
    refresh_token text,
    id_token text,
    access_token_expires_at timestamp with time zone,
    refresh_token_expires_at timestamp with time zone,
    scope text,
    password text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- Name: invitation; Type: TABLE; Schema: auth

CREATE TABLE auth.invitation (
    id text NOT NULL,
    organization_id text NOT NULL,
    email text NOT NULL,
    role text NOT NULL,
    status text DEFAULT 'pending'::text NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    inviter_id text NOT NULL,
    token_hash text,
    CONSTRAINT invitation_role_check CHECK ((role = ANY (ARRAY['technician'::text, 'engineer'::text, 'admin'::text, 'owner'::text])))
);

-- Name: member; Type: TABLE; Schema: auth

CREATE TABLE auth.member (
    id text NOT NULL,
    organization_id text NOT NULL,
    user_id text NOT NULL,
    role text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT member_role_check CHECK ((role = ANY (ARRAY['technician'::text, 'engineer'::text, 'admin'::text, 'owner'::text])))
);

-- Name: organization; Type: TABLE; Schema: auth

CREATE TABLE auth.organization (
    id text NOT NULL,
    name text NOT NULL,
    slug text NOT NULL,
    logo text,
    metadata text,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

-- Name: session; Type: TABLE; Schema: auth

CREATE TABLE auth.session (
    id text NOT NULL,
    token text NOT NULL,
    user_id text NOT NULL,
    active_organization_id text,
    ip_address text,
    user_agent text,
    expires_at timestamp with time zone NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- Name: user; Type: TABLE; Schema: auth

CREATE TABLE auth."user" (
    id text NOT NULL,
    name text NOT NULL,
    email text NOT NULL,
    email_verified boolean DEFAULT false NOT NULL,
    image text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- Name: verification; Type: TABLE; Schema: auth

CREATE TABLE auth.verification (
    id text NOT NULL,
    identifier text NOT NULL,
    value text NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- Name: ai_settings; Type: TABLE; Schema: public

CREATE TABLE public.ai_settings (
    org_id text NOT NULL,
    provider text NOT NULL,
    base_url text,
    model text,
    key_sealed text,
    key_for text,
    json_schema boolean DEFAULT true NOT NULL,
    monthly_token_limit bigint,
    monthly_cost_limit numeric,
    input_price numeric,
    output_price numeric,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT ai_settings_check CHECK (((key_sealed IS NULL) = (key_for IS NULL))),
    CONSTRAINT ai_settings_check1 CHECK (((provider <> ALL (ARRAY['anthropic'::text, 'openai_compatible'::text])) OR (model IS NOT NULL))),
    CONSTRAINT ai_settings_check2 CHECK (((provider <> 'openai_compatible'::text) OR (base_url IS NOT NULL))),
    CONSTRAINT ai_settings_input_price_check CHECK ((input_price >= (0)::numeric)),
    CONSTRAINT ai_settings_monthly_cost_limit_check CHECK ((monthly_cost_limit >= (0)::numeric)),
    CONSTRAINT ai_settings_monthly_token_limit_check CHECK ((monthly_token_limit >= 0)),
    CONSTRAINT ai_settings_output_price_check CHECK ((output_price >= (0)::numeric)),
    CONSTRAINT ai_settings_provider_check CHECK ((provider = ANY (ARRAY['default'::text, 'off'::text, 'anthropic'::text, 'openai_compatible'::text])))
);

ALTER TABLE ONLY public.ai_settings FORCE ROW LEVEL SECURITY;

-- Name: ai_usage; Type: TABLE; Schema: public

CREATE TABLE public.ai_usage (
    org_id text NOT NULL,
    month date NOT NULL,
    calls integer DEFAULT 0 NOT NULL,
    failed_calls integer DEFAULT 0 NOT NULL,
    input_tokens bigint DEFAULT 0 NOT NULL,
    output_tokens bigint DEFAULT 0 NOT NULL,
    cost numeric DEFAULT 0 NOT NULL
);

ALTER TABLE ONLY public.ai_usage FORCE ROW LEVEL SECURITY;

-- Name: assessment_fault; Type: TABLE; Schema: public

CREATE TABLE public.assessment_fault (
    org_id text NOT NULL,
    handoff_id uuid NOT NULL,
    message text NOT NULL,
    raw_text text,
    at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY public.assessment_fault FORCE ROW LEVEL SECURITY;

-- Name: baseline; Type: TABLE; Schema: public

CREATE TABLE public.baseline (
    org_id text NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    source text NOT NULL,
    measured_by text NOT NULL,
    started_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    seconds integer,
    note text,
    edited boolean DEFAULT false NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT baseline_check CHECK (((source = 'stopwatch'::text) OR (seconds IS NOT NULL))),
    CONSTRAINT baseline_seconds_check CHECK (((seconds >= 1) AND (seconds <= 28800))),
    CONSTRAINT baseline_source_check CHECK ((source = ANY (ARRAY['stopwatch'::text, 'typed'::text])))
);

ALTER TABLE ONLY public.baseline FORCE ROW LEVEL SECURITY;

-- Name: copilot_answer; Type: TABLE; Schema: public

CREATE TABLE public.copilot_answer (
    org_id text NOT NULL,
    message_id uuid NOT NULL,
    session_id uuid NOT NULL,
    source text NOT NULL,
    cited jsonb NOT NULL,
    proposals jsonb NOT NULL,
    CONSTRAINT copilot_answer_source_check CHECK ((source = ANY (ARRAY['rules'::text, 'model'::text, 'rules_instead'::text])))
);

ALTER TABLE ONLY public.copilot_answer FORCE ROW LEVEL SECURITY;

-- Name: copilot_session; Type: TABLE; Schema: public

CREATE TABLE public.copilot_session (
    org_id text NOT NULL,
    session_id uuid NOT NULL,
    answers boolean DEFAULT true NOT NULL,
    answer_id uuid,
    asked_by text,
    answering_since timestamp with time zone,
    answering_until timestamp with time zone,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT copilot_session_check CHECK (((answer_id IS NULL) = (answering_until IS NULL))),
    CONSTRAINT copilot_session_check1 CHECK (((answer_id IS NULL) = (answering_since IS NULL))),
    CONSTRAINT copilot_session_check2 CHECK (((answer_id IS NULL) = (asked_by IS NULL)))
);

ALTER TABLE ONLY public.copilot_session FORCE ROW LEVEL SECURITY;

-- Name: delivery; Type: TABLE; Schema: public

CREATE TABLE public.delivery (
    org_id text NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    event text NOT NULL,
    session_id uuid NOT NULL,
    handoff_id uuid,
    fence integer NOT NULL,
    channel text NOT NULL,
    integration_id uuid,
    user_id text,
    actor_name text NOT NULL,
    state text DEFAULT 'queued'::text NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    error text,
    ref jsonb,
    not_before timestamp with time zone,
    queued_at timestamp with time zone DEFAULT now() NOT NULL,
    sent_at timestamp with time zone,
    seen_at timestamp with time zone,
    failed_at timestamp with time zone,
    retracted_at timestamp with time zone,
    version integer DEFAULT 1 NOT NULL,
    tries jsonb DEFAULT '[]'::jsonb NOT NULL,
    CONSTRAINT delivery_about CHECK (((handoff_id IS NOT NULL) OR (event = ANY (ARRAY['resolved'::text, 'noted'::text])))),
    CONSTRAINT delivery_check CHECK (((channel = 'in_app'::text) = (integration_id IS NULL))),
    CONSTRAINT delivery_check1 CHECK (((state <> 'failed'::text) OR (error IS NOT NULL))),
    CONSTRAINT delivery_event_check CHECK ((event = ANY (ARRAY['escalation'::text, 'claimed'::text, 'returned'::text, 'released'::text, 'resolved'::text, 'withdrawn'::text, 'noted'::text]))),
    CONSTRAINT delivery_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sent'::text, 'seen'::text, 'failed'::text, 'retracted'::text])))
);

ALTER TABLE ONLY public.delivery FORCE ROW LEVEL SECURITY;

-- Name: documentation; Type: TABLE; Schema: public

CREATE TABLE public.documentation (
    org_id text NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    session_id uuid NOT NULL,
    version integer NOT NULL,
    kind text NOT NULL,
    text text NOT NULL,
    edited_by text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT documentation_kind_check CHECK ((kind = ANY (ARRAY['escalation'::text, 'resolution'::text, 'manual'::text]))),
    CONSTRAINT documentation_version_check CHECK ((version > 0))
);

ALTER TABLE ONLY public.documentation FORCE ROW LEVEL SECURITY;

-- Name: flow; Type: TABLE; Schema: public

CREATE TABLE public.flow (
    org_id text NOT NULL,
    id text NOT NULL,
    newest integer DEFAULT 0 NOT NULL,
    published integer,
    archived boolean DEFAULT false NOT NULL,
    session_id uuid,
    revision integer DEFAULT 0 NOT NULL,
    CONSTRAINT flow_check CHECK (((NOT archived) OR (published IS NULL))),
    CONSTRAINT flow_id_check CHECK (((length(id) >= 1) AND (length(id) <= 60))),
    CONSTRAINT flow_newest_check CHECK ((newest >= 0))
);

ALTER TABLE ONLY public.flow FORCE ROW LEVEL SECURITY;

-- Name: flow_version; Type: TABLE; Schema: public

CREATE TABLE public.flow_version (
    org_id text NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    flow_id text NOT NULL,
    version integer NOT NULL,
    kind text NOT NULL,
    restored_from integer,
    title text NOT NULL,
    category text NOT NULL,
    keywords text[] NOT NULL,
    text text NOT NULL,
    saved_by text NOT NULL,
    saved_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT flow_version_check CHECK (((kind = 'restored'::text) = (restored_from IS NOT NULL))),
    CONSTRAINT flow_version_kind_check CHECK ((kind = ANY (ARRAY['edited'::text, 'restored'::text, 'reset'::text, 'drafted'::text]))),
    CONSTRAINT flow_version_version_check CHECK ((version > 0))
);

ALTER TABLE ONLY public.flow_version FORCE ROW LEVEL SECURITY;

-- Name: handoff; Type: TABLE; Schema: public

CREATE TABLE public.handoff (
    org_id text NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    session_id uuid NOT NULL,
    number integer NOT NULL,
    status text DEFAULT 'open'::text NOT NULL,
    reason text NOT NULL,
    watch_level text NOT NULL,
    impact text,
    target_id text,
    created_by text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    claimed_by text,
    claimed_at timestamp with time zone,
    read_back text,
    ended_at timestamp with time zone,
    fence integer DEFAULT 0 NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    snapshot jsonb NOT NULL,
    assessment_status text DEFAULT 'not_available'::text NOT NULL,
    assessment jsonb,
    CONSTRAINT handoff_assessment_status_check CHECK ((assessment_status = ANY (ARRAY['not_available'::text, 'pending'::text, 'ready'::text, 'timed_out'::text, 'failed'::text]))),
    CONSTRAINT handoff_check CHECK (((status <> 'claimed'::text) OR ((claimed_by IS NOT NULL) AND (claimed_at IS NOT NULL)))),
    CONSTRAINT handoff_check1 CHECK (((status <> 'open'::text) OR (claimed_by IS NULL))),
    CONSTRAINT handoff_check2 CHECK (((status = ANY (ARRAY['open'::text, 'claimed'::text])) = (ended_at IS NULL))),
    CONSTRAINT handoff_check3 CHECK (((claimed_by IS NULL) OR (claimed_by <> created_by))),
    CONSTRAINT handoff_ready_has_assessment CHECK (((assessment_status <> 'ready'::text) OR (assessment IS NOT NULL))),
    CONSTRAINT handoff_status_check CHECK ((status = ANY (ARRAY['open'::text, 'claimed'::text, 'returned'::text, 'withdrawn'::text, 'passed_on'::text, 'resolved'::text]))),
    CONSTRAINT handoff_watch_level_check CHECK ((watch_level = ANY (ARRAY['stable'::text, 'watch'::text, 'critical'::text])))
);

ALTER TABLE ONLY public.handoff FORCE ROW LEVEL SECURITY;

-- Name: handoff_fact; Type: TABLE; Schema: public

CREATE TABLE public.handoff_fact (
    org_id text NOT NULL,
    handoff_id uuid NOT NULL,
    session_id uuid NOT NULL,
    number integer NOT NULL,
    status text NOT NULL,
    client text,
    category text,
    watch_level text NOT NULL,
    created_by text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_seq bigint NOT NULL,
    seen_at timestamp with time zone,
    seen_seq bigint,
    first_claimed_at timestamp with time zone,
    first_claimed_seq bigint,
    claimed_by text,
    claimed_at timestamp with time zone,
    claimed_seq bigint,
    idle_claims integer DEFAULT 0 NOT NULL,
    action_at timestamp with time zone,
    action_seq bigint,
    action_kind text,
    ended_at timestamp with time zone,
    ended_seq bigint,
    next_seq bigint,
    assessment_status text,
    assessment_seq bigint,
    steps_suggested boolean DEFAULT false NOT NULL,
    suggestion_seq bigint,
    excluded text,
    excluded_seq bigint,
    packed bytea GENERATED ALWAYS AS ((((((((int4send((floor(EXTRACT(epoch FROM (created_at - '2000-01-01 00:00:00+00'::timestamp with time zone))))::integer) || int4send(public.tenths_between(created_at, seen_at))) || int4send(public.tenths_between(created_at, first_claimed_at))) || int4send(public.tenths_between(claimed_at, action_at))) || int4send((((((((((
CASE status
    WHEN 'open'::text THEN 0
    WHEN 'claimed'::text THEN 1
    WHEN 'returned'::text THEN 2
    WHEN 'withdrawn'::text THEN 3
    WHEN 'passed_on'::text THEN 4
    ELSE 5
END + (((action_seq IS NOT NULL))::integer * 8)) + (((claimed_seq IS NOT NULL))::integer * 16)) + (((next_seq IS NOT NULL))::integer * 32)) + ((steps_suggested)::integer * 64)) + (((suggestion_seq IS NOT NULL))::integer * 128)) + (((assessment_seq IS NOT NULL))::integer * 256)) + ((((assessment_seq IS NOT NULL) AND (assessment_status = 'ready'::text)))::integer * 512)) + (((excluded IS NOT NULL))::integer * 1024)) + (LEAST(idle_claims, 32767) * 65536)))) || decode("left"(md5(COALESCE(client, ''::text)), 12), 'hex'::text)) || decode("left"(md5(COALESCE(category, ''::text)), 12), 'hex'::text)) || decode("left"(md5(COALESCE(claimed_by, ''::text)), 12), 'hex'::text))) STORED NOT NULL,
    CONSTRAINT handoff_fact_action_kind_check CHECK ((action_kind = ANY (ARRAY['message'::text, 'step'::text, 'resolution'::text, 'ticket'::text]))),
    CONSTRAINT handoff_fact_excluded_check CHECK ((excluded = 'test'::text))
);

ALTER TABLE ONLY public.handoff_fact FORCE ROW LEVEL SECURITY;

-- Name: handoff_label; Type: TABLE; Schema: public

CREATE TABLE public.handoff_label (
    org_id text NOT NULL,
    kind text NOT NULL,
    label text NOT NULL,
    CONSTRAINT handoff_label_kind_check CHECK ((kind = ANY (ARRAY['client'::text, 'category'::text])))
);

ALTER TABLE ONLY public.handoff_label FORCE ROW LEVEL SECURITY;

-- Name: handoff_seen; Type: TABLE; Schema: public

CREATE TABLE public.handoff_seen (
    org_id text NOT NULL,
    handoff_id uuid NOT NULL,
    user_id text NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

ALTER TABLE ONLY public.handoff_seen FORCE ROW LEVEL SECURITY;

-- Name: handoff_viewer; Type: TABLE; Schema: public

CREATE TABLE public.handoff_viewer (
    org_id text NOT NULL,
    handoff_id uuid NOT NULL,
    user_id text NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY public.handoff_viewer FORCE ROW LEVEL SECURITY;

-- Name: idempotency_key; Type: TABLE; Schema: public

CREATE TABLE public.idempotency_key (
    org_id text NOT NULL,
    user_id text NOT NULL,
    key text NOT NULL,
    request text NOT NULL,
    answer jsonb,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY public.idempotency_key FORCE ROW LEVEL SECURITY;

-- Name: integration; Type: TABLE; Schema: public

CREATE TABLE public.integration (
    org_id text NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    config jsonb NOT NULL,
    secrets text,
    secrets_set text[] DEFAULT '{}'::text[] NOT NULL,
    paused boolean DEFAULT false NOT NULL,
    last_success_at timestamp with time zone,
    last_error text,
    last_error_at timestamp with time zone,
    failures integer DEFAULT 0 NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    created_by text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    removed_at timestamp with time zone,
    CONSTRAINT integration_kind_check CHECK ((kind = ANY (ARRAY['slack'::text, 'slack_webhook'::text, 'msteams'::text, 'email'::text, 'webpush'::text, 'webhook'::text, 'request_tracker'::text, 'connectwise'::text, 'autotask'::text, 'halopsa'::text])))
);

ALTER TABLE ONLY public.integration FORCE ROW LEVEL SECURITY;

-- Name: job; Type: TABLE; Schema: public

CREATE TABLE public.job (
    org_id text NOT NULL,
    id bigint NOT NULL,
    kind text NOT NULL,
    payload jsonb NOT NULL,
    key text,
    destination text,
    due_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    locked_by uuid,
    attempts integer DEFAULT 0 NOT NULL,
    max_attempts integer DEFAULT 10 NOT NULL,
    last_error text,
    dead_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    lane text GENERATED ALWAYS AS (((org_id || '/'::text) || COALESCE(destination, ''::text))) STORED NOT NULL COLLATE pg_catalog."C",
    ready boolean DEFAULT false NOT NULL,
    CONSTRAINT job_max_attempts_check CHECK ((max_attempts > 0))
);

ALTER TABLE ONLY public.job FORCE ROW LEVEL SECURITY;

-- Name: job_id_seq; Type: SEQUENCE; Schema: public

ALTER TABLE public.job ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.job_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- Name: job_pause; Type: TABLE; Schema: public

CREATE TABLE public.job_pause (
    org_id text NOT NULL,
    destination text NOT NULL,
    until timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.job_pause FORCE ROW LEVEL SECURITY;

-- Name: member_directory; Type: VIEW; Schema: public

CREATE VIEW public.member_directory AS
 SELECT m.organization_id AS org_id,
    m.user_id AS id,
    u.name,
    u.email,
    m.role,
    m.created_at AS joined_at
   FROM (auth.member m
     JOIN auth."user" u ON ((u.id = m.user_id)))
  WHERE (m.organization_id = current_setting('rf.org_id'::text, true));

-- Name: message; Type: TABLE; Schema: public

CREATE TABLE public.message (
    org_id text NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    session_id uuid NOT NULL,
    ordinal integer NOT NULL,
    author_id text,
    author_name text NOT NULL,
    role text NOT NULL,
    text text NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT message_role_check CHECK ((role = ANY (ARRAY['technician'::text, 'copilot'::text, 'client'::text, 'other'::text])))
);

ALTER TABLE ONLY public.message FORCE ROW LEVEL SECURITY;

-- Name: notification; Type: TABLE; Schema: public

CREATE TABLE public.notification (
    org_id text NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    kind text NOT NULL,
    title text NOT NULL,
    session_id uuid,
    handoff_id uuid,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    link text,
    CONSTRAINT notification_check CHECK (
CASE
    WHEN (kind = 'digest'::text) THEN ((link IS NOT NULL) AND (session_id IS NULL) AND (handoff_id IS NULL))
    ELSE ((link IS NULL) AND (session_id IS NOT NULL) AND (handoff_id IS NOT NULL))
END),
    CONSTRAINT notification_kind_check CHECK ((kind = ANY (ARRAY['escalation'::text, 'claimed'::text, 'returned'::text, 'released'::text, 'resolved'::text, 'digest'::text])))
);

ALTER TABLE ONLY public.notification FORCE ROW LEVEL SECURITY;

-- Name: notification_preference; Type: TABLE; Schema: public

CREATE TABLE public.notification_preference (
    org_id text NOT NULL,
    user_id text NOT NULL,
    value jsonb NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY public.notification_preference FORCE ROW LEVEL SECURITY;

-- Name: notification_recipient; Type: TABLE; Schema: public

CREATE TABLE public.notification_recipient (
    org_id text NOT NULL,
    notification_id uuid NOT NULL,
    user_id text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    read_at timestamp with time zone,
    cleared_at timestamp with time zone
);

ALTER TABLE ONLY public.notification_recipient FORCE ROW LEVEL SECURITY;

-- Name: nudge_answer; Type: TABLE; Schema: public

CREATE TABLE public.nudge_answer (
    org_id text NOT NULL,
    session_id uuid NOT NULL,
    user_id text NOT NULL,
    answered_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY public.nudge_answer FORCE ROW LEVEL SECURITY;

-- Name: org_head; Type: TABLE; Schema: public

CREATE TABLE public.org_head (
    org_id text NOT NULL,
    epoch uuid DEFAULT gen_random_uuid() NOT NULL,
    seq bigint DEFAULT 0 NOT NULL
);

ALTER TABLE ONLY public.org_head FORCE ROW LEVEL SECURITY;

-- Name: person; Type: TABLE; Schema: public

CREATE TABLE public.person (
    org_id text NOT NULL,
    id text NOT NULL,
    name text NOT NULL
);

ALTER TABLE ONLY public.person FORCE ROW LEVEL SECURITY;

-- Name: pilot_session; Type: TABLE; Schema: public

CREATE TABLE public.pilot_session (
    org_id text NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    title text NOT NULL,
    problem text NOT NULL,
    client text,
    ticket_ref text,
    status text DEFAULT 'active'::text NOT NULL,
    owner_id text NOT NULL,
    created_by text NOT NULL,
    participant_ids text[] NOT NULL,
    ever_escalated boolean DEFAULT false NOT NULL,
    message_count integer DEFAULT 0 NOT NULL,
    step_count integer DEFAULT 0 NOT NULL,
    handoff_count integer DEFAULT 0 NOT NULL,
    resolution text,
    resolved_at timestamp with time zone,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp(3) with time zone DEFAULT now() NOT NULL,
    search tsvector GENERATED ALWAYS AS ((((setweight(to_tsvector('english'::regconfig, title), 'A'::"char") || setweight(to_tsvector('simple'::regconfig, ((COALESCE(ticket_ref, ''::text) || ' '::text) || COALESCE(client, ''::text))), 'A'::"char")) || setweight(to_tsvector('english'::regconfig, problem), 'B'::"char")) || setweight(to_tsvector('english'::regconfig, COALESCE(resolution, ''::text)), 'B'::"char"))) STORED NOT NULL,
    CONSTRAINT pilot_session_check CHECK (((status = 'resolved'::text) = (resolved_at IS NOT NULL))),
    CONSTRAINT pilot_session_status_check CHECK ((status = ANY (ARRAY['active'::text, 'requesting_escalation'::text, 'escalated'::text, 'resolved'::text])))
);

ALTER TABLE ONLY public.pilot_session FORCE ROW LEVEL SECURITY;

-- Name: presence; Type: TABLE; Schema: public

CREATE TABLE public.presence (
    org_id text NOT NULL,
    user_id text NOT NULL,
    node uuid NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY public.presence FORCE ROW LEVEL SECURITY;

-- Name: push_subscription; Type: TABLE; Schema: public

CREATE TABLE public.push_subscription (
    org_id text NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    user_id text NOT NULL,
    address text NOT NULL,
    sealed text NOT NULL,
    browser text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY public.push_subscription FORCE ROW LEVEL SECURITY;

-- Name: redaction_pattern; Type: TABLE; Schema: public

CREATE TABLE public.redaction_pattern (
    org_id text NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    source text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY public.redaction_pattern FORCE ROW LEVEL SECURITY;

-- Name: resolved_term; Type: TABLE; Schema: public

CREATE TABLE public.resolved_term (
    org_id text NOT NULL,
    term text NOT NULL,
    session_id uuid NOT NULL,
    weight real NOT NULL
);

ALTER TABLE ONLY public.resolved_term FORCE ROW LEVEL SECURITY;

-- Name: resolved_term_count; Type: TABLE; Schema: public

CREATE TABLE public.resolved_term_count (
    org_id text NOT NULL,
    term text NOT NULL,
    sessions integer NOT NULL
);

ALTER TABLE ONLY public.resolved_term_count FORCE ROW LEVEL SECURITY;

-- Name: secret; Type: TABLE; Schema: public

CREATE TABLE public.secret (
    org_id text NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    session_id uuid NOT NULL,
    field text NOT NULL,
    entry_id uuid NOT NULL,
    place integer NOT NULL,
    kind text NOT NULL,
    value_sealed text NOT NULL,
    CONSTRAINT secret_field_check CHECK ((field = ANY (ARRAY['title'::text, 'problem'::text, 'resolution'::text, 'author'::text, 'message'::text, 'step'::text, 'note'::text, 'reason'::text, 'impact'::text, 'read_back'::text, 'documentation'::text]))),
    CONSTRAINT secret_place_check CHECK ((place > 0))
);

ALTER TABLE ONLY public.secret FORCE ROW LEVEL SECURITY;

-- Name: secret_reveal; Type: TABLE; Schema: public

CREATE TABLE public.secret_reveal (
    org_id text NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    session_id uuid NOT NULL,
    field text NOT NULL,
    entry_id uuid NOT NULL,
    place integer NOT NULL,
    kind text NOT NULL,
    revealed_by text NOT NULL,
    revealed_at timestamp(3) with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY public.secret_reveal FORCE ROW LEVEL SECURITY;

-- Name: setting; Type: TABLE; Schema: public

CREATE TABLE public.setting (
    org_id text NOT NULL,
    name text NOT NULL,
    value jsonb NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    updated_by text,
    updated_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY public.setting FORCE ROW LEVEL SECURITY;

-- Name: slack_request; Type: TABLE; Schema: public

CREATE TABLE public.slack_request (
    org_id text NOT NULL,
    signature text NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY public.slack_request FORCE ROW LEVEL SECURITY;

-- Name: slack_user; Type: TABLE; Schema: public

CREATE TABLE public.slack_user (
    org_id text NOT NULL,
    integration_id uuid NOT NULL,
    slack_user_id text NOT NULL,
    user_id text NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY public.slack_user FORCE ROW LEVEL SECURITY;

-- Name: step; Type: TABLE; Schema: public

CREATE TABLE public.step (
    org_id text NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    session_id uuid NOT NULL,
    ordinal integer NOT NULL,
    text text NOT NULL,
    outcome text NOT NULL,
    note text,
    message_id uuid,
    author_id text NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT step_outcome_check CHECK ((outcome = ANY (ARRAY['worked'::text, 'failed'::text, 'partial'::text, 'inconclusive'::text, 'skipped'::text, 'proposed'::text])))
);

ALTER TABLE ONLY public.step FORCE ROW LEVEL SECURITY;

-- Name: account account_pkey; Type: CONSTRAINT; Schema: auth

ALTER TABLE ONLY auth.account
    ADD CONSTRAINT account_pkey PRIMARY KEY (id);

-- Name: invitation invitation_pkey; Type: CONSTRAINT; Schema: auth

ALTER TABLE ONLY auth.invitation
    ADD CONSTRAINT invitation_pkey PRIMARY KEY (id);

-- Name: invitation invitation_token_hash_key; Type: CONSTRAINT; Schema: auth

ALTER TABLE ONLY auth.invitation
    ADD CONSTRAINT invitation_token_hash_key UNIQUE (token_hash);

-- Name: member member_organization_id_user_id_key; Type: CONSTRAINT; Schema: auth

ALTER TABLE ONLY auth.member
    ADD CONSTRAINT member_organization_id_user_id_key UNIQUE (organization_id, user_id);

-- Name: member member_pkey; Type: CONSTRAINT; Schema: auth

ALTER TABLE ONLY auth.member
    ADD CONSTRAINT member_pkey PRIMARY KEY (id);

-- Name: organization organization_pkey; Type: CONSTRAINT; Schema: auth

ALTER TABLE ONLY auth.organization
    ADD CONSTRAINT organization_pkey PRIMARY KEY (id);

-- Name: organization organization_slug_key; Type: CONSTRAINT; Schema: auth

ALTER TABLE ONLY auth.organization
    ADD CONSTRAINT organization_slug_key UNIQUE (slug);

-- Name: session session_pkey; Type: CONSTRAINT; Schema: auth

ALTER TABLE ONLY auth.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (id);

-- Name: session session_token_key; Type: CONSTRAINT; Schema: auth

ALTER TABLE ONLY auth.session
    ADD CONSTRAINT session_token_key UNIQUE (token);

-- Name: user user_email_key; Type: CONSTRAINT; Schema: auth

ALTER TABLE ONLY auth."user"
    ADD CONSTRAINT user_email_key UNIQUE (email);

-- Name: user user_pkey; Type: CONSTRAINT; Schema: auth

ALTER TABLE ONLY auth."user"
    ADD CONSTRAINT user_pkey PRIMARY KEY (id);

-- Name: verification verification_pkey; Type: CONSTRAINT; Schema: auth

ALTER TABLE ONLY auth.verification
    ADD CONSTRAINT verification_pkey PRIMARY KEY (id);

-- Name: ai_settings ai_settings_pkey; Type: CONSTRAINT; Schema: public

ALTER TABLE ONLY public.ai_settings
    ADD CONSTRAINT ai_settings_pkey PRIMARY KEY (org_id);

-- Name: ai_usage ai_usage_pkey; Type: CONSTRAINT; Schema: public

ALTER TABLE ONLY public.ai_usage
    ADD CONSTRAINT ai_usage_pkey PRIMARY KEY (org_id, month);

-- Name: assessment_fault assessment_fault_pkey; Type: CONSTRAINT; Schema: public

ALTER TABLE ONLY public.assessment_fault
    ADD CONSTRAINT assessment_fault_pkey PRIMARY KEY (org_id, handoff_id);

-- Name: baseline baseline_pkey; Type: CONSTRAINT; Schema: public

ALTER TABLE ONLY public.baseline
    ADD CONSTRAINT baseline_pkey PRIMARY KEY (org_id, id);

-- Name: copilot_answer copilot_answer_pkey; Type: CONSTRAINT; Schema: public

ALTER TABLE ONLY public.copilot_answer
    ADD CONSTRAINT copilot_answer_pkey PRIMARY KEY (org_id, message_id);

-- Name: copilot_session copilot_session_pkey; Type: CONSTRAINT; Schema: public

ALTER TABLE ONLY public.copilot_session
    ADD CONSTRAINT copilot_session_pkey PRIMARY KEY (org_id, session_id);

-- Name: delivery delivery_pkey; Type: CONSTRAINT; Schema: public

ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT delivery_pkey PRIMARY KEY (org_id, id);

-- Name: documentation documentation_org_id_session_id_version_key; Type: CONSTRAINT; Schema: public

ALTER TABLE ONLY public.documentation
    ADD CONSTRAINT documentation_org_id_session_id_version_key UNIQUE (org_id, session_id, version);

-- Name: documentation documentation_pkey; Type: CONSTRAINT; Schema: public

ALTER TABLE ONLY public.documentation
    ADD CONSTRAINT documentation_pkey PRIMARY KEY (org_id, id);

-- Name: event event_pkey; Type: CONSTRAINT; Schema: public

ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_pkey PRIMARY KEY (org_id, seq);

-- Name: flow flow_pkey; Type: CONSTRAINT; Schema: public

ALTER TABLE ONLY public.flow
    ADD CONSTRAINT flow_pkey PRIMARY KEY (org_id, id);

-- Name: flow_version flow_version_org_id_flow_id_version_key; Type: CONSTRAINT; Schema: public

ALTER TABLE ONLY public.flow_version
    ADD CONSTRAINT flow_version_org_id_flow_id_version_key UNIQUE (org_id, flow_id, version);

-- Name: flow_version flow_version_pkey; Type: CONSTRAINT; Schema: public

ALTER TABLE ONLY public.flow_version
    ADD CONSTRAINT flow_version_pkey PRIMARY KEY (org_id, id);

-- Name: handoff_fact handoff_fact_pkey; Type: CONSTRAINT; Schema: public

ALTER TABLE ONLY public.handoff_fact
    ADD CONSTRAINT handoff_fact_pkey PRIMARY KEY (org_id, handoff_id);

-- Name: handoff_label handoff_label_pkey; Type: CONSTRAINT; Schema: public

ALTER TABLE ONLY public.handoff_label
    ADD CONSTRAINT handoff_label_pkey PRIMARY KEY (org_id, kind, label);

-- Name: handoff handoff_org_id_session_id_number_key; Type: CONSTRAINT; Schema: public

ALTER TABLE ONLY public.handoff
    ADD CONSTRAINT handoff_org_id_session_id_number_key UNIQUE (org_id, session_id, number);

-- Name: handoff handoff_pkey; Type: CONSTRAINT; Schema: public

ALTER TABLE ONLY public.handoff
    ADD CONSTRAINT handoff_pkey PRIMARY KEY (org_id, id);

-- Name: handoff_seen handoff_seen_pkey; Type: CONSTRAINT; Schema: public

ALTER TABLE ONLY public.handoff_seen
    ADD CONSTRAINT handoff_seen_pkey PRIMARY KEY (org_id, handoff_id, user_id);

-- Name: handoff_viewer handoff_viewer_pkey; Type: CONSTRAINT; Schema: public

ALTER TABLE ONLY public.handoff_viewer
    ADD CONSTRAINT handoff_viewer_pkey PRIMARY KEY (org_id, handoff_id, user_id);

-- Name: idempotency_key idempotency_key_pkey; Type: CONSTRAINT; Schema: public

ALTER TABLE ONLY public.idempotency_key
    ADD CONSTRAINT idempotency_key_pkey PRIMARY KEY (org_id, user_id, key);

-- Name: integration integration_pkey; Type: CONSTRAINT; Schema: public

ALTER TABLE ONLY public.integration
    ADD CONSTRAINT integration_pkey PRIMARY KEY (org_id, id);

-- Name: job_pause job_pause_pkey; Type: CONSTRAINT; Schema: public

ALTER TABLE ONLY public.job_pause
    ADD CONSTRAINT job_pause_pkey PRIMARY KEY (org_id, destination);

-- Name: job job_pkey; Type: CONSTRAINT; Schema: public

ALTER TABLE ONLY public.job
    ADD CONSTRAINT job_pkey PRIMARY KEY (org_id, id);

-- Name: message message_org_id_session_id_ordinal_key; Type: CONSTRAINT; Schema: public

ALTER TABLE ONLY public.message
    ADD CONSTRAINT message_org_id_session_id_ordinal_key UNIQUE (org_id, session_id, ordinal);

-- Name: message message_pkey; Type: CONSTRAINT; Schema: public

ALTER TABLE ONLY public.message
    ADD CONSTRAINT message_pkey PRIMARY KEY (org_id, id);

-- Name: notification notification_pkey; Type: CONSTRAINT; Schema: public

ALTER TABLE ONLY public.notification
    ADD CONSTRAINT notification_pkey PRIMARY KEY (org_id, id);

-- Name: notification_preference notification_preference_pkey; Type: CONSTRAINT; Schema: public

ALTER TABLE ONLY public.notification_preference
    ADD CONSTRAINT notification_preference_pkey PRIMARY KEY (org_id, user_id);

-- Name: notification_recipient notification_recipient_pkey; Type: CONSTRAINT; Schema: public

ALTER TABLE ONLY public.notification_recipient
    ADD CONSTRAINT notification_recipient_pkey PRIMARY KEY (org_id, notification_id, user_id);

-- Name: nudge_answer nudge_answer_pkey; Type: CONSTRAINT; Schema: public

ALTER TABLE ONLY public.nudge_answer
    ADD CONSTRAINT nudge_answer_pkey PRIMARY KEY (org_id, session_id, user_id);

-- Name: org_head org_head_pkey; Type: CONSTRAINT; Schema: public

ALTER TABLE ONLY public.org_head
    ADD CONSTRAINT org_head_pkey PRIMARY KEY (org_id);

-- Name: person person_pkey; Type: CONSTRAINT; Schema: public

ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (org_id, id);

-- Name: pilot_session pilot_session_pkey; Type: CONSTRAINT; Schema: public

ALTER TABLE ONLY public.pilot_session
    ADD CONSTRAINT pilot_session_pkey PRIMARY KEY (org_id, id);

-- Name: presence presence_pkey; Type: CONSTRAINT; Schema: public

ALTER TABLE ONLY public.presence
    ADD CONSTRAINT presence_pkey PRIMARY KEY (org_id, user_id, node);

-- Name: push_subscription push_subscription_org_id_address_key; Type: CONSTRAINT; Schema: public

ALTER TABLE ONLY public.push_subscription
    ADD CONSTRAINT push_subscription_org_id_address_key UNIQUE (org_id, address);

-- Name: push_subscription push_subscription_pkey; Type: CONSTRAINT; Schema: public

ALTER TABLE ONLY public.push_subscription
    ADD CONSTRAINT push_subscription_pkey PRIMARY KEY (org_id, id);

-- Name: redaction_pattern redaction_pattern_pkey; Type: CONSTRAINT; Schema: public

ALTER TABLE ONLY public.redaction_pattern
    ADD CONSTRAINT redaction_pattern_pkey PRIMARY KEY (org_id, id);

-- Name: resolved_term_count resolved_term_count_pkey; Type: CONSTRAINT; Schema: public

ALTER TABLE ONLY public.resolved_term_count
    ADD CONSTRAINT resolved_term_count_pkey PRIMARY KEY (org_id, term);

-- Name: resolved_term resolved_term_pkey; Type: CONSTRAINT; Schema: public

ALTER TABLE ONLY public.resolved_term
    ADD CONSTRAINT resolved_term_pkey PRIMARY KEY (org_id, term, session_id) INCLUDE (weight);

-- Name: secret secret_org_id_session_id_field_entry_id_place_key; Type: CONSTRAINT; Schema: public

ALTER TABLE ONLY public.secret
    ADD CONSTRAINT secret_org_id_session_id_field_entry_id_place_key UNIQUE (org_id, session_id, field, entry_id, place);

-- Name: secret secret_pkey; Type: CONSTRAINT; Schema: public

ALTER TABLE ONLY public.secret
    ADD CONSTRAINT secret_pkey PRIMARY KEY (org_id, id);

-- Name: secret_reveal secret_reveal_pkey; Type: CONSTRAINT; Schema: public

ALTER TABLE ONLY public.secret_reveal
    ADD CONSTRAINT secret_reveal_pkey PRIMARY KEY (org_id, id);

-- Name: setting setting_pkey; Type: CONSTRAINT; Schema: public

ALTER TABLE ONLY public.setting
    ADD CONSTRAINT setting_pkey PRIMARY KEY (org_id, name);

-- Name: slack_request slack_request_pkey; Type: CONSTRAINT; Schema: public

ALTER TABLE ONLY public.slack_request
    ADD CONSTRAINT slack_request_pkey PRIMARY KEY (org_id, signature);

-- Name: slack_user slack_user_pkey; Type: CONSTRAINT; Schema: public

ALTER TABLE ONLY public.slack_user
    ADD CONSTRAINT slack_user_pkey PRIMARY KEY (org_id, integration_id, slack_user_id);

-- Name: step step_org_id_session_id_ordinal_key; Type: CONSTRAINT; Schema: public

ALTER TABLE ONLY public.step
    ADD CONSTRAINT step_org_id_session_id_ordinal_key UNIQUE (org_id, session_id, ordinal);

-- Name: step step_pkey; Type: CONSTRAINT; Schema: public

ALTER TABLE ONLY public.step
    ADD CONSTRAINT step_pkey PRIMARY KEY (org_id, id);

-- Name: account_of_user; Type: INDEX; Schema: auth

CREATE INDEX account_of_user ON auth.account USING btree (user_id);

-- Name: invitation_organization; Type: INDEX; Schema: auth

CREATE INDEX invitation_organization ON auth.invitation USING btree (organization_id);

-- Name: member_of_user; Type: INDEX; Schema: auth

CREATE INDEX member_of_user ON auth.member USING btree (user_id);

-- Name: session_of_user; Type: INDEX; Schema: auth

CREATE INDEX session_of_user ON auth.session USING btree (user_id);

-- Name: verification_identifier; Type: INDEX; Schema: auth

CREATE INDEX verification_identifier ON auth.verification USING btree (identifier);

-- Name: baseline_running; Type: INDEX; Schema: public

CREATE UNIQUE INDEX baseline_running ON public.baseline USING btree (org_id, measured_by) WHERE (seconds IS NULL);

-- Name: baseline_started; Type: INDEX; Schema: public

CREATE INDEX baseline_started ON public.baseline USING btree (org_id, started_at DESC, id);

-- Name: copilot_answer_session; Type: INDEX; Schema: public

CREATE INDEX copilot_answer_session ON public.copilot_answer USING btree (org_id, session_id);

-- Name: delivery_dead; Type: INDEX; Schema: public

CREATE INDEX delivery_dead ON public.delivery USING btree (org_id, failed_at DESC) WHERE (state = 'failed'::text);

-- Name: delivery_handoff; Type: INDEX; Schema: public

CREATE INDEX delivery_handoff ON public.delivery USING btree (org_id, handoff_id, queued_at);

-- Name: delivery_integration; Type: INDEX; Schema: public

CREATE INDEX delivery_integration ON public.delivery USING btree (org_id, integration_id, queued_at DESC) WHERE (integration_id IS NOT NULL);

-- Name: delivery_noted; Type: INDEX; Schema: public

CREATE INDEX delivery_noted ON public.delivery USING btree (org_id, session_id, queued_at) WHERE (event = 'noted'::text);

-- Name: delivery_queued; Type: INDEX; Schema: public

CREATE INDEX delivery_queued ON public.delivery USING btree (org_id, queued_at) INCLUDE (channel, state, sent_at, not_before, attempts);

-- Name: delivery_session; Type: INDEX; Schema: public

CREATE INDEX delivery_session ON public.delivery USING btree (org_id, session_id, queued_at) WHERE (handoff_id IS NULL);

-- Name: event_baseline; Type: INDEX; Schema: public

CREATE INDEX event_baseline ON public.event USING btree (org_id, seq) WHERE (type = ANY (ARRAY['baseline_recorded'::text, 'baseline_changed'::text, 'baseline_deleted'::text]));

-- Name: flow_session; Type: INDEX; Schema: public

CREATE UNIQUE INDEX flow_session ON public.flow USING btree (org_id, session_id) WHERE (session_id IS NOT NULL);

-- Name: handoff_claimed_by; Type: INDEX; Schema: public

CREATE INDEX handoff_claimed_by ON public.handoff USING btree (org_id, claimed_by, created_at DESC);

-- Name: handoff_created_by; Type: INDEX; Schema: public

CREATE INDEX handoff_created_by ON public.handoff USING btree (org_id, created_by, created_at DESC);

-- Name: handoff_fact_created; Type: INDEX; Schema: public

CREATE INDEX handoff_fact_created ON public.handoff_fact USING btree (org_id, created_at, handoff_id) INCLUDE (excluded, packed);

-- Name: handoff_fact_session; Type: INDEX; Schema: public

CREATE INDEX handoff_fact_session ON public.handoff_fact USING btree (org_id, session_id, number);

-- Name: handoff_status; Type: INDEX; Schema: public

CREATE INDEX handoff_status ON public.handoff USING btree (org_id, status, created_at DESC);

-- Name: handoff_under_way; Type: INDEX; Schema: public

CREATE UNIQUE INDEX handoff_under_way ON public.handoff USING btree (org_id, session_id) WHERE (status = ANY (ARRAY['open'::text, 'claimed'::text]));

-- Name: idempotency_key_age; Type: INDEX; Schema: public

CREATE INDEX idempotency_key_age ON public.idempotency_key USING btree (org_id, created_at);

-- Name: integration_once; Type: INDEX; Schema: public

CREATE UNIQUE INDEX integration_once ON public.integration USING btree (org_id, kind) WHERE ((kind = ANY (ARRAY['email'::text, 'webpush'::text])) AND (removed_at IS NULL));

-- Name: integration_one_ticket_system; Type: INDEX; Schema: public

CREATE UNIQUE INDEX integration_one_ticket_system ON public.integration USING btree (org_id) WHERE ((kind = ANY (ARRAY['request_tracker'::text, 'connectwise'::text, 'autotask'::text, 'halopsa'::text])) AND (removed_at IS NULL));

-- Name: job_dead; Type: INDEX; Schema: public

CREATE INDEX job_dead ON public.job USING btree (org_id, dead_at DESC) WHERE (dead_at IS NOT NULL);

-- Name: job_key; Type: INDEX; Schema: public

CREATE UNIQUE INDEX job_key ON public.job USING btree (org_id, kind, key) WHERE (dead_at IS NULL);

-- Name: job_ready; Type: INDEX; Schema: public

CREATE INDEX job_ready ON public.job USING btree (lane, due_at, id) WHERE ready;

-- Name: job_timer; Type: INDEX; Schema: public

CREATE INDEX job_timer ON public.job USING btree (due_at, id) WHERE ((NOT ready) AND (dead_at IS NULL));

-- Name: notification_digest; Type: INDEX; Schema: public

CREATE UNIQUE INDEX notification_digest ON public.notification USING btree (org_id, link) WHERE (kind = 'digest'::text);

-- Name: notification_handoff; Type: INDEX; Schema: public

CREATE INDEX notification_handoff ON public.notification USING btree (org_id, handoff_id);

-- Name: notification_recipient_bell; Type: INDEX; Schema: public

CREATE INDEX notification_recipient_bell ON public.notification_recipient USING btree (org_id, user_id, created_at DESC) WHERE (cleared_at IS NULL);

-- Name: pilot_session_search; Type: INDEX; Schema: public

CREATE INDEX pilot_session_search ON public.pilot_session USING gin (search);

-- Name: pilot_session_status; Type: INDEX; Schema: public

CREATE INDEX pilot_session_status ON public.pilot_session USING btree (org_id, status, updated_at DESC, id DESC);

-- Name: pilot_session_updated; Type: INDEX; Schema: public

CREATE INDEX pilot_session_updated ON public.pilot_session USING btree (org_id, updated_at DESC, id DESC);

-- Name: push_subscription_person; Type: INDEX; Schema: public

CREATE INDEX push_subscription_person ON public.push_subscription USING btree (org_id, user_id);

-- Name: resolved_term_session; Type: INDEX; Schema: public

CREATE INDEX resolved_term_session ON public.resolved_term USING btree (org_id, session_id);

-- Name: secret_reveal_at; Type: INDEX; Schema: public

CREATE INDEX secret_reveal_at ON public.secret_reveal USING btree (org_id, revealed_at DESC, id DESC);

-- Name: secret_reveal_session; Type: INDEX; Schema: public

CREATE INDEX secret_reveal_session ON public.secret_reveal USING btree (org_id, session_id, revealed_at DESC);

-- Name: member mirror_member; Type: TRIGGER; Schema: auth

CREATE TRIGGER mirror_member AFTER INSERT ON auth.member FOR EACH ROW EXECUTE FUNCTION auth.mirror_member();

-- Name: organization mirror_organization; Type: TRIGGER; Schema: auth

CREATE TRIGGER mirror_organization AFTER INSERT ON auth.organization FOR EACH ROW EXECUTE FUNCTION auth.mirror_organization();

-- Name: user mirror_user_name; Type: TRIGGER; Schema: auth

CREATE TRIGGER mirror_user_name AFTER UPDATE OF name ON auth."user" FOR EACH ROW WHEN ((old.name IS DISTINCT FROM new.name)) EXECUTE FUNCTION auth.mirror_user_name();

-- Name: event handoff_fact_follow; Type: TRIGGER; Schema: public

CREATE TRIGGER handoff_fact_follow AFTER INSERT ON public.event FOR EACH ROW WHEN (((new.type ~~ 'handoff\_%'::text) OR (new.type = ANY (ARRAY['message_added'::text, 'step_recorded'::text, 'step_changed'::text, 'documentation_written'::text, 'ticket_note_sent'::text])))) EXECUTE FUNCTION public.handoff_fact_follow();

-- Name: pilot_session index_resolved; Type: TRIGGER; Schema: public

CREATE TRIGGER index_resolved AFTER UPDATE OF status ON public.pilot_session FOR EACH ROW WHEN (((new.status = 'resolved'::text) AND (old.status <> 'resolved'::text))) EXECUTE FUNCTION public.index_resolved();

-- Name: account account_user_id_fkey; Type: FK CONSTRAINT; Schema: auth

ALTER TABLE ONLY auth.account
    ADD CONSTRAINT account_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth."user"(id) ON DELETE CASCADE;

-- Name: invitation invitation_inviter_id_fkey; Type: FK CONSTRAINT; Schema: auth

ALTER TABLE ONLY auth.invitation
    ADD CONSTRAINT invitation_inviter_id_fkey FOREIGN KEY (inviter_id) REFERENCES auth."user"(id) ON DELETE CASCADE;

-- Name: invitation invitation_organization_id_fkey; Type: FK CONSTRAINT; Schema: auth

ALTER TABLE ONLY auth.invitation
    ADD CONSTRAINT invitation_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES auth.organization(id) ON DELETE CASCADE;

-- Name: member member_organization_id_fkey; Type: FK CONSTRAINT; Schema: auth

ALTER TABLE ONLY auth.member
    ADD CONSTRAINT member_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES auth.organization(id) ON DELETE CASCADE;

-- Name: member member_user_id_fkey; Type: FK CONSTRAINT; Schema: auth

ALTER TABLE ONLY auth.member
    ADD CONSTRAINT member_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth."user"(id) ON DELETE CASCADE;

-- Name: session session_user_id_fkey; Type: FK CONSTRAINT; Schema: auth

ALTER TABLE ONLY auth.session
    ADD CONSTRAINT session_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth."user"(id) ON DELETE CASCADE;

-- Name: ai_settings ai_settings_org_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.ai_settings
    ADD CONSTRAINT ai_settings_org_id_fkey FOREIGN KEY (org_id) REFERENCES auth.organization(id) ON DELETE CASCADE;

-- Name: ai_usage ai_usage_org_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.ai_usage
    ADD CONSTRAINT ai_usage_org_id_fkey FOREIGN KEY (org_id) REFERENCES auth.organization(id) ON DELETE CASCADE;

-- Name: assessment_fault assessment_fault_org_id_handoff_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.assessment_fault
    ADD CONSTRAINT assessment_fault_org_id_handoff_id_fkey FOREIGN KEY (org_id, handoff_id) REFERENCES public.handoff(org_id, id) ON DELETE CASCADE;

-- Name: baseline baseline_org_id_measured_by_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.baseline
    ADD CONSTRAINT baseline_org_id_measured_by_fkey FOREIGN KEY (org_id, measured_by) REFERENCES public.person(org_id, id);

-- Name: copilot_answer copilot_answer_org_id_message_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.copilot_answer
    ADD CONSTRAINT copilot_answer_org_id_message_id_fkey FOREIGN KEY (org_id, message_id) REFERENCES public.message(org_id, id) ON DELETE CASCADE;

-- Name: copilot_answer copilot_answer_org_id_session_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.copilot_answer
    ADD CONSTRAINT copilot_answer_org_id_session_id_fkey FOREIGN KEY (org_id, session_id) REFERENCES public.pilot_session(org_id, id) ON DELETE CASCADE;

-- Name: copilot_session copilot_session_org_id_asked_by_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.copilot_session
    ADD CONSTRAINT copilot_session_org_id_asked_by_fkey FOREIGN KEY (org_id, asked_by) REFERENCES public.person(org_id, id);

-- Name: copilot_session copilot_session_org_id_session_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.copilot_session
    ADD CONSTRAINT copilot_session_org_id_session_id_fkey FOREIGN KEY (org_id, session_id) REFERENCES public.pilot_session(org_id, id) ON DELETE CASCADE;

-- Name: delivery delivery_org_id_handoff_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT delivery_org_id_handoff_id_fkey FOREIGN KEY (org_id, handoff_id) REFERENCES public.handoff(org_id, id) ON DELETE CASCADE;

-- Name: delivery delivery_org_id_integration_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT delivery_org_id_integration_id_fkey FOREIGN KEY (org_id, integration_id) REFERENCES public.integration(org_id, id);

-- Name: delivery delivery_org_id_session_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT delivery_org_id_session_id_fkey FOREIGN KEY (org_id, session_id) REFERENCES public.pilot_session(org_id, id) ON DELETE CASCADE;

-- Name: delivery delivery_org_id_user_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT delivery_org_id_user_id_fkey FOREIGN KEY (org_id, user_id) REFERENCES public.person(org_id, id);

-- Name: documentation documentation_org_id_edited_by_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.documentation
    ADD CONSTRAINT documentation_org_id_edited_by_fkey FOREIGN KEY (org_id, edited_by) REFERENCES public.person(org_id, id);

-- Name: documentation documentation_org_id_session_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.documentation
    ADD CONSTRAINT documentation_org_id_session_id_fkey FOREIGN KEY (org_id, session_id) REFERENCES public.pilot_session(org_id, id) ON DELETE CASCADE;

-- Name: event event_org_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_org_id_fkey FOREIGN KEY (org_id) REFERENCES auth.organization(id) ON DELETE CASCADE;

-- Name: flow flow_org_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.flow
    ADD CONSTRAINT flow_org_id_fkey FOREIGN KEY (org_id) REFERENCES auth.organization(id) ON DELETE CASCADE;

-- Name: flow flow_org_id_id_published_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.flow
    ADD CONSTRAINT flow_org_id_id_published_fkey FOREIGN KEY (org_id, id, published) REFERENCES public.flow_version(org_id, flow_id, version);

-- Name: flow flow_org_id_session_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.flow
    ADD CONSTRAINT flow_org_id_session_id_fkey FOREIGN KEY (org_id, session_id) REFERENCES public.pilot_session(org_id, id) ON DELETE SET NULL (session_id);

-- Name: flow_version flow_version_org_id_flow_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.flow_version
    ADD CONSTRAINT flow_version_org_id_flow_id_fkey FOREIGN KEY (org_id, flow_id) REFERENCES public.flow(org_id, id) ON DELETE CASCADE;

-- Name: flow_version flow_version_org_id_saved_by_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.flow_version
    ADD CONSTRAINT flow_version_org_id_saved_by_fkey FOREIGN KEY (org_id, saved_by) REFERENCES public.person(org_id, id);

-- Name: handoff_fact handoff_fact_org_id_handoff_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.handoff_fact
    ADD CONSTRAINT handoff_fact_org_id_handoff_id_fkey FOREIGN KEY (org_id, handoff_id) REFERENCES public.handoff(org_id, id) ON DELETE CASCADE;

-- Name: handoff_label handoff_label_org_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.handoff_label
    ADD CONSTRAINT handoff_label_org_id_fkey FOREIGN KEY (org_id) REFERENCES auth.organization(id) ON DELETE CASCADE;

-- Name: handoff handoff_org_id_claimed_by_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.handoff
    ADD CONSTRAINT handoff_org_id_claimed_by_fkey FOREIGN KEY (org_id, claimed_by) REFERENCES public.person(org_id, id);

-- Name: handoff handoff_org_id_created_by_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.handoff
    ADD CONSTRAINT handoff_org_id_created_by_fkey FOREIGN KEY (org_id, created_by) REFERENCES public.person(org_id, id);

-- Name: handoff handoff_org_id_session_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.handoff
    ADD CONSTRAINT handoff_org_id_session_id_fkey FOREIGN KEY (org_id, session_id) REFERENCES public.pilot_session(org_id, id) ON DELETE CASCADE;

-- Name: handoff handoff_org_id_target_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.handoff
    ADD CONSTRAINT handoff_org_id_target_id_fkey FOREIGN KEY (org_id, target_id) REFERENCES public.person(org_id, id);

-- Name: handoff_seen handoff_seen_org_id_handoff_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.handoff_seen
    ADD CONSTRAINT handoff_seen_org_id_handoff_id_fkey FOREIGN KEY (org_id, handoff_id) REFERENCES public.handoff(org_id, id) ON DELETE CASCADE;

-- Name: handoff_seen handoff_seen_org_id_user_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.handoff_seen
    ADD CONSTRAINT handoff_seen_org_id_user_id_fkey FOREIGN KEY (org_id, user_id) REFERENCES public.person(org_id, id);

-- Name: handoff_viewer handoff_viewer_org_id_handoff_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.handoff_viewer
    ADD CONSTRAINT handoff_viewer_org_id_handoff_id_fkey FOREIGN KEY (org_id, handoff_id) REFERENCES public.handoff(org_id, id) ON DELETE CASCADE;

-- Name: handoff_viewer handoff_viewer_org_id_user_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.handoff_viewer
    ADD CONSTRAINT handoff_viewer_org_id_user_id_fkey FOREIGN KEY (org_id, user_id) REFERENCES public.person(org_id, id);

-- Name: idempotency_key idempotency_key_org_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.idempotency_key
    ADD CONSTRAINT idempotency_key_org_id_fkey FOREIGN KEY (org_id) REFERENCES auth.organization(id) ON DELETE CASCADE;

-- Name: integration integration_org_id_created_by_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.integration
    ADD CONSTRAINT integration_org_id_created_by_fkey FOREIGN KEY (org_id, created_by) REFERENCES public.person(org_id, id);

-- Name: integration integration_org_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.integration
    ADD CONSTRAINT integration_org_id_fkey FOREIGN KEY (org_id) REFERENCES auth.organization(id) ON DELETE CASCADE;

-- Name: job job_org_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.job
    ADD CONSTRAINT job_org_id_fkey FOREIGN KEY (org_id) REFERENCES auth.organization(id) ON DELETE CASCADE;

-- Name: job_pause job_pause_org_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.job_pause
    ADD CONSTRAINT job_pause_org_id_fkey FOREIGN KEY (org_id) REFERENCES auth.organization(id) ON DELETE CASCADE;

-- Name: message message_org_id_author_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.message
    ADD CONSTRAINT message_org_id_author_id_fkey FOREIGN KEY (org_id, author_id) REFERENCES public.person(org_id, id);

-- Name: message message_org_id_session_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.message
    ADD CONSTRAINT message_org_id_session_id_fkey FOREIGN KEY (org_id, session_id) REFERENCES public.pilot_session(org_id, id) ON DELETE CASCADE;

-- Name: notification notification_org_id_handoff_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.notification
    ADD CONSTRAINT notification_org_id_handoff_id_fkey FOREIGN KEY (org_id, handoff_id) REFERENCES public.handoff(org_id, id) ON DELETE CASCADE;

-- Name: notification notification_org_id_session_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.notification
    ADD CONSTRAINT notification_org_id_session_id_fkey FOREIGN KEY (org_id, session_id) REFERENCES public.pilot_session(org_id, id) ON DELETE CASCADE;

-- Name: notification_preference notification_preference_org_id_user_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.notification_preference
    ADD CONSTRAINT notification_preference_org_id_user_id_fkey FOREIGN KEY (org_id, user_id) REFERENCES public.person(org_id, id);

-- Name: notification_recipient notification_recipient_org_id_notification_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.notification_recipient
    ADD CONSTRAINT notification_recipient_org_id_notification_id_fkey FOREIGN KEY (org_id, notification_id) REFERENCES public.notification(org_id, id) ON DELETE CASCADE;

-- Name: notification_recipient notification_recipient_org_id_user_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.notification_recipient
    ADD CONSTRAINT notification_recipient_org_id_user_id_fkey FOREIGN KEY (org_id, user_id) REFERENCES public.person(org_id, id);

-- Name: nudge_answer nudge_answer_org_id_session_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.nudge_answer
    ADD CONSTRAINT nudge_answer_org_id_session_id_fkey FOREIGN KEY (org_id, session_id) REFERENCES public.pilot_session(org_id, id) ON DELETE CASCADE;

-- Name: nudge_answer nudge_answer_org_id_user_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.nudge_answer
    ADD CONSTRAINT nudge_answer_org_id_user_id_fkey FOREIGN KEY (org_id, user_id) REFERENCES public.person(org_id, id);

-- Name: org_head org_head_org_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.org_head
    ADD CONSTRAINT org_head_org_id_fkey FOREIGN KEY (org_id) REFERENCES auth.organization(id) ON DELETE CASCADE;

-- Name: person person_org_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_org_id_fkey FOREIGN KEY (org_id) REFERENCES auth.organization(id) ON DELETE CASCADE;

-- Name: pilot_session pilot_session_org_id_created_by_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.pilot_session
    ADD CONSTRAINT pilot_session_org_id_created_by_fkey FOREIGN KEY (org_id, created_by) REFERENCES public.person(org_id, id);

-- Name: pilot_session pilot_session_org_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.pilot_session
    ADD CONSTRAINT pilot_session_org_id_fkey FOREIGN KEY (org_id) REFERENCES auth.organization(id) ON DELETE CASCADE;

-- Name: pilot_session pilot_session_org_id_owner_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.pilot_session
    ADD CONSTRAINT pilot_session_org_id_owner_id_fkey FOREIGN KEY (org_id, owner_id) REFERENCES public.person(org_id, id);

-- Name: presence presence_org_id_user_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.presence
    ADD CONSTRAINT presence_org_id_user_id_fkey FOREIGN KEY (org_id, user_id) REFERENCES public.person(org_id, id);

-- Name: push_subscription push_subscription_org_id_user_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.push_subscription
    ADD CONSTRAINT push_subscription_org_id_user_id_fkey FOREIGN KEY (org_id, user_id) REFERENCES public.person(org_id, id);

-- Name: redaction_pattern redaction_pattern_org_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.redaction_pattern
    ADD CONSTRAINT redaction_pattern_org_id_fkey FOREIGN KEY (org_id) REFERENCES auth.organization(id) ON DELETE CASCADE;

-- Name: resolved_term_count resolved_term_count_org_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.resolved_term_count
    ADD CONSTRAINT resolved_term_count_org_id_fkey FOREIGN KEY (org_id) REFERENCES auth.organization(id) ON DELETE CASCADE;

-- Name: resolved_term resolved_term_org_id_session_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.resolved_term
    ADD CONSTRAINT resolved_term_org_id_session_id_fkey FOREIGN KEY (org_id, session_id) REFERENCES public.pilot_session(org_id, id) ON DELETE CASCADE;

-- Name: secret secret_org_id_session_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.secret
    ADD CONSTRAINT secret_org_id_session_id_fkey FOREIGN KEY (org_id, session_id) REFERENCES public.pilot_session(org_id, id) ON DELETE CASCADE;

-- Name: secret_reveal secret_reveal_org_id_revealed_by_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.secret_reveal
    ADD CONSTRAINT secret_reveal_org_id_revealed_by_fkey FOREIGN KEY (org_id, revealed_by) REFERENCES public.person(org_id, id);

-- Name: secret_reveal secret_reveal_org_id_session_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.secret_reveal
    ADD CONSTRAINT secret_reveal_org_id_session_id_fkey FOREIGN KEY (org_id, session_id) REFERENCES public.pilot_session(org_id, id);

-- Name: setting setting_org_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.setting
    ADD CONSTRAINT setting_org_id_fkey FOREIGN KEY (org_id) REFERENCES auth.organization(id) ON DELETE CASCADE;

-- Name: setting setting_org_id_updated_by_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.setting
    ADD CONSTRAINT setting_org_id_updated_by_fkey FOREIGN KEY (org_id, updated_by) REFERENCES public.person(org_id, id);

-- Name: slack_request slack_request_org_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.slack_request
    ADD CONSTRAINT slack_request_org_id_fkey FOREIGN KEY (org_id) REFERENCES auth.organization(id) ON DELETE CASCADE;

-- Name: slack_user slack_user_org_id_integration_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.slack_user
    ADD CONSTRAINT slack_user_org_id_integration_id_fkey FOREIGN KEY (org_id, integration_id) REFERENCES public.integration(org_id, id);

-- Name: slack_user slack_user_org_id_user_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.slack_user
    ADD CONSTRAINT slack_user_org_id_user_id_fkey FOREIGN KEY (org_id, user_id) REFERENCES public.person(org_id, id);

-- Name: step step_org_id_author_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.step
    ADD CONSTRAINT step_org_id_author_id_fkey FOREIGN KEY (org_id, author_id) REFERENCES public.person(org_id, id);

-- Name: step step_org_id_message_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.step
    ADD CONSTRAINT step_org_id_message_id_fkey FOREIGN KEY (org_id, message_id) REFERENCES public.message(org_id, id);

-- Name: step step_org_id_session_id_fkey; Type: FK CONSTRAINT; Schema: public

ALTER TABLE ONLY public.step
    ADD CONSTRAINT step_org_id_session_id_fkey FOREIGN KEY (org_id, session_id) REFERENCES public.pilot_session(org_id, id) ON DELETE CASCADE;

-- Name: ai_settings; Type: ROW SECURITY; Schema: public

ALTER TABLE public.ai_settings ENABLE ROW LEVEL SECURITY;

-- Name: ai_usage; Type: ROW SECURITY; Schema: public

ALTER TABLE public.ai_usage ENABLE ROW LEVEL SECURITY;

-- Name: assessment_fault; Type: ROW SECURITY; Schema: public

ALTER TABLE public.assessment_fault ENABLE ROW LEVEL SECURITY;

-- Name: baseline; Type: ROW SECURITY; Schema: public

ALTER TABLE public.baseline ENABLE ROW LEVEL SECURITY;

-- Name: copilot_answer; Type: ROW SECURITY; Schema: public

ALTER TABLE public.copilot_answer ENABLE ROW LEVEL SECURITY;

-- Name: copilot_session; Type: ROW SECURITY; Schema: public

ALTER TABLE public.copilot_session ENABLE ROW LEVEL SECURITY;

-- Name: delivery; Type: ROW SECURITY; Schema: public

ALTER TABLE public.delivery ENABLE ROW LEVEL SECURITY;

-- Name: documentation; Type: ROW SECURITY; Schema: public

ALTER TABLE public.documentation ENABLE ROW LEVEL SECURITY;

-- Name: event; Type: ROW SECURITY; Schema: public

ALTER TABLE public.event ENABLE ROW LEVEL SECURITY;

-- Name: flow; Type: ROW SECURITY; Schema: public

ALTER TABLE public.flow ENABLE ROW LEVEL SECURITY;

-- Name: flow_version; Type: ROW SECURITY; Schema: public

ALTER TABLE public.flow_version ENABLE ROW LEVEL SECURITY;

-- Name: handoff; Type: ROW SECURITY; Schema: public

ALTER TABLE public.handoff ENABLE ROW LEVEL SECURITY;

-- Name: handoff_fact; Type: ROW SECURITY; Schema: public

ALTER TABLE public.handoff_fact ENABLE ROW LEVEL SECURITY;

-- Name: handoff_label; Type: ROW SECURITY; Schema: public

ALTER TABLE public.handoff_label ENABLE ROW LEVEL SECURITY;

-- Name: handoff_seen; Type: ROW SECURITY; Schema: public

ALTER TABLE public.handoff_seen ENABLE ROW LEVEL SECURITY;

-- Name: handoff_viewer; Type: ROW SECURITY; Schema: public

ALTER TABLE public.handoff_viewer ENABLE ROW LEVEL SECURITY;

-- Name: org_head heads; Type: POLICY; Schema: public

CREATE POLICY heads ON public.org_head FOR SELECT TO rf_system USING (true);

-- Name: idempotency_key; Type: ROW SECURITY; Schema: public

ALTER TABLE public.idempotency_key ENABLE ROW LEVEL SECURITY;

-- Name: integration; Type: ROW SECURITY; Schema: public

ALTER TABLE public.integration ENABLE ROW LEVEL SECURITY;

-- Name: job; Type: ROW SECURITY; Schema: public

ALTER TABLE public.job ENABLE ROW LEVEL SECURITY;

-- Name: job_pause; Type: ROW SECURITY; Schema: public

ALTER TABLE public.job_pause ENABLE ROW LEVEL SECURITY;

-- Name: message; Type: ROW SECURITY; Schema: public

ALTER TABLE public.message ENABLE ROW LEVEL SECURITY;

-- Name: notification; Type: ROW SECURITY; Schema: public

ALTER TABLE public.notification ENABLE ROW LEVEL SECURITY;

-- Name: notification_preference; Type: ROW SECURITY; Schema: public

ALTER TABLE public.notification_preference ENABLE ROW LEVEL SECURITY;

-- Name: notification_recipient; Type: ROW SECURITY; Schema: public

ALTER TABLE public.notification_recipient ENABLE ROW LEVEL SECURITY;

-- Name: nudge_answer; Type: ROW SECURITY; Schema: public

ALTER TABLE public.nudge_answer ENABLE ROW LEVEL SECURITY;

-- Name: org_head; Type: ROW SECURITY; Schema: public

ALTER TABLE public.org_head ENABLE ROW LEVEL SECURITY;

-- Name: person; Type: ROW SECURITY; Schema: public

ALTER TABLE public.person ENABLE ROW LEVEL SECURITY;

-- Name: pilot_session; Type: ROW SECURITY; Schema: public

ALTER TABLE public.pilot_session ENABLE ROW LEVEL SECURITY;

-- Name: presence; Type: ROW SECURITY; Schema: public

ALTER TABLE public.presence ENABLE ROW LEVEL SECURITY;

-- Name: push_subscription; Type: ROW SECURITY; Schema: public

ALTER TABLE public.push_subscription ENABLE ROW LEVEL SECURITY;

-- Name: redaction_pattern; Type: ROW SECURITY; Schema: public

ALTER TABLE public.redaction_pattern ENABLE ROW LEVEL SECURITY;

-- Name: resolved_term; Type: ROW SECURITY; Schema: public

ALTER TABLE public.resolved_term ENABLE ROW LEVEL SECURITY;

-- Name: resolved_term_count; Type: ROW SECURITY; Schema: public

ALTER TABLE public.resolved_term_count ENABLE ROW LEVEL SECURITY;

-- Name: secret; Type: ROW SECURITY; Schema: public

ALTER TABLE public.secret ENABLE ROW LEVEL SECURITY;

-- Name: secret_reveal; Type: ROW SECURITY; Schema: public

ALTER TABLE public.secret_reveal ENABLE ROW LEVEL SECURITY;

-- Name: setting; Type: ROW SECURITY; Schema: public

ALTER TABLE public.setting ENABLE ROW LEVEL SECURITY;

-- Name: slack_request; Type: ROW SECURITY; Schema: public

ALTER TABLE public.slack_request ENABLE ROW LEVEL SECURITY;

-- Name: slack_user; Type: ROW SECURITY; Schema: public

ALTER TABLE public.slack_user ENABLE ROW LEVEL SECURITY;

-- Name: step; Type: ROW SECURITY; Schema: public

ALTER TABLE public.step ENABLE ROW LEVEL SECURITY;

-- Name: ai_settings tenant; Type: POLICY; Schema: public

CREATE POLICY tenant ON public.ai_settings USING ((org_id = current_setting('rf.org_id'::text, true)));

-- Name: ai_usage tenant; Type: POLICY; Schema: public

CREATE POLICY tenant ON public.ai_usage USING ((org_id = current_setting('rf.org_id'::text, true)));

-- Name: assessment_fault tenant; Type: POLICY; Schema: public

CREATE POLICY tenant ON public.assessment_fault USING ((org_id = current_setting('rf.org_id'::text, true)));

-- Name: baseline tenant; Type: POLICY; Schema: public

CREATE POLICY tenant ON public.baseline USING ((org_id = current_setting('rf.org_id'::text, true)));

-- Name: copilot_answer tenant; Type: POLICY; Schema: public

CREATE POLICY tenant ON public.copilot_answer USING ((org_id = current_setting('rf.org_id'::text, true)));

-- Name: copilot_session tenant; Type: POLICY; Schema: public

CREATE POLICY tenant ON public.copilot_session USING ((org_id = current_setting('rf.org_id'::text, true)));

-- Name: delivery tenant; Type: POLICY; Schema: public

CREATE POLICY tenant ON public.delivery USING ((org_id = current_setting('rf.org_id'::text, true)));

-- Name: documentation tenant; Type: POLICY; Schema: public

CREATE POLICY tenant ON public.documentation USING ((org_id = current_setting('rf.org_id'::text, true)));

-- Name: event tenant; Type: POLICY; Schema: public

CREATE POLICY tenant ON public.event USING ((org_id = current_setting('rf.org_id'::text, true)));

-- Name: flow tenant; Type: POLICY; Schema: public

CREATE POLICY tenant ON public.flow USING ((org_id = current_setting('rf.org_id'::text, true)));

-- Name: flow_version tenant; Type: POLICY; Schema: public

CREATE POLICY tenant ON public.flow_version USING ((org_id = current_setting('rf.org_id'::text, true)));

-- Name: handoff tenant; Type: POLICY; Schema: public

CREATE POLICY tenant ON public.handoff USING ((org_id = current_setting('rf.org_id'::text, true)));

-- Name: handoff_fact tenant; Type: POLICY; Schema: public

CREATE POLICY tenant ON public.handoff_fact USING ((org_id = current_setting('rf.org_id'::text, true)));

-- Name: handoff_label tenant; Type: POLICY; Schema: public

CREATE POLICY tenant ON public.handoff_label USING ((org_id = current_setting('rf.org_id'::text, true)));

-- Name: handoff_seen tenant; Type: POLICY; Schema: public

CREATE POLICY tenant ON public.handoff_seen USING ((org_id = current_setting('rf.org_id'::text, true)));

-- Name: handoff_viewer tenant; Type: POLICY; Schema: public

CREATE POLICY tenant ON public.handoff_viewer USING ((org_id = current_setting('rf.org_id'::text, true)));

-- Name: idempotency_key tenant; Type: POLICY; Schema: public

CREATE POLICY tenant ON public.idempotency_key USING ((org_id = current_setting('rf.org_id'::text, true)));

-- Name: integration tenant; Type: POLICY; Schema: public

CREATE POLICY tenant ON public.integration USING ((org_id = current_setting('rf.org_id'::text, true)));

-- Name: job tenant; Type: POLICY; Schema: public

CREATE POLICY tenant ON public.job USING ((org_id = current_setting('rf.org_id'::text, true)));

-- Name: job_pause tenant; Type: POLICY; Schema: public

CREATE POLICY tenant ON public.job_pause USING ((org_id = current_setting('rf.org_id'::text, true)));

-- Name: message tenant; Type: POLICY; Schema: public

CREATE POLICY tenant ON public.message USING ((org_id = current_setting('rf.org_id'::text, true)));

-- Name: notification tenant; Type: POLICY; Schema: public

CREATE POLICY tenant ON public.notification USING ((org_id = current_setting('rf.org_id'::text, true)));

-- Name: notification_preference tenant; Type: POLICY; Schema: public

CREATE POLICY tenant ON public.notification_preference USING ((org_id = current_setting('rf.org_id'::text, true)));

-- Name: notification_recipient tenant; Type: POLICY; Schema: public

CREATE POLICY tenant ON public.notification_recipient USING ((org_id = current_setting('rf.org_id'::text, true)));

-- Name: nudge_answer tenant; Type: POLICY; Schema: public

CREATE POLICY tenant ON public.nudge_answer USING ((org_id = current_setting('rf.org_id'::text, true)));

-- Name: org_head tenant; Type: POLICY; Schema: public

CREATE POLICY tenant ON public.org_head USING ((org_id = current_setting('rf.org_id'::text, true)));

-- Name: person tenant; Type: POLICY; Schema: public

CREATE POLICY tenant ON public.person USING ((org_id = current_setting('rf.org_id'::text, true)));

-- Name: pilot_session tenant; Type: POLICY; Schema: public

CREATE POLICY tenant ON public.pilot_session USING ((org_id = current_setting('rf.org_id'::text, true)));

-- Name: presence tenant; Type: POLICY; Schema: public

CREATE POLICY tenant ON public.presence USING ((org_id = current_setting('rf.org_id'::text, true)));

-- Name: push_subscription tenant; Type: POLICY; Schema: public

CREATE POLICY tenant ON public.push_subscription USING ((org_id = current_setting('rf.org_id'::text, true)));

-- Name: redaction_pattern tenant; Type: POLICY; Schema: public

CREATE POLICY tenant ON public.redaction_pattern USING ((org_id = current_setting('rf.org_id'::text, true)));

-- Name: resolved_term tenant; Type: POLICY; Schema: public

CREATE POLICY tenant ON public.resolved_term USING ((org_id = current_setting('rf.org_id'::text, true)));

-- Name: resolved_term_count tenant; Type: POLICY; Schema: public

CREATE POLICY tenant ON public.resolved_term_count USING ((org_id = current_setting('rf.org_id'::text, true)));

-- Name: secret tenant; Type: POLICY; Schema: public

CREATE POLICY tenant ON public.secret USING ((org_id = current_setting('rf.org_id'::text, true)));

-- Name: secret_reveal tenant; Type: POLICY; Schema: public

CREATE POLICY tenant ON public.secret_reveal USING ((org_id = current_setting('rf.org_id'::text, true)));

-- Name: setting tenant; Type: POLICY; Schema: public

CREATE POLICY tenant ON public.setting USING ((org_id = current_setting('rf.org_id'::text, true)));

-- Name: slack_request tenant; Type: POLICY; Schema: public

CREATE POLICY tenant ON public.slack_request USING ((org_id = current_setting('rf.org_id'::text, true)));

-- Name: slack_user tenant; Type: POLICY; Schema: public

CREATE POLICY tenant ON public.slack_user USING ((org_id = current_setting('rf.org_id'::text, true)));

-- Name: step tenant; Type: POLICY; Schema: public

CREATE POLICY tenant ON public.step USING ((org_id = current_setting('rf.org_id'::text, true)));

-- Name: job work; Type: POLICY; Schema: public

CREATE POLICY work ON public.job TO rf_system USING (true);

-- Name: job_pause work; Type: POLICY; Schema: public

CREATE POLICY work ON public.job_pause TO rf_system USING (true);

-- Name: SCHEMA public; Type: ACL; Schema: -

GRANT USAGE ON SCHEMA public TO rf_app;
GRANT USAGE ON SCHEMA public TO rf_system;

-- Name: TABLE event; Type: ACL; Schema: public

GRANT SELECT,INSERT ON TABLE public.event TO rf_app;

-- Name: TABLE ai_settings; Type: ACL; Schema: public

GRANT SELECT,INSERT,UPDATE ON TABLE public.ai_settings TO rf_app;

-- Name: TABLE ai_usage; Type: ACL; Schema: public

GRANT SELECT,INSERT,UPDATE ON TABLE public.ai_usage TO rf_app;

-- Name: TABLE assessment_fault; Type: ACL; Schema: public

GRANT SELECT,INSERT ON TABLE public.assessment_fault TO rf_app;

-- Name: TABLE baseline; Type: ACL; Schema: public

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.baseline TO rf_app;

-- Name: TABLE copilot_answer; Type: ACL; Schema: public

GRANT SELECT,INSERT ON TABLE public.copilot_answer TO rf_app;

-- Name: TABLE copilot_session; Type: ACL; Schema: public

GRANT SELECT,INSERT,UPDATE ON TABLE public.copilot_session TO rf_app;

-- Name: TABLE delivery; Type: ACL; Schema: public

GRANT SELECT,INSERT,UPDATE ON TABLE public.delivery TO rf_app;

-- Name: TABLE documentation; Type: ACL; Schema: public

GRANT SELECT,INSERT ON TABLE public.documentation TO rf_app;

-- Name: TABLE flow; Type: ACL; Schema: public

GRANT SELECT,INSERT,UPDATE ON TABLE public.flow TO rf_app;

-- Name: TABLE flow_version; Type: ACL; Schema: public

GRANT SELECT,INSERT ON TABLE public.flow_version TO rf_app;

-- Name: TABLE handoff; Type: ACL; Schema: public

GRANT SELECT,INSERT,UPDATE ON TABLE public.handoff TO rf_app;

-- Name: TABLE handoff_fact; Type: ACL; Schema: public

GRANT SELECT,INSERT,UPDATE ON TABLE public.handoff_fact TO rf_app;

-- Name: TABLE handoff_label; Type: ACL; Schema: public

GRANT SELECT,INSERT ON TABLE public.handoff_label TO rf_app;

-- Name: TABLE handoff_seen; Type: ACL; Schema: public

GRANT SELECT,INSERT ON TABLE public.handoff_seen TO rf_app;

-- Name: TABLE handoff_viewer; Type: ACL; Schema: public

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.handoff_viewer TO rf_app;

-- Name: TABLE idempotency_key; Type: ACL; Schema: public

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.idempotency_key TO rf_app;

-- Name: TABLE integration; Type: ACL; Schema: public

GRANT SELECT,INSERT,UPDATE ON TABLE public.integration TO rf_app;

-- Name: TABLE job; Type: ACL; Schema: public

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.job TO rf_app;
GRANT SELECT,DELETE,UPDATE ON TABLE public.job TO rf_system;

-- Name: TABLE job_pause; Type: ACL; Schema: public

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.job_pause TO rf_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.job_pause TO rf_system;

-- Name: TABLE member_directory; Type: ACL; Schema: public

GRANT SELECT ON TABLE public.member_directory TO rf_app;

-- Name: TABLE message; Type: ACL; Schema: public

GRANT SELECT,INSERT,UPDATE ON TABLE public.message TO rf_app;

-- Name: TABLE notification; Type: ACL; Schema: public

GRANT SELECT,INSERT,UPDATE ON TABLE public.notification TO rf_app;

-- Name: TABLE notification_preference; Type: ACL; Schema: public

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.notification_preference TO rf_app;

-- Name: TABLE notification_recipient; Type: ACL; Schema: public

GRANT SELECT,INSERT,UPDATE ON TABLE public.notification_recipient TO rf_app;

-- Name: TABLE nudge_answer; Type: ACL; Schema: public

GRANT SELECT,INSERT ON TABLE public.nudge_answer TO rf_app;

-- Name: TABLE org_head; Type: ACL; Schema: public

GRANT SELECT,UPDATE ON TABLE public.org_head TO rf_app;
GRANT SELECT ON TABLE public.org_head TO rf_system;

-- Name: TABLE person; Type: ACL; Schema: public

GRANT SELECT ON TABLE public.person TO rf_app;

-- Name: TABLE pilot_session; Type: ACL; Schema: public

GRANT SELECT,INSERT,UPDATE ON TABLE public.pilot_session TO rf_app;

-- Name: TABLE presence; Type: ACL; Schema: public

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.presence TO rf_app;

-- Name: TABLE push_subscription; Type: ACL; Schema: public

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.push_subscription TO rf_app;

-- Name: TABLE redaction_pattern; Type: ACL; Schema: public

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.redaction_pattern TO rf_app;

-- Name: TABLE resolved_term; Type: ACL; Schema: public

GRANT SELECT,INSERT ON TABLE public.resolved_term TO rf_app;

-- Name: TABLE resolved_term_count; Type: ACL; Schema: public

GRANT SELECT,INSERT,UPDATE ON TABLE public.resolved_term_count TO rf_app;

-- Name: TABLE secret; Type: ACL; Schema: public

GRANT SELECT,INSERT,DELETE ON TABLE public.secret TO rf_app;

-- Name: TABLE secret_reveal; Type: ACL; Schema: public

GRANT SELECT,INSERT ON TABLE public.secret_reveal TO rf_app;

-- Name: TABLE setting; Type: ACL; Schema: public

GRANT SELECT,INSERT,UPDATE ON TABLE public.setting TO rf_app;

-- Name: TABLE slack_request; Type: ACL; Schema: public

GRANT SELECT,INSERT,DELETE ON TABLE public.slack_request TO rf_app;

-- Name: TABLE slack_user; Type: ACL; Schema: public

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.slack_user TO rf_app;

-- Name: TABLE step; Type: ACL; Schema: public

GRANT SELECT,INSERT,UPDATE ON TABLE public.step TO rf_app;
