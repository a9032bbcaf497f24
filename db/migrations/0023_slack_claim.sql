-- A claim by the button of a Slack message.

-- Who in Slack is which member, as their mail address told when they first pressed.
create table slack_user (
  org_id         text not null,
  integration_id uuid not null,
  slack_user_id  text not null,
  user_id        text not null,
  at             timestamptz not null default now(),
  primary key (org_id, integration_id, slack_user_id),
  foreign key (org_id, integration_id) references integration,
  foreign key (org_id, user_id)        references person
);

-- What Slack has signed and we have taken, on whichever node: none of it counts a second time. Kept for as long as its
-- time stamp would be accepted.
create table slack_request (
  org_id    text not null references auth.organization on delete cascade,
  signature text not null,
  at        timestamptz not null default now(),
  primary key (org_id, signature)
);

do $$
declare t text;
begin
  foreach t in array array['slack_user', 'slack_request'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force  row level security', t);
    execute format('create policy tenant on %I using (org_id = current_setting(''rf.org_id'', true))', t);
  end loop;
end $$;

grant select, insert, update, delete on slack_user    to rf_app;
grant select, insert, delete         on slack_request to rf_app;
