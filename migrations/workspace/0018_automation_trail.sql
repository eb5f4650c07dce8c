-- Why: it can be read why an automation fired or did not, and what became of its actions.
-- Locks: exclusive on `automation_progress` for a moment. Assumed size: one row there; the tables are new. Breaking: no.

-- `version` changes with every change of an automation; `evaluated` counts the events that were looked at.
alter table /*schema*/automation_progress add column version bigint not null default 0, add column evaluated bigint not null default 0;

create table /*schema*/automation_tally (
  automation_id     uuid primary key references /*schema*/automation on delete cascade,
  -- What `evaluated` was when the automation became what it is.
  evaluated_before  bigint not null default 0,
  matched           bigint not null default 0,
  fired             bigint not null default 0,
  missed            bigint not null default 0,
  last_matched      timestamptz,
  last_fired        timestamptz,
  -- The last near misses, the newest first.
  misses            jsonb not null default '[]'
);

-- What matched, fired and was done, in ranges of time like events. Few rows lie in the default partition.
create table /*schema*/trail (
  id             uuid not null,
  at             timestamptz not null,
  automation_id  uuid not null,
  kind           text not null,
  -- By what a firing is known again; null for everything else.
  firing_key     text,
  details        json not null
) partition by range (at);
create index trail_automation on /*schema*/trail (automation_id, at desc, id desc);
create table /*schema*/trail_default partition of /*schema*/trail default;
