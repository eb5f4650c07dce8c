-- Why: task runs that are handed over to whoever serves their task wait somewhere, and somebody knows who has them, through crashes.
-- Locks: none that matter, the tables are new. Assumed size: empty. Breaking: no.
-- No foreign key to task_run: its deletes would pay for it. A delivery whose run is gone is dropped when its turn comes.

-- One socket of a task worker.
create table /*schema*/task_worker (
  id          uuid primary key,
  identifier  text not null,
  task_keys   text[] not null,
  seen        timestamptz not null default now(),
  -- A worker whose socket broke comes back on another; until it is given up, what it was handed stays with it.
  is_closed   boolean not null default false
);

-- A background task run from when it is due until it has ended.
create table /*schema*/task_delivery (
  task_run_id      uuid primary key,
  task_key         text not null,
  queued           timestamptz not null default clock_timestamp(),
  -- Goes before those that are handed over for the first time.
  is_retry         boolean not null default false,
  -- Who has it; null while it waits.
  worker_id        uuid,
  is_acknowledged  boolean not null default false
);
create index task_delivery_waiting on /*schema*/task_delivery (task_key, is_retry desc, queued) where worker_id is null;
create index task_delivery_worker on /*schema*/task_delivery (worker_id) where worker_id is not null;
