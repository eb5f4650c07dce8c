-- Why: a worker whose connection broke is known to be gone at once, not only when three of its heartbeats have not come.
-- Locks: exclusive on `worker` for a moment. Assumed size: some thousand rows. Breaking: no.

-- Since when the connection of a worker that kept one is broken; null again as soon as it is heard of.
alter table /*schema*/worker add column lost_at timestamptz;
