-- Why: runs that are made of a past window, by request or to catch up on what schedules missed, and how far that has come.
-- Locks: exclusive on `deployment` and `deployment_schedule` for a moment. Assumed size: some hundred backfills, up to 10,000 rows each.
-- Breaking: no.

create table /*schema*/backfill (
  id              uuid primary key default gen_random_uuid(),
  created         timestamptz not null default now(),
  updated         timestamptz not null default now(),
  deployment_id   uuid not null references /*schema*/deployment (id) on delete cascade,
  origin          text not null check (origin in ('REQUEST', 'CATCH_UP')),
  status          text not null check (status in ('MAKING', 'MADE', 'CANCELLING', 'CANCELLED')),
  window_start    timestamptz not null,
  window_end      timestamptz not null,
  -- As they were when it was asked for. Not jsonb, like the parameters: numbers stay what the client sent.
  schedules       json not null,
  parameters      json not null default '{}',
  repeats         boolean not null default false,
  max_concurrent  integer check (max_concurrent > 0),
  ends_running    boolean not null default false,
  planned         integer not null,
  skipped         integer not null default 0,
  made            integer not null default 0,
  -- How many of its dates have been dealt with, by making or by cancelling.
  position        integer not null default 0,
  created_by      jsonb,
  -- When its next part is due; null: there is none.
  due             timestamptz
);
create index backfill_due on /*schema*/backfill (due) where due is not null;
create index backfill_deployment on /*schema*/backfill (deployment_id, created desc, id desc);
create index backfill_created on /*schema*/backfill (created desc, id desc);

-- The dates of a backfill in their order, worked out once, and the runs that were made for them.
create table /*schema*/backfill_run (
  backfill_id  uuid not null references /*schema*/backfill (id) on delete cascade,
  place        integer not null,
  schedule_id  uuid not null,
  date         timestamptz not null,
  -- Nothing is made for it, since there was a run.
  skipped      boolean not null default false,
  flow_run_id  uuid,
  -- Whether the run counts against `max_concurrent`.
  open         boolean not null default false,
  primary key (backfill_id, place)
);
create index backfill_run_open on /*schema*/backfill_run (backfill_id) where open;
