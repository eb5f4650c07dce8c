-- Why: counts and histories of a million runs that have ended read an index entry of each. Now they add up sums, by the hour and how runs
-- ended, by the day and also by queue and tags. Every change of an ended run, whoever makes it, is noted in its own transaction; a duty
-- adds the notes up, and a read takes those that are left along, so that it is exact at any time.
-- Locks: writers of flow_run for a moment. Assumed size: any. Breaking: no; what ended before this is added by 0024.

create table /*schema*/ended_run_sum (
  grain          text not null constraint ended_run_sum_grain_check check (grain in ('hour', 'day')),
  -- The hour or the day, in UTC, in which runs were expected to start; before all of them where that is not known.
  since          timestamptz not null,
  -- Of the four that follow, since an index takes less than they may hold.
  key            bytea not null,
  ended_as       text collate "C" not null,
  state_name     text,
  -- Null by the hour.
  work_queue_id  uuid,
  tags           text[],
  runs           bigint not null,
  -- Microseconds, of more runs than a bigint may have room for.
  run_time       numeric not null,
  delay          numeric not null,
  primary key (grain, since, key)
) with (fillfactor = 70);

-- What was not added up yet: a run that came to be among the ended ones, or left them.
create table /*schema*/ended_run_change (
  made           timestamptz not null default now(),
  hour           timestamptz not null,
  ended_as       text collate "C" not null,
  state_name     text,
  work_queue_id  uuid,
  tags           text[] not null,
  runs           smallint not null,
  run_time       bigint not null,
  delay          bigint not null
);

create function /*schema*/note_ended_run() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and old.ended_as is not null then
    insert into /*schema*/ended_run_change (hour, ended_as, state_name, work_queue_id, tags, runs, run_time, delay)
    values (coalesce(date_trunc('hour', old.expected_start_time, 'UTC'), timestamptz '0001-01-01 00:00:00Z BC'), old.ended_as, old.state_name, old.work_queue_id, old.tags, -1,
      -old.total_run_time_micros, -(extract(epoch from greatest(old.start_time - old.expected_start_time, interval '0')) * 1000000)::bigint);
  end if;
  if tg_op <> 'DELETE' and new.ended_as is not null then
    insert into /*schema*/ended_run_change (hour, ended_as, state_name, work_queue_id, tags, runs, run_time, delay)
    values (coalesce(date_trunc('hour', new.expected_start_time, 'UTC'), timestamptz '0001-01-01 00:00:00Z BC'), new.ended_as, new.state_name, new.work_queue_id, new.tags, 1,
      new.total_run_time_micros, (extract(epoch from greatest(new.start_time - new.expected_start_time, interval '0')) * 1000000)::bigint);
  end if;
  return null;
end $$;

-- By the row, since a life changes its row four times and only the last of them is noted: the others pay for no more than the condition.
create trigger ended_run_made after insert on /*schema*/flow_run for each row when (new.ended_as is not null)
  execute function /*schema*/note_ended_run();
create trigger ended_run_moved after update on /*schema*/flow_run for each row when ((old.ended_as is not null or new.ended_as is not null)
    and (old.ended_as, old.state_name, old.work_queue_id, old.tags, old.expected_start_time, old.start_time, old.total_run_time_micros)
      is distinct from (new.ended_as, new.state_name, new.work_queue_id, new.tags, new.expected_start_time, new.start_time, new.total_run_time_micros))
  execute function /*schema*/note_ended_run();
create trigger ended_run_gone after delete on /*schema*/flow_run for each row when (old.ended_as is not null)
  execute function /*schema*/note_ended_run();
