-- Why: lists, counts and histories of a million runs while a person waits: by state, by flow, by start, by tag, by part of a name.
-- Locks: access exclusive on flow_run while it is written anew. Assumed size: nothing is released. Breaking: no.

-- How a run ended; null until then. An index on state_type would end in-page updates for every transition of every run, this
-- one does for the last. Runs that have not ended are few, and null is one stretch of an index too.
alter table /*schema*/flow_run add column ended_as text collate "C"
  generated always as (case when state_type in ('COMPLETED', 'FAILED', 'CANCELLED', 'CRASHED') then state_type end) stored;
create index flow_run_ended on /*schema*/flow_run (ended_as, expected_start_time desc, id desc);

drop index /*schema*/flow_run_flow;
create index flow_run_flow on /*schema*/flow_run (flow_id, expected_start_time desc, ended_as);
create index flow_run_start on /*schema*/flow_run (coalesce(start_time, expected_start_time) desc, id desc);

-- Parts of names by three letters at a time, where the server has the extension and lets this role add it, as PostgreSQL lets the
-- owner of a database. Without it they are looked for run by run. A short list of what is pending: every search reads all of it.
do $$
declare home name;
begin
  begin
    create extension if not exists pg_trgm;
  exception when others then null;
  end;
  select n.nspname into home from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm';
  execute case when home is null then 'create index flow_run_words on /*schema*/flow_run using gin (tags) with (gin_pending_list_limit = 256)'
    else format('create index flow_run_words on /*schema*/flow_run using gin (tags, name %I.gin_trgm_ops) with (gin_pending_list_limit = 256)', home) end;
end $$;

-- Counts read indexes alone for as much of the table as is vacuumed: sooner than after a fifth of a million rows.
alter table /*schema*/flow_run set (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
