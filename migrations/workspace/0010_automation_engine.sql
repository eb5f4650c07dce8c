-- Why: what triggers have seen, how far the log of events was read for them, and the actions that are still to be taken.
-- Locks: exclusive on `automation` for a moment. Assumed size: a row for each open window and action. Breaking: no.

-- Since when it is enabled as it is: what came in before is none of its business.
alter table /*schema*/automation add column active_since timestamptz not null default now();

-- How far the events are read; one row, made with the first automation that is enabled.
create table /*schema*/automation_progress (
  singleton  boolean primary key default true check (singleton),
  since      text not null,
  until      text,
  after_tx   text,
  after_id   uuid
);

create table /*schema*/automation_bucket (
  automation_id  uuid not null references /*schema*/automation on delete cascade,
  trigger_id     uuid not null,
  -- A list of label values in JSON, of any length.
  key            text not null,
  opens          timestamptz not null,
  closes         timestamptz not null,
  count          int not null,
  last_event     json,
  -- When its end is to be looked at; null where only events matter.
  due            timestamptz
);
create unique index automation_bucket_key on /*schema*/automation_bucket (trigger_id, md5(key));
create index automation_bucket_automation on /*schema*/automation_bucket (automation_id);
create index automation_bucket_due on /*schema*/automation_bucket (due) where due is not null;

-- The firings of their parts that compound and sequence triggers hold.
create table /*schema*/automation_held (
  automation_id  uuid not null references /*schema*/automation on delete cascade,
  trigger_id     uuid primary key,
  firings        json not null
);
create index automation_held_automation on /*schema*/automation_held (automation_id);

-- What is still to be done. It outlives its automation: what fired is done.
create table /*schema*/automation_action (
  id                  uuid primary key,
  automation          json not null,
  action              json not null,
  action_index        int not null,
  event               json,
  labels              json not null,
  triggered_event_id  uuid not null,
  fired               timestamptz not null,
  due                 timestamptz not null default now(),
  attempts            int not null default 0
);
create index automation_action_due on /*schema*/automation_action (due);
