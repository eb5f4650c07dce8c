-- Why: what deployments promise of their runs, and where that was not kept.
-- Locks: a share of `deployment` for a moment. Assumed size: some hundred promises. Breaking: no.

create table /*schema*/sla (
  id               uuid primary key default gen_random_uuid(),
  created          timestamptz not null default now(),
  updated          timestamptz not null default now(),
  deployment_id    uuid not null references /*schema*/deployment (id) on delete cascade,
  name             text not null,
  severity         text not null check (severity in ('minor', 'low', 'moderate', 'high', 'critical')),
  enabled          boolean not null,
  kind             text not null check (kind in ('DURATION', 'LATENESS', 'FREQUENCY')),
  allowed_seconds  double precision not null check (allowed_seconds > 0),
  -- Since when it is enabled as it is: what was before is none of its business.
  active_since     timestamptz not null default now(),
  -- What ended before that was looked at.
  looked_at        timestamptz not null default now(),
  constraint sla_name_key unique (deployment_id, name)
);

create table /*schema*/sla_violation (
  id           uuid primary key,
  sla_id       uuid not null references /*schema*/sla (id) on delete cascade,
  -- Null where no run is what is amiss.
  flow_run_id  uuid,
  occurred     timestamptz not null,
  -- When the promise was kept again, or the run was no longer late.
  ended        timestamptz
);
create unique index sla_violation_run on /*schema*/sla_violation (sla_id, flow_run_id) where flow_run_id is not null;
create unique index sla_violation_open on /*schema*/sla_violation (sla_id) where flow_run_id is null and ended is null;
create index sla_violation_occurred on /*schema*/sla_violation (sla_id, occurred desc);
