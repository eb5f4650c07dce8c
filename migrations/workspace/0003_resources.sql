-- Why: what runs come from and wait for (deployments, schedules, pools, queues, workers), what holds them back (limits
-- and their leases), and what they leave behind (artifacts, inputs, cached results).
-- Locks: the tables are new, but flow_run is rewritten for five columns. Assumed size: few runs, before the first release. Breaking: no.
-- Resources refer to each other by foreign keys, since they are few and change rarely. Columns on runs do not (0001).
-- `json` where a client's numbers have to come back as they were sent, `jsonb` elsewhere.

create table /*schema*/work_pool (
  id                          uuid primary key default gen_random_uuid(),
  created                     timestamptz not null default now(),
  updated                     timestamptz not null default now(),
  name                        text not null constraint work_pool_name_key unique,
  description                 text,
  type                        text not null default 'prefect-agent',
  base_job_template           json not null default '{}',
  is_paused                   boolean not null default false,
  concurrency_limit           integer check (concurrency_limit >= 0),
  status                      text not null default 'NOT_READY' check (status in ('READY', 'NOT_READY', 'PAUSED')),
  last_transitioned_status_at timestamptz,
  last_status_event_id        uuid,
  storage_configuration       json not null default '{}',
  default_queue_id            uuid
);

create table /*schema*/work_queue (
  id                 uuid primary key default gen_random_uuid(),
  created            timestamptz not null default now(),
  updated            timestamptz not null default now(),
  work_pool_id       uuid not null references /*schema*/work_pool (id) on delete cascade,
  name               text not null,
  description        text not null default '',
  is_paused          boolean not null default false,
  concurrency_limit  integer check (concurrency_limit >= 0),
  priority           integer not null default 1 check (priority >= 1),
  last_polled        timestamptz,
  status             text not null default 'NOT_READY' check (status in ('READY', 'NOT_READY', 'PAUSED')),
  filter             jsonb,
  constraint work_queue_name_key unique (work_pool_id, name)
);
alter table /*schema*/work_pool add constraint work_pool_default_queue foreign key (default_queue_id)
  references /*schema*/work_queue (id) deferrable initially deferred;

-- Where a run stands in its queue: waiting, or taking one of its slots. Columns of their own, that stay null for runs
-- without a queue, since an index on state_type would end in-page updates for every transition of every run.
alter table /*schema*/flow_run
  add column queued_state text generated always as (
    case when work_queue_id is not null and state_type in ('SCHEDULED', 'PENDING', 'RUNNING', 'CANCELLING') then state_type end) stored,
  add column queued_due timestamptz generated always as (
    case when work_queue_id is not null and state_type = 'SCHEDULED' then next_scheduled_start_time end) stored,
  -- What the passing of time may do to the run, and since when it counts: being late, giving up a pause or a cancellation, and
  -- ending what a cancelled run has left running.
  add column awaits text generated always as (
    case when state_type = 'SCHEDULED' and state_name = 'Scheduled' then 'late' when state_type = 'PAUSED' then 'resume'
      when state_type = 'CANCELLING' then 'end' when state_type = 'CANCELLED' then 'children' end) stored,
  add column awaits_since timestamptz generated always as (
    case when state_type = 'SCHEDULED' and state_name = 'Scheduled' then next_scheduled_start_time
      when state_type in ('PAUSED', 'CANCELLING', 'CANCELLED') then state_timestamp end) stored,
  -- The deployment whose run this is, while it only waits for its time.
  add column scheduled_of uuid generated always as (case when state_type = 'SCHEDULED' then deployment_id end) stored;
create index flow_run_awaits on /*schema*/flow_run (awaits, awaits_since) where awaits is not null;
create index flow_run_scheduled on /*schema*/flow_run (scheduled_of) where scheduled_of is not null;
create index flow_run_deployment on /*schema*/flow_run (deployment_id, expected_start_time desc) where deployment_id is not null;
create index flow_run_queue on /*schema*/flow_run (work_queue_id, queued_state, queued_due) where queued_state is not null;

create table /*schema*/worker (
  id                          uuid primary key default gen_random_uuid(),
  created                     timestamptz not null default now(),
  updated                     timestamptz not null default now(),
  work_pool_id                uuid not null references /*schema*/work_pool (id) on delete cascade,
  name                        text not null,
  last_heartbeat_time         timestamptz not null default now(),
  heartbeat_interval_seconds  integer,
  metadata                    jsonb,
  constraint worker_name_key unique (work_pool_id, name)
);

-- `updated` is what slot decay is counted from: every statement that writes a slot column sets it.
create table /*schema*/concurrency_limit (
  id                          uuid primary key default gen_random_uuid(),
  created                     timestamptz not null default now(),
  updated                     timestamptz not null default now(),
  name                        text not null constraint concurrency_limit_name_key unique,
  active                      boolean not null default true,
  "limit"                     integer not null check ("limit" >= 0),
  active_slots                integer not null default 0 check (active_slots >= 0),
  denied_slots                integer not null default 0 check (denied_slots >= 0),
  slot_decay_per_second       double precision not null default 0 check (slot_decay_per_second >= 0),
  avg_slot_occupancy_seconds  double precision not null default 2
) with (fillfactor = 50);

-- Who holds how many slots of which limits, and until when.
create table /*schema*/concurrency_lease (
  id           uuid primary key default gen_random_uuid(),
  created      timestamptz not null default now(),
  expires      timestamptz not null,
  limit_ids    uuid[] not null,
  slots        integer not null check (slots > 0),
  holder_type  text,
  holder_id    uuid
);
create index concurrency_lease_expires on /*schema*/concurrency_lease (expires);
create index concurrency_lease_limits on /*schema*/concurrency_lease using gin (limit_ids) with (fastupdate = off);
create index concurrency_lease_holder on /*schema*/concurrency_lease (holder_id) where holder_id is not null;

create table /*schema*/deployment (
  id                          uuid primary key default gen_random_uuid(),
  created                     timestamptz not null default now(),
  updated                     timestamptz not null default now(),
  flow_id                     uuid not null references /*schema*/flow (id) on delete cascade,
  name                        text not null,
  version                     text,
  description                 text,
  path                        text,
  entrypoint                  text,
  work_queue_id               uuid references /*schema*/work_queue (id) on delete set null,
  work_queue_name             text,
  job_variables               json not null default '{}',
  status                      text not null default 'NOT_READY' check (status in ('READY', 'NOT_READY')),
  last_polled                 timestamptz,
  paused                      boolean not null default false,
  concurrency_limit_id        uuid references /*schema*/concurrency_limit (id) on delete set null,
  concurrency_options         jsonb,
  tags                        text[] not null default '{}',
  labels                      jsonb not null default '{}',
  parameters                  json not null default '{}',
  parameter_openapi_schema    json default '{}',
  enforce_parameter_schema    boolean not null default true,
  pull_steps                  json default '[]',
  infrastructure_document_id  uuid references /*schema*/block_document (id) on delete cascade,
  storage_document_id         uuid references /*schema*/block_document (id) on delete cascade,
  created_by                  jsonb,
  updated_by                  jsonb,
  constraint deployment_name_key unique (flow_id, name)
);
create index deployment_queue on /*schema*/deployment (work_queue_id) where work_queue_id is not null;
create index deployment_limit on /*schema*/deployment (concurrency_limit_id) where concurrency_limit_id is not null;

create table /*schema*/deployment_schedule (
  id                  uuid primary key default gen_random_uuid(),
  created             timestamptz not null default now(),
  updated             timestamptz not null default now(),
  deployment_id       uuid not null references /*schema*/deployment (id) on delete cascade,
  schedule            json not null,
  active              boolean not null default true,
  max_scheduled_runs  integer check (max_scheduled_runs > 0),
  parameters          json not null default '{}',
  slug                text,
  -- When runs have to be made of it again; null: now.
  due_again           timestamptz,
  constraint deployment_schedule_slug_key unique (deployment_id, slug)
);

-- The row of a stored result has the id of its state, and both tables hold the data.
create table /*schema*/artifact (
  id           uuid primary key default gen_random_uuid(),
  created      timestamptz not null default now(),
  updated      timestamptz not null default now(),
  key          text,
  type         text,
  data         json,
  description  text,
  metadata     jsonb,
  flow_run_id  uuid,
  task_run_id  uuid
);
create index artifact_key on /*schema*/artifact (key, created desc) where key is not null;
create index artifact_flow_run on /*schema*/artifact (flow_run_id) where flow_run_id is not null;
create index artifact_task_run on /*schema*/artifact (task_run_id) where task_run_id is not null;

-- The newest artifact of each key.
create table /*schema*/artifact_collection (
  id           uuid primary key default gen_random_uuid(),
  created      timestamptz not null default now(),
  updated      timestamptz not null default now(),
  key          text not null constraint artifact_collection_key_key unique,
  latest_id    uuid not null,
  type         text,
  data         json,
  description  text,
  metadata     jsonb,
  flow_run_id  uuid,
  task_run_id  uuid
);

create table /*schema*/flow_run_input (
  id           uuid primary key default gen_random_uuid(),
  created      timestamptz not null default clock_timestamp(),
  updated      timestamptz not null default now(),
  flow_run_id  uuid not null constraint flow_run_input_flow_run references /*schema*/flow_run (id) on delete cascade,
  key          text not null,
  value        text not null,
  sender       text,
  constraint flow_run_input_key unique (flow_run_id, key)
);

create table /*schema*/task_run_cache (
  task_run_state_id  uuid primary key,
  created            timestamptz not null default now(),
  -- Hashed for the index, which could not hold keys as long as clients may send.
  cache_key          text not null,
  cache_expiration   timestamptz
);
create index task_run_cache_key on /*schema*/task_run_cache (md5(cache_key), created desc);

create table /*schema*/saved_search (
  id       uuid primary key default gen_random_uuid(),
  created  timestamptz not null default now(),
  updated  timestamptz not null default now(),
  name     text not null constraint saved_search_name_key unique,
  filters  json not null default '[]'
);
