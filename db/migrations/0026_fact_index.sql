-- What the figures of a period are made of is read from the index alone: the rows themselves are nine times as wide.
drop index handoff_fact_created;
create index handoff_fact_created on handoff_fact (org_id, created_at, handoff_id) include (excluded, packed);
