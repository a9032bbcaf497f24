-- What a model wrote that could not be used, and why: for admins, who choose the model and pay for it.

create table assessment_fault (
  org_id     text not null,
  handoff_id uuid not null,
  -- A sentence for people, without any secret.
  message    text not null,
  raw_text   text,
  at         timestamptz not null default now(),
  primary key (org_id, handoff_id),
  foreign key (org_id, handoff_id) references handoff on delete cascade
);

alter table assessment_fault enable row level security;
alter table assessment_fault force  row level security;
create policy tenant on assessment_fault using (org_id = current_setting('rf.org_id', true));

grant select, insert on assessment_fault to rf_app;
