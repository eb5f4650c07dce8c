-- Why: an event that follows another counts for automations behind that one, also where it comes first.
-- Locks: none. Assumed size: at most a thousand rows, for a quarter of an hour each. Breaking: no.
create table /*schema*/automation_waiting (
  event_id uuid primary key,
  leader_id uuid not null,
  occurred timestamptz not null
);
