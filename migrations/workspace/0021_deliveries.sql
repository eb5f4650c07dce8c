-- Why: what automations send to other systems, with each try, until it got there or was given up.
-- Locks: none on tables that were there. Assumed size: what a month of notifications comes to. Breaking: no.

create table /*schema*/delivery (
  id                 uuid primary key,
  created            timestamptz not null default now(),
  kind               text not null check (kind in ('webhook', 'notification')),
  state              text not null default 'pending' check (state in ('pending', 'delivered', 'failed')),
  -- The block says where to and how; it is read anew for each try, and no secret of it is kept here.
  block_document_id  uuid not null,
  block_name         text not null,
  block_type         text not null,
  automation_id      uuid,
  automation_name    text,
  subject            text,
  body               text not null,
  -- When it is tried next; null once it has ended.
  due                timestamptz default now(),
  -- Since it was made or replayed.
  tries              int not null default 0,
  -- How many of its requests have got through: some channels take one for each recipient.
  sent               int not null default 0,
  attempts           jsonb not null default '[]',
  -- What its end is told to; null once it was.
  cause              json
);
create index delivery_due on /*schema*/delivery (due) where due is not null;
create index delivery_created on /*schema*/delivery (created, id);
