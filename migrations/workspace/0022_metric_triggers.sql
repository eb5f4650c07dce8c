-- Why: automations fire where a metric of flow runs stays beyond a threshold.
-- Locks: none that matter, the table is new. Assumed size: empty. Breaking: no.

create table /*schema*/automation_metric (
  trigger_id     uuid primary key,
  automation_id  uuid not null references /*schema*/automation on delete cascade,
  -- Whether it has fired, and what it fired for is not over.
  firing         boolean not null default false,
  -- Since when it is otherwise.
  turning_since  timestamptz,
  -- What it was when it was looked at last; null where there was nothing to take it from.
  value          double precision,
  looked_at      timestamptz,
  due            timestamptz not null default now()
);
create index automation_metric_automation on /*schema*/automation_metric (automation_id);
create index automation_metric_due on /*schema*/automation_metric (due);
