-- People and organizations belong to better-auth and live in a schema of their own, which the tenant role
-- cannot read. What tenant data needs of them is mirrored into public.person by triggers.

create schema auth;

create table auth."user" (
  id             text primary key,
  name           text not null,
  email          text not null unique,
  email_verified boolean not null default false,
  image          text,
  created_at     timestamptz not null default now(),
  updated_at     timestamptz not null default now()
);

create table auth.session (
  id                     text primary key,
  token                  text not null unique,
  user_id                text not null references auth."user" on delete cascade,
  active_organization_id text,
  ip_address             text,
  user_agent             text,
  expires_at             timestamptz not null,
  created_at             timestamptz not null default now(),
  updated_at             timestamptz not null default now()
);
create index session_of_user on auth.session (user_id);

create table auth.account (
  id                       text primary key,
  account_id               text not null,
  provider_id              text not null,
  user_id                  text not null references auth."user" on delete cascade,
  access_token             text,
  refresh_token            text,
  id_token                 text,
  access_token_expires_at  timestamptz,
  refresh_token_expires_at timestamptz,
  scope                    text,
  password                 text,
  created_at               timestamptz not null default now(),
  updated_at               timestamptz not null default now()
);
create index account_of_user on auth.account (user_id);

create table auth.verification (
  id         text primary key,
  identifier text not null,
  value      text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verification_identifier on auth.verification (identifier);

create table auth.organization (
  id         text primary key,
  name       text not null,
  slug       text not null unique,
  logo       text,
  metadata   text,
  created_at timestamptz not null default now()
);

create table auth.member (
  id              text primary key,
  organization_id text not null references auth.organization on delete cascade,
  user_id         text not null references auth."user" on delete cascade,
  role            text not null check (role in ('technician', 'engineer', 'admin', 'owner')),
  created_at      timestamptz not null default now(),
  unique (organization_id, user_id)
);
create index member_of_user on auth.member (user_id);

create table auth.invitation (
  id              text primary key,
  organization_id text not null references auth.organization on delete cascade,
  email           text not null,
  role            text not null check (role in ('technician', 'engineer', 'admin', 'owner')),
  status          text not null default 'pending',
  expires_at      timestamptz not null,
  created_at      timestamptz not null default now(),
  inviter_id      text not null references auth."user" on delete cascade,
  -- SHA-256 of the link's token: whoever reads the database cannot accept an invitation with it.
  token_hash      text unique
);
create index invitation_organization on auth.invitation (organization_id);

-- Roles belong to the whole cluster, so another database of it, or an administrator, may have made them already.
-- An owner who is no superuser has to be a member of both: the server steps down into them.
do $$
declare wanted text;
begin
  foreach wanted in array array['rf_app', 'rf_system'] loop
    begin
      if not exists (select from pg_roles where rolname = wanted) then
        execute format('create role %I nologin', wanted);
      end if;
    exception when duplicate_object or unique_violation then null;  -- made meanwhile
    end;
    begin
      execute format('grant %I to %I', wanted, current_user);
    exception
      when invalid_grant_operation or unique_violation then null;  -- a superuser needs no membership
      when insufficient_privilege then
        if not pg_has_role(current_user, wanted, 'member') then raise; end if;
    end;
  end loop;
exception when insufficient_privilege then
  raise insufficient_privilege using message = format(
    'The roles rf_app and rf_system are missing or not granted to %s: see docs/operations.md', current_user);
end $$;
grant usage on schema public to rf_app, rf_system;

-- The one row an organization's writers queue at: gapless numbers in commit order come from it.
create table org_head (
  org_id text   primary key references auth.organization on delete cascade,
  epoch  uuid   not null default gen_random_uuid(),
  seq    bigint not null default 0
);

-- Everyone who ever was a member: names stay readable after someone has left.
create table person (
  org_id text not null references auth.organization on delete cascade,
  id     text not null,
  name   text not null,
  primary key (org_id, id)
);

alter table org_head enable row level security;
alter table org_head force  row level security;
create policy tenant on org_head using (org_id = current_setting('rf.org_id', true));
-- The bell's poll looks at the heads of all organizations and at nothing else.
create policy heads on org_head for select to rf_system using (true);
alter table person enable row level security;
alter table person force  row level security;
create policy tenant on person using (org_id = current_setting('rf.org_id', true));

grant select, update on org_head to rf_app;
grant select         on org_head to rf_system;
grant select         on person   to rf_app;

create function auth.mirror_organization() returns trigger language plpgsql as $$
begin
  perform set_config('rf.org_id', new.id, true);
  insert into public.org_head (org_id) values (new.id);
  return new;
end $$;
create trigger mirror_organization after insert on auth.organization
  for each row execute function auth.mirror_organization();

create function auth.mirror_member() returns trigger language plpgsql as $$
begin
  perform set_config('rf.org_id', new.organization_id, true);
  insert into public.person (org_id, id, name)
  select new.organization_id, u.id, u.name from auth."user" u where u.id = new.user_id
  on conflict (org_id, id) do update set name = excluded.name;
  return new;
end $$;
create trigger mirror_member after insert on auth.member
  for each row execute function auth.mirror_member();

create function auth.mirror_user_name() returns trigger language plpgsql as $$
declare org text;
begin
  for org in select m.organization_id from auth.member m where m.user_id = new.id loop
    perform set_config('rf.org_id', org, true);
    update public.person set name = new.name where org_id = org and id = new.id;
  end loop;
  return new;
end $$;
create trigger mirror_user_name after update of name on auth."user"
  for each row when (old.name is distinct from new.name) execute function auth.mirror_user_name();

-- Members of the organization at hand, with their roles: the tenant role's only window into auth.
create view member_directory as
select m.organization_id as org_id, m.user_id as id, u.name, u.email, m.role, m.created_at as joined_at
from   auth.member m
join   auth."user" u on u.id = m.user_id
where  m.organization_id = current_setting('rf.org_id', true);
grant select on member_directory to rf_app;

-- Enters an organization for the rest of the transaction: tenant role, organization, and the log's cursor
-- as it stands before anything is read, in one round trip.
create function rf_enter(org text) returns text language plpgsql as $$
declare head text;
begin
  perform set_config('rf.org_id', org, true);
  perform set_config('role', 'rf_app', true);
  select h.epoch || ':' || h.seq into head from public.org_head h where h.org_id = org;
  return head;
end $$;

-- The heads of these organizations, for the bell's poll: the one look across organizations.
create function rf_heads(orgs text[]) returns table (org_id text, seq bigint) language plpgsql as $$
begin
  perform set_config('role', 'rf_system', true);
  return query select h.org_id, h.seq from public.org_head h where h.org_id = any(orgs);
end $$;
