-- Why: what the events of clients say of assets: which there are, what is known of each, and which was made of which.
-- Locks: none, all of it is new. Assumed size: some thousand assets. Breaking: no.

create table /*schema*/asset (
  -- In the order of bytes, where a prefix is a range whatever the database's own order is.
  key           text collate "C" primary key,
  last_seen     timestamptz not null,
  -- The newest of each kind that an event told, and when it occurred. Null: none did.
  properties    jsonb,
  described     timestamptz,
  materialization  jsonb,
  materialized  timestamptz,
  reference     jsonb,
  referenced    timestamptz
) with (fillfactor = 80);

create table /*schema*/asset_dependency (
  upstream    text collate "C" not null,
  downstream  text collate "C" not null,
  -- The newest materialization that used it.
  occurred    timestamptz not null,
  status      text not null check (status in ('succeeded', 'failed')),
  primary key (upstream, downstream)
) with (fillfactor = 80);
create index asset_dependency_downstream on /*schema*/asset_dependency (downstream);
