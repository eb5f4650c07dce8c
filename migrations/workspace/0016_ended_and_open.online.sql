-- Why: each transition wrote each index of flow_run anew. Now runs that have ended have indexes of their own, which a life writes
-- once, at its end, and which lists, counts and histories read alone; the few that have not share a small one.
-- Locks: none that anyone waits for. Assumed size: millions of runs, some 10 s an index for each million. Breaking: no.
-- One that was not finished is left behind invalid when a try breaks off, hence the drops.

drop index concurrently if exists /*schema*/flow_run_open;
create index concurrently flow_run_open on /*schema*/flow_run (expected_start_time desc, id desc)
  include (state_type, state_name, flow_id, deployment_id, work_queue_id, start_time) where ended_as is null;

drop index concurrently if exists /*schema*/flow_run_listed;
create index concurrently flow_run_listed on /*schema*/flow_run (expected_start_time desc, id desc)
  include (ended_as, state_name, start_time, total_run_time_micros, tags) where ended_as is not null;

drop index concurrently if exists /*schema*/flow_run_started;
create index concurrently flow_run_started on /*schema*/flow_run (coalesce(start_time, expected_start_time) desc, id desc)
  include (start_time, expected_start_time, ended_as, state_name, work_queue_id) where ended_as is not null;

drop index concurrently if exists /*schema*/flow_run_named;
create index concurrently flow_run_named on /*schema*/flow_run (name, id) where ended_as is not null;

-- With parts of names where the extension is there (0007).
drop index concurrently if exists /*schema*/flow_run_ended_words;
select format('create index concurrently flow_run_ended_words on /*schema*/flow_run using gin (tags%s) with (gin_pending_list_limit = 256) where ended_as is not null',
  (select format(', name %I.gin_trgm_ops', n.nspname) from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm')) as statement;

-- As that of flows: with what counts ask for.
drop index concurrently if exists /*schema*/flow_run_deployed;
create index concurrently flow_run_deployed on /*schema*/flow_run (deployment_id, expected_start_time desc, ended_as) where deployment_id is not null;

drop index concurrently if exists /*schema*/flow_run_words;
drop index concurrently if exists /*schema*/flow_run_expected_start;
drop index concurrently if exists /*schema*/flow_run_start;
drop index concurrently if exists /*schema*/flow_run_ended;
drop index concurrently if exists /*schema*/flow_run_deployment;
