-- The copilot: whether it answers in a session by itself, who is being answered now, what its answers were made from; and
-- the words of resolved sessions, by which similar ones are found.

do $$
begin
  create extension if not exists pg_trgm;
exception
  when insufficient_privilege then
    raise insufficient_privilege using message =
      'The extension pg_trgm is missing, and the owner of the tables may not create it: see docs/operations.md';
  when undefined_file or feature_not_supported then
    raise feature_not_supported using message =
      'This PostgreSQL comes without the extension pg_trgm (package postgresql-contrib): see docs/operations.md';
end $$;

-- A session without a row is one in which the copilot is on and has never been asked.
create table copilot_session (
  org_id          text not null,
  session_id      uuid not null,
  answers         boolean not null default true,
  -- The answer that is being made. It is lost with its node, and may be passed over after `answering_until`.
  answer_id       uuid,
  asked_by        text,
  answering_since timestamptz,
  answering_until timestamptz,
  version         integer not null default 1,
  primary key (org_id, session_id),
  foreign key (org_id, session_id) references pilot_session on delete cascade,
  foreign key (org_id, asked_by)   references person,
  check ((answer_id is null) = (answering_until is null)),
  check ((answer_id is null) = (answering_since is null)),
  check ((answer_id is null) = (asked_by is null))
);

-- What an answer was made from. Written once, with its message.
create table copilot_answer (
  org_id     text not null,
  message_id uuid not null,
  session_id uuid not null,
  source     text not null check (source in ('rules', 'model', 'rules_instead')),
  -- The resolved sessions that it speaks of: [{id, title}].
  cited      jsonb not null,
  -- The steps that the model proposed: [{text, why}].
  proposals  jsonb not null,
  primary key (org_id, message_id),
  foreign key (org_id, session_id) references pilot_session on delete cascade,
  foreign key (org_id, message_id) references message on delete cascade
);
create index copilot_answer_session on copilot_answer (org_id, session_id);

-- The index of resolved sessions, kept by hand: under row-level security PostgreSQL does not look into a GIN index, as
-- neither @@ nor % is leakproof. Equality is, so this one is used, and begins with the organization.
create table resolved_term (
  org_id     text not null,
  term       text not null,
  session_id uuid not null,
  weight     real not null,
  primary key (org_id, term, session_id) include (weight),
  foreign key (org_id, session_id) references pilot_session on delete cascade
);
create index resolved_term_session on resolved_term (org_id, session_id);

-- In how many resolved sessions a word stands; under the empty word, how many there are.
create table resolved_term_count (
  org_id   text not null references auth.organization on delete cascade,
  term     text not null,
  sessions integer not null,
  primary key (org_id, term)
);

do $$
declare t text;
begin
  foreach t in array array['copilot_session', 'copilot_answer', 'resolved_term', 'resolved_term_count'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force  row level security', t);
    execute format('create policy tenant on %I using (org_id = current_setting(''rf.org_id'', true))', t);
  end loop;
end $$;

grant select, insert, update on copilot_session, resolved_term_count to rf_app;
grant select, insert on copilot_answer, resolved_term to rf_app;

-- The words and codes of a text. A code is written as it stands behind a #, so that it is told from a word; it weighs
-- twice as much as a word of the title.
create function rf_terms(title text, body text, told text) returns table (term text, weight real)
language sql immutable as $$
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
$$;

-- What was said and done in a session, but by the copilot: its own advice would confirm itself.
create function rf_told(org text, session uuid) returns text language sql stable as $$
  select coalesce((select string_agg(s.text || E'\n' || coalesce(s.note, ''), E'\n' order by s.ordinal)
                   from   step s
                   where  s.org_id = org and s.session_id = session and s.outcome <> 'proposed'), '') || E'\n' ||
         coalesce((select string_agg(left(m.text, 1500), E'\n' order by m.ordinal)
                   from  (select text, ordinal from message
                          where  org_id = org and session_id = session and role <> 'copilot'
                          order  by ordinal limit 40) m), '')
$$;

create function rf_index_resolved(org text, session uuid) returns void language sql as $$
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

create function index_resolved() returns trigger language plpgsql as $$
begin
  perform rf_index_resolved(new.org_id, new.id);
  return null;
end $$;
create trigger index_resolved after update of status on pilot_session
  for each row when (new.status = 'resolved' and old.status <> 'resolved') execute function index_resolved();

-- Those that were resolved before this.
do $$
declare org text;
begin
  for org in select id from auth.organization loop
    perform set_config('rf.org_id', org, true);
    perform rf_index_resolved(org, s.id) from pilot_session s where s.org_id = org and s.status = 'resolved';
  end loop;
  perform set_config('rf.org_id', '', true);
end $$;
