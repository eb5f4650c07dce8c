import { defineQuery, run } from '@app/database';
import type { Instant } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';

export interface TaskWorker {
  readonly identifier: string;
  readonly taskKeys: readonly string[];
  readonly seen: Instant;
}

/** Also writes those anew that were given up by mistake. */
const SEE = defineQuery<[workers: string], never>({
  name: 'task_worker.see',
  text: (schema) => `
    insert into ${schema}.task_worker (id, identifier, task_keys)
    select w.id, w.identifier, w.task_keys from jsonb_to_recordset($1::jsonb) as w (id uuid, identifier text, task_keys text[]) order by w.id
    on conflict (id) do update set seen = now()`,
});

/**
 * What a worker had goes to the socket on which it came back, if it did. What it never acknowledged waits again: its socket broke while
 * nobody could note that, and the one on which it came back was not sent it.
 */
const GIVE_UP = defineQuery<[seconds: number], never>({
  name: 'task_worker.give_up',
  text: (schema) => `
    with gone as (delete from ${schema}.task_worker where seen < now() - make_interval(secs => $1) returning id, identifier)
    update ${schema}.task_delivery d set worker_id = case when d.is_acknowledged then heir.id end, is_retry = d.is_retry or not d.is_acknowledged
      from gone cross join lateral (
        select w.id from ${schema}.task_worker w
         where w.identifier = gone.identifier and not w.is_closed and w.seen >= now() - make_interval(secs => $1) limit 1) heir
     where d.worker_id = gone.id`,
});

const LIST = defineQuery<[taskKeys: readonly string[] | null, seconds: number], { identifier: string; task_keys: string[]; seen: Instant }>({
  name: 'task_worker.list_live',
  text: (schema) => `
    select w.identifier, array_agg(distinct k.task_key order by k.task_key) as task_keys, max(w.seen) as seen
      from ${schema}.task_worker w cross join unnest(w.task_keys) k (task_key)
     where not w.is_closed and w.seen >= now() - make_interval(secs => $2)
     group by w.identifier having $1::text[] is null or array_agg(k.task_key) && $1 order by w.identifier`,
});

@Injectable()
export class TaskWorkersRepository {
  async see(ctx: WorkspaceContext, workers: readonly { id: string; identifier: string; taskKeys: readonly string[] }[]): Promise<void> {
    await run(ctx, SEE, [JSON.stringify(workers.map(({ id, identifier, taskKeys }) => ({ id, identifier, task_keys: taskKeys })))]);
  }

  /** Those not seen for so long. */
  async giveUp(ctx: WorkspaceContext, seconds: number): Promise<void> {
    await run(ctx, GIVE_UP, [seconds]);
  }

  /** Those seen within the time, of any of the tasks; of all where there are none. */
  async list(ctx: WorkspaceContext, taskKeys: readonly string[] | null, seconds: number): Promise<TaskWorker[]> {
    const rows = await run(ctx, LIST, [taskKeys, seconds]);
    return rows.map(({ identifier, task_keys: keys, seen }) => ({ identifier, taskKeys: keys, seen }));
  }
}
