-- What went over one integration lately.
create index delivery_integration on delivery (org_id, integration_id, queued_at desc) where integration_id is not null;
