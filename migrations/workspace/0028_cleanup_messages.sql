-- Why: what workers are asked to take away, until one of them has; and since when the process is there that a worker is.
-- Locks: exclusive on `worker` for a moment. Assumed size: some thousand rows. Breaking: no.

create table /*schema*/cleanup_message (
  id                  uuid primary key,
  created             timestamptz not null default now(),
  kind                text not null check (kind in ('cancelling_timeout_teardown.v1', 'pending_claim_teardown.v1')),
  work_pool_id        uuid not null references /*schema*/work_pool on delete cascade,
  -- Whose workers have it before others of the pool; its queue may be gone.
  work_queue_id       uuid,
  flow_run_id         uuid not null,
  -- Of the run: the one that it was given for want of an answer, or the claim that nobody stands for any more.
  state_id            uuid not null constraint cleanup_message_state_key unique,
  infrastructure_pid  text,
  -- From when a worker may have it, which is also when the lease of the one that has it ends; null once it is over.
  due                 timestamptz default now(),
  -- Whether it is known to workers that it is due.
  is_told             boolean not null default true,
  delivery_count      integer not null default 0,
  -- The reservation, null while nobody has one: what proves it, the worker's process, and its connection.
  token               uuid,
  consumer_id         uuid,
  channel_id          uuid,
  release_reason      text,
  -- When a worker had taken away what a claim had begun: its run is still to be given back.
  done_at             timestamptz,
  -- When it was given up.
  dead_at             timestamptz
) with (fillfactor = 80);
create index cleanup_message_pool on /*schema*/cleanup_message (work_pool_id, due) where due is not null;
create index cleanup_message_created on /*schema*/cleanup_message (created);

-- The process that kept a connection last, by the id that it gave itself, and since when it is that one.
alter table /*schema*/worker add column consumer_id uuid, add column consumer_since timestamptz;
