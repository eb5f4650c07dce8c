-- Why: who holds slots is told by more than the runs that name themselves, and who waits for them is seen, whichever server they ask.
-- Locks: `concurrency_lease` for a moment; the rest is new. Assumed size: some thousand waiters. Breaking: no.

-- What the client's own headers told of it: flow, deployment and worker.
alter table /*schema*/concurrency_lease add column asked_by jsonb;

-- What it says is over within a minute: nothing is lost with it, and nothing of it has to outlive a crash.
create unlogged table /*schema*/concurrency_waiter (
  id           uuid primary key default gen_random_uuid(),
  names        text[] not null,
  slots        integer not null,
  holder_type  text,
  holder_id    uuid,
  asked_by     jsonb,
  since        timestamptz not null default now(),
  -- When it asks again; null where it stands in line.
  due          timestamptz,
  -- Whoever was not heard of until then has gone.
  until        timestamptz not null
);
