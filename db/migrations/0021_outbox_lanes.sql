-- The outbox at full speed: lanes, so that what waits for one destination is never read on the way to another, and ends
-- that are found by the key.

-- One lane for each destination of an organization, and one for all of its jobs that have none.
alter table job add column lane  text collate "C" not null generated always as (org_id || '/' || coalesce(destination, '')) stored;
-- Due, and nobody's. All other rows that live are timers: for a retry, a deadline, or the end of a lease. The first worker
-- that looks after their time makes them ready. So among a million timers only what can be done is looked through.
alter table job add column ready boolean not null default false;

drop index job_due;
create index job_timer on job (due_at, id)       where not ready and dead_at is null;
create index job_ready on job (lane, due_at, id) where ready;

drop function rf_claim_jobs(uuid, text[], text[], integer, interval);
drop function rf_renew_jobs(uuid, bigint[], interval);
drop function rf_finish_jobs(uuid, bigint[]);
drop function rf_postpone_job(uuid, bigint, interval, text, boolean, boolean);
drop function rf_bury_job(uuid, bigint, text);
drop function rf_job_figures();

-- The settings of the functions below keep them on their indexes. What stands in this table changes by the minute, and with it
-- what the planner believes of it: it read all of a lane and sorted it, to take eight, or all of the table, to end two hundred.

-- Takes what is due for a lease, lane by lane from the one behind `after`. `rooms`: how many more this worker may take of
-- the lanes that it is busy with; of any other destination it may take `lane_room`, and of jobs without one any number.
create function rf_claim_jobs(worker uuid, kinds text[], after text, rooms jsonb, lane_room integer, most integer, lease interval)
returns table (org_id text, id bigint, kind text, payload jsonb, destination text, attempts integer,
               max_attempts integer, lane text, waited_ms double precision) language plpgsql
set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off set enable_hashjoin = off set enable_mergejoin = off as $$
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

-- Below, `orgs`, `ids` and `tries` name jobs and the try of each that the worker speaks of. Who lost its lease, even to
-- itself, changes nothing.

-- Extends leases that are still held.
create function rf_renew_jobs(worker uuid, orgs text[], ids bigint[], tries integer[], lease interval)
returns void language plpgsql
set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  perform set_config('role', 'rf_system', true);
  update public.job j
  set    due_at = clock_timestamp() + lease, ready = false
  from   unnest(orgs, ids, tries) as h(org_id, id, attempt)
  where  j.org_id = h.org_id and j.id = h.id and j.locked_by = worker and j.attempts = h.attempt;
end $$;

-- Removes what is done.
create function rf_finish_jobs(worker uuid, orgs text[], ids bigint[], tries integer[]) returns void language plpgsql
set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  perform set_config('role', 'rf_system', true);
  delete from public.job j
  using  unnest(orgs, ids, tries) as h(org_id, id, attempt)
  where  j.org_id = h.org_id and j.id = h.id and j.locked_by = worker and j.attempts = h.attempt;
end $$;

-- Puts a job back for later. Its destination is paused with it where `pause` says so.
create function rf_postpone_job(worker uuid, org text, job_id bigint, try integer, delay interval, why text, pause boolean,
                                gives_back boolean) returns void language plpgsql as $$
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

-- What an operator watches: how much is due and how old the oldest of it is, what waits for its time, what was given up.
create function rf_job_figures() returns table (due bigint, oldest_seconds double precision, later bigint, dead bigint)
language plpgsql as $$
begin
  perform set_config('role', 'rf_system', true);
  return query
    select count(*) filter (where j.ready),
           coalesce(extract(epoch from clock_timestamp() - min(j.due_at) filter (where j.ready)), 0)::double precision,
           count(*) filter (where not j.ready and j.dead_at is null),
           count(*) filter (where j.dead_at is not null)
    from   public.job j;
end $$;
