-- Why: what was decided on each request for a transition, also on those that were refused: who asked, what each rule saw and said.
-- Locks: none that matter, the table is new. Assumed size: empty. Breaking: no.
-- Ranges of time are made when the first record falls into one, and dropped whole when they are older than the workspace keeps them.
-- `record` is JSON, kept as the text it came in: parsing it into columns or jsonb costs every transition more than writing it does.

create table /*schema*/decision (
  run_id   uuid not null,
  decided  timestamptz not null,
  record   text not null
) partition by range (decided);
create index decision_run on /*schema*/decision (run_id, decided);
