-- What an organization has chosen for itself. What a name means, its form and its default belong to the feature that
-- defines it; a name without a row has its default.

create table setting (
  org_id     text not null references auth.organization on delete cascade,
  name       text not null,
  value      jsonb not null,
  version    integer not null default 1,
  -- Null when the product itself wrote it.
  updated_by text,
  updated_at timestamptz not null default now(),
  primary key (org_id, name),
  foreign key (org_id, updated_by) references person
);

alter table setting enable row level security;
alter table setting force  row level security;
create policy tenant on setting using (org_id = current_setting('rf.org_id', true));

grant select, insert, update on setting to rf_app;
