-- Why: what a deployment was before it was changed can be looked at and be made current again, runs know of which version they are, and
-- deployments branch.
-- Locks: exclusive on `deployment` and `flow_run` for a moment. Assumed size: some ten thousand deployments. Breaking: no.

create table /*schema*/deployment_version (
  id                        uuid primary key default gen_random_uuid(),
  created                   timestamptz not null default now(),
  updated                   timestamptz not null default now(),
  deployment_id             uuid not null references /*schema*/deployment (id) on delete cascade,
  number                    integer not null,
  version                   text,
  version_info              json not null,
  description               text,
  path                      text,
  entrypoint                text,
  -- Also of a queue that has been deleted since: a version that had one is no version that has none.
  work_queue_id             uuid,
  work_queue_name           text,
  job_variables             json not null,
  parameters                json not null,
  parameter_openapi_schema  json,
  enforce_parameter_schema  boolean not null,
  pull_steps                json,
  tags                      text[] not null,
  labels                    jsonb not null,
  created_by                jsonb,
  updated_by                jsonb,
  -- When it last became the current one, or ceased to be.
  last_active               timestamptz not null default now(),
  constraint deployment_version_number_key unique (deployment_id, number)
);

alter table /*schema*/deployment
  add column version_id uuid,
  add column branch text,
  add column base_id uuid references /*schema*/deployment (id) on delete set null,
  add column root_id uuid references /*schema*/deployment (id) on delete set null;
create index deployment_base on /*schema*/deployment (base_id) where base_id is not null;
create index deployment_root on /*schema*/deployment (root_id) where root_id is not null;

with made as (
  insert into /*schema*/deployment_version (deployment_id, number, version, version_info, description, path, entrypoint, work_queue_id, work_queue_name,
    job_variables, parameters, parameter_openapi_schema, enforce_parameter_schema, pull_steps, tags, labels, created_by, updated_by, created, updated)
  select id, 1, version, ('{"type":"prefect:simple","version":' || to_json(coalesce(version, ''))::text || '}')::json, description, path, entrypoint,
    work_queue_id, work_queue_name, job_variables, parameters, parameter_openapi_schema, enforce_parameter_schema, pull_steps, tags, labels, created_by,
    updated_by, updated, updated
  from /*schema*/deployment returning id, deployment_id)
update /*schema*/deployment d set version_id = made.id from made where made.deployment_id = d.id;

alter table /*schema*/flow_run add column deployment_version_id uuid;
