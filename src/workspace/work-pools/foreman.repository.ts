import { defineQuery, run, type Schema } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { AGENT_TYPE } from './work-pools.schema.js';
import { QUEUE_COLUMNS } from './work-queues.repository.js';
import { POLLED_WITHIN_SECONDS, type WorkQueue } from './work-queues.schema.js';
import { OFFLINE_AT } from './workers.sql.js';

export const FOREMAN = 'foreman';

const POLLED_WITHIN = `interval '${POLLED_WITHIN_SECONDS} seconds'`;

/** Pools that say they are ready, and when the last of their workers has been silent for too long. */
const readyPools = (schema: Schema): string => `
  select wp.name, coalesce((select max(${OFFLINE_AT}) from ${schema}.worker w where w.work_pool_id = wp.id), now()) as deserted
  from ${schema}.work_pool wp where wp.status = 'READY' and wp.type <> '${AGENT_TYPE}'`;

export const nextSilence = (schema: Schema): string => `
  select least((select min(deserted) from (${readyPools(schema)}) pool),
               (select min(coalesce(last_polled, updated)) + ${POLLED_WITHIN} from ${schema}.work_queue where status = 'READY'))`;

const LIST_DESERTED = defineQuery<[], { name: string }>({
  name: 'foreman.list_deserted_pools',
  text: (schema) => `select name from (${readyPools(schema)}) pool where deserted <= now() order by name`,
});

const SILENCE_QUEUES = defineQuery<[], WorkQueue>({
  name: 'foreman.silence_queues',
  text: (schema) => `
    with wq as (
      update ${schema}.work_queue set status = 'NOT_READY', updated = now()
      where status = 'READY' and coalesce(last_polled, updated) <= now() - ${POLLED_WITHIN} returning *)
    select ${QUEUE_COLUMNS} from wq join ${schema}.work_pool wp on wp.id = wq.work_pool_id order by wq.id`,
});

/** What nobody has been heard of for too long. Source: docs/contract/services.md */
@Injectable()
export class ForemanRepository {
  /** Names of pools without a worker that is online. */
  async listDesertedPools(ctx: WorkspaceContext): Promise<string[]> {
    return (await run(ctx, LIST_DESERTED, [])).map(({ name }) => name);
  }

  /** Those that nobody polls any more, from now on not ready. */
  async silenceQueues(ctx: WorkspaceContext): Promise<WorkQueue[]> {
    return run(ctx, SILENCE_QUEUES, []);
  }
}
