-- Why: what ended before 0023 belongs to the sums, too. They are used, and added to, once this version is reached.
-- Locks: none that anyone waits for. Assumed size: millions of runs, a few seconds for each million. Breaking: no.
-- Each statement sees one instant: the runs that it counts are those whose changes it takes away. A try that broke off is made again.

delete from /*schema*/ended_run_sum;

with noted as (delete from /*schema*/ended_run_change),
ended as (
  select coalesce(date_trunc('hour', expected_start_time, 'UTC'), timestamptz '0001-01-01 00:00:00Z BC') as hour, ended_as, state_name, work_queue_id, tags, count(*) as runs,
    sum(total_run_time_micros) as run_time, sum(extract(epoch from greatest(start_time - expected_start_time, interval '0')) * 1000000) as delay
  from /*schema*/flow_run where ended_as is not null group by 1, 2, 3, 4, 5),
summed as (
  select 'hour' as grain, hour as since, ended_as, state_name, null::uuid as work_queue_id, null::text[] as tags,
    sum(runs) as runs, sum(run_time) as run_time, sum(delay) as delay
  from ended group by 2, 3, 4
  union all
  select 'day', date_trunc('day', hour, 'UTC'), ended_as, state_name, work_queue_id, tags, sum(runs), sum(run_time), sum(delay) from ended group by 2, 3, 4, 5, 6)
insert into /*schema*/ended_run_sum (grain, since, key, ended_as, state_name, work_queue_id, tags, runs, run_time, delay)
select grain, since, sha256(convert_to(row(ended_as, state_name, work_queue_id, tags)::text, 'UTF8')), ended_as, state_name, work_queue_id, tags,
  runs, run_time, delay
from summed;
