-- Why: automations, and the resources that they belong to or that their actions are about.
-- Locks: none on tables that were there. Assumed size: some thousand rows. Breaking: no.

create table /*schema*/automation (
  id                  uuid primary key default gen_random_uuid(),
  created             timestamptz not null default now(),
  updated             timestamptz not null default now(),
  name                text not null,
  description         text not null default '',
  enabled             boolean not null default true,
  tags                text[] not null default '{}',
  -- Not jsonb: a client gets its numbers back as it sent them.
  trigger             json not null,
  actions             json not null,
  actions_on_trigger  json not null default '[]',
  actions_on_resolve  json not null default '[]'
);

create table /*schema*/automation_resource (
  automation_id  uuid not null references /*schema*/automation on delete cascade,
  resource_id    text not null,
  -- The resource's owner made the automation, and replaces it.
  owned          boolean not null,
  primary key (automation_id, resource_id)
);
create index automation_resource_id on /*schema*/automation_resource (resource_id);
