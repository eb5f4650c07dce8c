import { defineQuery, run } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import type { WorkQueue } from '../work-queues.schema.js';

type ReadyQueue = Pick<WorkQueue, 'id' | 'name' | 'poolId' | 'poolName' | 'poolType'>;

/** Answers the queues that are ready from now on. Locked by id, so that two replicas wait for each other rather than forever. */
const MARK = defineQuery<[ids: readonly string[]], ReadyQueue>({
  name: 'work_queue.mark_polled',
  text: (schema) => `
    with polled as (select id, status from ${schema}.work_queue where id = any($1::uuid[]) order by id for no key update),
    marked as (
      update ${schema}.work_queue wq set last_polled = now(), updated = now(), status = case polled.status when 'NOT_READY' then 'READY' else polled.status end
      from polled where wq.id = polled.id returning wq.id, wq.name, wq.work_pool_id)
    select m.id, m.name, wp.id as "poolId", wp.name as "poolName", wp.type as "poolType"
    from marked m join polled p on p.id = m.id and p.status = 'NOT_READY' join ${schema}.work_pool wp on wp.id = m.work_pool_id
    order by m.id`,
});

@Injectable()
export class PollMarksRepository {
  async markPolled(transaction: WorkspaceContext, queueIds: readonly string[]): Promise<ReadyQueue[]> {
    return run(transaction, MARK, [queueIds]);
  }
}
