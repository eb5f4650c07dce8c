import type { Schema } from '@app/database';

/** Which of its task's queues a run joins: that of runs that were handed over before is served first. */
export type TaskQueue = 'scheduled' | 'retry';

/** The member of a JSON recordset that says so; null for a run that joins none. */
export const QUEUE_RECORD = 'queue text';

/** The CTE that queues runs with the statement that made them due. `won` has `run_id`, `task_key` and `queue`. */
export const queueTaskRuns = (schema: Schema): string => `
  queued as (
    insert into ${schema}.task_delivery (task_run_id, task_key, is_retry) select run_id, task_key, queue = 'retry' from won where queue is not null
    on conflict (task_run_id) do update set queued = excluded.queued, is_retry = excluded.is_retry, worker_id = null, is_acknowledged = false)`;
