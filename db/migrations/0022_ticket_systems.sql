-- A ticket number means a ticket of one system: with two of them a note could reach another client's ticket.
create unique index integration_one_ticket_system on integration (org_id)
  where kind in ('request_tracker', 'connectwise', 'autotask', 'halopsa') and removed_at is null;
