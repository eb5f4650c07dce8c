-- Why: clients follow events and logs as they are added. Transactions do not end in the order they began, so neither a time nor a
-- sequence tells what is new since one looked; the number of the transaction that added a row does, beside a snapshot.
-- Locks: exclusive on `event` and `log` while their index is made. Assumed size: small, before the first release. Breaking: no.
-- Rows that are there already count as added by a transaction that everybody has seen. Whoever copies a workspace to another cluster,
-- whose transactions have other numbers, sets `tx` to 3 for all that it copies.

alter table /*schema*/event add column tx xid8 not null default '3';
alter table /*schema*/event alter column tx set default pg_current_xact_id();
create index event_tx on /*schema*/event (tx);

alter table /*schema*/log add column tx xid8 not null default '3';
alter table /*schema*/log alter column tx set default pg_current_xact_id();
create index log_tx on /*schema*/log (tx);
