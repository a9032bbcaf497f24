-- Who was asked whether to escalate a session, and has answered: nobody is asked twice.

create table nudge_answer (
  org_id      text not null,
  session_id  uuid not null,
  user_id     text not null,
  answered_at timestamptz not null default now(),
  primary key (org_id, session_id, user_id),
  foreign key (org_id, session_id) references pilot_session on delete cascade,
  foreign key (org_id, user_id)    references person
);

alter table nudge_answer enable row level security;
alter table nudge_answer force  row level security;
create policy tenant on nudge_answer using (org_id = current_setting('rf.org_id', true));

grant select, insert on nudge_answer to rf_app;
