-- How each of the last tries to send a message ended: its number, when, in how many milliseconds, with which status or error.
alter table delivery add column tries jsonb not null default '[]';
