-- Why: the tables of one engine instance.
-- Locks: none that matter, the schema is new. Assumed size: empty. Breaking: no.
-- No foreign keys between run tables: a hot insert would pay for each of them twice (a lookup and a key-share lock on the
-- parent, which every run of one flow would fight over). Deletes name what goes with a row, in one statement each.
-- `version` counts every change of what the engine may decide on; a transition is written only where it is unchanged.

create table /*schema*/flow (
  id       uuid primary key default gen_random_uuid(),
  created  timestamptz not null default now(),
  updated  timestamptz not null default now(),
  name     text not null constraint flow_name_key unique,
  tags     text[] not null default '{}',
  labels   jsonb not null default '{}'
);

create table /*schema*/flow_run (
  id                            uuid primary key default gen_random_uuid(),
  created                       timestamptz not null default now(),
  updated                       timestamptz not null default now(),
  version                       integer not null default 0,
  flow_id                       uuid not null,
  name                          text not null,
  deployment_id                 uuid,
  deployment_version            text,
  work_queue_id                 uuid,
  work_queue_name               text,
  flow_version                  text,
  parameters                    jsonb not null default '{}',
  idempotency_key               text,
  context                       jsonb not null default '{}',
  empirical_policy              jsonb not null default '{}',
  tags                          text[] not null default '{}',
  labels                        jsonb not null default '{}',
  created_by                    jsonb,
  infrastructure_pid            text,
  infrastructure_document_id    uuid,
  job_variables                 jsonb not null default '{}',
  parent_task_run_id            uuid,
  auto_scheduled                boolean not null default false,
  state_id                      uuid,
  state_type                    text constraint flow_run_state_type_check check (state_type in
    ('SCHEDULED','PENDING','RUNNING','COMPLETED','FAILED','CANCELLED','CRASHED','PAUSED','CANCELLING')),
  state_name                    text,
  state_timestamp               timestamptz,
  run_count                     integer not null default 0,
  expected_start_time           timestamptz,
  next_scheduled_start_time     timestamptz,
  start_time                    timestamptz,
  end_time                      timestamptz,
  total_run_time_micros         bigint not null default 0
) with (fillfactor = 80);
create unique index flow_run_idempotency_key on /*schema*/flow_run (flow_id, idempotency_key) where idempotency_key is not null;
create index flow_run_expected_start on /*schema*/flow_run (expected_start_time desc, id desc);
create index flow_run_flow on /*schema*/flow_run (flow_id, expected_start_time desc);
create index flow_run_parent on /*schema*/flow_run (parent_task_run_id) where parent_task_run_id is not null;

create table /*schema*/flow_run_state (
  id             uuid primary key,
  flow_run_id    uuid not null,
  type           text not null,
  name           text not null,
  timestamp      timestamptz not null,
  message        text,
  data           jsonb,
  state_details  jsonb not null default '{}',
  created        timestamptz not null default now(),
  constraint flow_run_state_timestamp_key unique (flow_run_id, timestamp)
);

create table /*schema*/task_run (
  id                            uuid primary key default gen_random_uuid(),
  created                       timestamptz not null default now(),
  updated                       timestamptz not null default now(),
  version                       integer not null default 0,
  flow_run_id                   uuid,
  name                          text not null,
  task_key                      text not null,
  dynamic_key                   text not null,
  cache_key                     text,
  cache_expiration              timestamptz,
  task_version                  text,
  flow_run_run_count            integer not null default 0,
  empirical_policy              jsonb not null default '{}',
  task_inputs                   jsonb not null default '{}',
  tags                          text[] not null default '{}',
  labels                        jsonb not null default '{}',
  state_id                      uuid,
  state_type                    text constraint task_run_state_type_check check (state_type in
    ('SCHEDULED','PENDING','RUNNING','COMPLETED','FAILED','CANCELLED','CRASHED','PAUSED','CANCELLING')),
  state_name                    text,
  state_timestamp               timestamptz,
  run_count                     integer not null default 0,
  expected_start_time           timestamptz,
  next_scheduled_start_time     timestamptz,
  start_time                    timestamptz,
  end_time                      timestamptz,
  total_run_time_micros         bigint not null default 0,
  constraint task_run_natural_key unique (flow_run_id, task_key, dynamic_key)
) with (fillfactor = 80);
create index task_run_expected_start on /*schema*/task_run (expected_start_time desc, id desc);

create table /*schema*/task_run_state (
  id             uuid primary key,
  task_run_id    uuid not null,
  type           text not null,
  name           text not null,
  timestamp      timestamptz not null,
  message        text,
  data           jsonb,
  state_details  jsonb not null default '{}',
  created        timestamptz not null default now()
);
create index task_run_state_run on /*schema*/task_run_state (task_run_id, timestamp);

create table /*schema*/log (
  id           uuid primary key,
  created      timestamptz not null default now(),
  timestamp    timestamptz not null,
  level        smallint not null,
  name         text not null,
  message      text not null,
  flow_run_id  uuid,
  task_run_id  uuid,
  worker_id    uuid
);
create index log_flow_run on /*schema*/log (flow_run_id, timestamp, id) where flow_run_id is not null;
create index log_task_run on /*schema*/log (task_run_id, timestamp, id) where task_run_id is not null;

create table /*schema*/event (
  id           uuid primary key,
  occurred     timestamptz not null,
  received     timestamptz not null default now(),
  event        text not null,
  resource_id  text not null,
  resource     jsonb not null,
  related      jsonb not null default '[]',
  payload      jsonb not null default '{}',
  follows      uuid
);
create index event_occurred on /*schema*/event (occurred desc, id desc);
create index event_resource on /*schema*/event (resource_id, occurred desc);

create table /*schema*/variable (
  id       uuid primary key default gen_random_uuid(),
  created  timestamptz not null default now(),
  updated  timestamptz not null default now(),
  name     text not null constraint variable_name_key unique,
  -- Not jsonb, which would write 1e16 out and so make an integer of a float.
  value    json not null,
  tags     text[] not null default '{}'
);

create table /*schema*/block_type (
  id                 uuid primary key default gen_random_uuid(),
  created            timestamptz not null default now(),
  updated            timestamptz not null default now(),
  name               text not null,
  slug               text not null constraint block_type_slug_key unique,
  logo_url           text,
  documentation_url  text,
  description        text,
  code_example       text,
  is_protected       boolean not null default false
);

create table /*schema*/block_schema (
  id             uuid primary key default gen_random_uuid(),
  created        timestamptz not null default now(),
  updated        timestamptz not null default now(),
  checksum       text not null,
  -- The text as the client sent it, since its checksum distinguishes 2.0 from 2.
  fields         json not null,
  capabilities   text[] not null default '{}',
  version        text not null default 'non-versioned',
  block_type_id  uuid not null references /*schema*/block_type (id) on delete cascade,
  constraint block_schema_checksum_key unique (checksum, version)
);
create index block_schema_type on /*schema*/block_schema (block_type_id, created desc);

create table /*schema*/block_document (
  id               uuid primary key default gen_random_uuid(),
  created          timestamptz not null default now(),
  updated          timestamptz not null default now(),
  name             text not null,
  -- AES-256-GCM under the workspace's key: nonce, tag, ciphertext of the JSON.
  data             bytea not null,
  is_anonymous     boolean not null default false,
  block_type_id    uuid not null references /*schema*/block_type (id) on delete cascade,
  block_schema_id  uuid not null references /*schema*/block_schema (id) on delete cascade,
  constraint block_document_name_key unique (block_type_id, name)
);

create table /*schema*/block_document_reference (
  parent_id     uuid not null references /*schema*/block_document (id) on delete cascade,
  reference_id  uuid not null references /*schema*/block_document (id) on delete cascade,
  name          text not null,
  primary key (parent_id, name)
);

create table /*schema*/setting (
  key      text primary key,
  updated  timestamptz not null default now(),
  value    jsonb not null
);
