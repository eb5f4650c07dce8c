import { defineQuery, run } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';

/** The first that waits for a worker of its task, unless it ended meanwhile: then its delivery is dropped. */
const CLAIM = defineQuery<[taskKey: string, workerId: string], { task_run_id: string; is_due: boolean }>({
  name: 'task_delivery.claim_due',
  text: (schema) => `
    with head as (
      select task_run_id from ${schema}.task_delivery where worker_id is null and task_key = $1
      order by is_retry desc, queued limit 1 for update skip locked),
    due as (select t.id from head join ${schema}.task_run t on t.id = head.task_run_id where t.state_type = 'SCHEDULED'),
    claimed as (update ${schema}.task_delivery d set worker_id = $2, is_acknowledged = false from due where d.task_run_id = due.id),
    dropped as (delete from ${schema}.task_delivery d using head where d.task_run_id = head.task_run_id and not exists (select from due))
    select task_run_id, exists (select from due) as is_due from head`,
});

const ACKNOWLEDGE = defineQuery<[taskRunId: string, workerId: string], never>({
  name: 'task_delivery.acknowledge',
  text: (schema) => `update ${schema}.task_delivery set is_acknowledged = true where task_run_id = $1 and worker_id = $2`,
});

/** What was not acknowledged was not begun, and goes to another worker at once. The rest stays with the worker until that is given up. */
const RELEASE = defineQuery<[workerId: string], { task_key: string }>({
  name: 'task_delivery.release_of_worker',
  text: (schema) => `
    with closed as (update ${schema}.task_worker set is_closed = true where id = $1)
    update ${schema}.task_delivery set worker_id = null, is_retry = true where worker_id = $1 and not is_acknowledged returning task_key`,
});

const ENDED = "('COMPLETED', 'FAILED', 'CRASHED', 'CANCELLED')";

const DROP_ENDED = defineQuery<[], never>({
  name: 'task_delivery.delete_ended',
  text: (schema) => `
    delete from ${schema}.task_delivery d where d.worker_id is not null
      and not exists (select from ${schema}.task_run t where t.id = d.task_run_id and t.state_type not in ${ENDED})`,
});

const isOrphan = (schema: string): string => `d.worker_id is not null and not exists (select from ${schema}.task_worker w where w.id = d.worker_id)`;

const REQUEUE_ORPHANS = defineQuery<[], { task_key: string }>({
  name: 'task_delivery.requeue_orphans',
  text: (schema) => `
    update ${schema}.task_delivery d set worker_id = null, is_acknowledged = false, is_retry = true
      from ${schema}.task_run t where t.id = d.task_run_id and t.state_type = 'SCHEDULED' and ${isOrphan(schema)} returning d.task_key`,
});

const LIST_BEGUN_ORPHANS = defineQuery<[limit: number], { task_run_id: string; state_type: string }>({
  name: 'task_delivery.list_begun_orphans',
  text: (schema) => `
    select d.task_run_id, t.state_type from ${schema}.task_delivery d join ${schema}.task_run t on t.id = d.task_run_id
     where t.state_type not in ${ENDED} and t.state_type <> 'SCHEDULED' and ${isOrphan(schema)} order by d.queued limit $1`,
});

const FIND_PARAMETERS = defineQuery<[taskRunId: string], { id: string }>({
  name: 'task_run_state.find_parameters',
  text: (schema) => `
    select state_details ->> 'task_parameters_id' as id from ${schema}.task_run_state
     where task_run_id = $1 and state_details ->> 'task_parameters_id' is not null order by timestamp desc limit 1`,
});

/** Who has which background task run. PostgreSQL alone knows; replicas only ask. */
@Injectable()
export class TaskDeliveriesRepository {
  /** Null: none waits. Not due: the one that waited has ended or is gone, and another may wait. */
  async claim(ctx: WorkspaceContext, taskKey: string, workerId: string): Promise<{ taskRunId: string; isDue: boolean } | null> {
    const [row] = await run(ctx, CLAIM, [taskKey, workerId]);
    return row ? { taskRunId: row.task_run_id, isDue: row.is_due } : null;
  }

  async acknowledge(ctx: WorkspaceContext, taskRunId: string, workerId: string): Promise<void> {
    await run(ctx, ACKNOWLEDGE, [taskRunId, workerId]);
  }

  /** The id under which the caller stored the run's arguments; null where it stored none. */
  async findParameters(ctx: WorkspaceContext, taskRunId: string): Promise<string | null> {
    return (await run(ctx, FIND_PARAMETERS, [taskRunId]))[0]?.id ?? null;
  }

  /** The worker's socket has closed. Answers the tasks whose runs wait again. */
  async release(ctx: WorkspaceContext, workerId: string): Promise<string[]> {
    return (await run(ctx, RELEASE, [workerId])).map((row) => row.task_key);
  }

  async dropEnded(ctx: WorkspaceContext): Promise<void> {
    await run(ctx, DROP_ENDED, []);
  }

  /** Runs that no worker has any more and that were not begun wait again, before the others. Answers their tasks. */
  async requeueOrphans(ctx: WorkspaceContext): Promise<string[]> {
    return (await run(ctx, REQUEUE_ORPHANS, [])).map((row) => row.task_key);
  }

  /** Runs that no worker has any more and that were begun. */
  async listBegunOrphans(ctx: WorkspaceContext, limit: number): Promise<{ taskRunId: string; isRunning: boolean }[]> {
    return (await run(ctx, LIST_BEGUN_ORPHANS, [limit])).map((row) => ({ taskRunId: row.task_run_id, isRunning: row.state_type !== 'PENDING' }));
  }
}
