-- Which model an organization asks, what that may cost, and what it has cost. No row in ai_settings: what the operator
-- of the server has set up, if anything.

create table ai_settings (
  org_id              text not null references auth.organization on delete cascade,
  provider            text not null check (provider in ('default', 'off', 'anthropic', 'openai_compatible')),
  base_url            text,
  model               text,
  -- Sealed with a key that only the server has.
  key_sealed          text,
  -- Provider and origin that the key was entered for; it is sent to no other.
  key_for             text,
  json_schema         boolean not null default true,
  monthly_token_limit bigint  check (monthly_token_limit >= 0),
  monthly_cost_limit  numeric check (monthly_cost_limit >= 0),
  -- For a million tokens, in the currency of the organization's bill.
  input_price         numeric check (input_price >= 0),
  output_price        numeric check (output_price >= 0),
  version             integer not null default 1,
  primary key (org_id),
  check ((key_sealed is null) = (key_for is null)),
  check (provider not in ('anthropic', 'openai_compatible') or model is not null),
  check (provider <> 'openai_compatible' or base_url is not null)
);

create table ai_usage (
  org_id        text not null references auth.organization on delete cascade,
  -- The first of the month, in UTC.
  month         date not null,
  calls         integer not null default 0,
  failed_calls  integer not null default 0,
  input_tokens  bigint  not null default 0,
  output_tokens bigint  not null default 0,
  cost          numeric not null default 0,
  primary key (org_id, month)
);

alter table ai_settings enable row level security;
alter table ai_settings force  row level security;
create policy tenant on ai_settings using (org_id = current_setting('rf.org_id', true));

alter table ai_usage enable row level security;
alter table ai_usage force  row level security;
create policy tenant on ai_usage using (org_id = current_setting('rf.org_id', true));

grant select, insert, update on ai_settings, ai_usage to rf_app;
