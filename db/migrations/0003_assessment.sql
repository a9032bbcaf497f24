-- What an assessor made of a hand-off's snapshot. A hand-off from before this has none.

alter table handoff add column assessment jsonb;
alter table handoff add constraint handoff_ready_has_assessment
  check (assessment_status <> 'ready' or assessment is not null);
