-- Why: what is older than a workspace keeps is dropped by whole ranges of time, and not deleted row by row.
-- Locks: none that keep anybody from reading or writing while all rows are looked at once; exclusive for a moment at the end.
-- Assumed size: any. Breaking: no. Code of the release before writes and reads as it did, and drops nothing.
-- Ranges are made for days with many rows; others lie in the default partition. A range is made like that one, with its indexes.
-- `id` is unique in each partition, and looked up in the others where events of clients are written: an index of the whole would need the time.

alter table /*schema*/event validate constraint event_past;
alter table /*schema*/log validate constraint log_past;

alter table /*schema*/event rename to event_past;
alter table /*schema*/log rename to log_past;
alter index /*schema*/event_occurred rename to event_past_occurred;
alter index /*schema*/event_resource rename to event_past_resource;
alter index /*schema*/event_tx rename to event_past_tx;
alter index /*schema*/log_flow_run rename to log_past_flow_run;
alter index /*schema*/log_task_run rename to log_past_task_run;
alter index /*schema*/log_tx rename to log_past_tx;

create table /*schema*/event (like /*schema*/event_past including defaults) partition by range (occurred);
create index event_occurred on /*schema*/event (occurred desc, id desc);
create index event_resource on /*schema*/event (resource_id, occurred desc);
create index event_tx on /*schema*/event (tx);
create table /*schema*/event_default partition of /*schema*/event default;
create unique index event_default_id on /*schema*/event_default (id);
-- Names and ids of related resources, which most questions are about. In the order of bytes, where a prefix is a range whatever the
-- database's own order is. A short list of what is pending: every search reads all of it.
create index event_default_name on /*schema*/event_default (event collate "C", occurred desc);
create index event_default_related on /*schema*/event_default
  using gin (jsonb_path_query_array(related, '$[*]."prefect.resource.id"')) with (gin_pending_list_limit = 1024);

create table /*schema*/log (like /*schema*/log_past including defaults) partition by range (created);
create index log_flow_run on /*schema*/log (flow_run_id, timestamp, id) where flow_run_id is not null;
create index log_task_run on /*schema*/log (task_run_id, timestamp, id) where task_run_id is not null;
create index log_tx on /*schema*/log (tx);
create table /*schema*/log_default partition of /*schema*/log default;
create unique index log_default_id on /*schema*/log_default (id);
create index log_default_time on /*schema*/log_default (timestamp, id);

do $$
declare
  what text;
  bound date;
  is_used boolean;
begin
  foreach what in array array['event', 'log'] loop
    execute format('select exists (select from /*schema*/%I)', what || '_past') into is_used;
    if is_used then
      select substring(pg_get_constraintdef(oid) from '\d+-\d+-\d+') into bound from pg_constraint
        where conname = what || '_past' and conrelid = ('/*schema*/' || what || '_past')::regclass;
      execute format('alter table /*schema*/%I attach partition /*schema*/%I for values from (minvalue) to (%L)', what, what || '_past', bound || ' 00:00+00');
      execute format('alter table /*schema*/%I rename to %I', what || '_past', what || '_19700101_' || to_char(bound, 'YYYYMMDD'));
    else
      execute format('drop table /*schema*/%I', what || '_past');
    end if;
  end loop;
end $$;

insert into /*schema*/event select * from /*schema*/event_ahead;
drop table /*schema*/event_ahead;
