import { toIsoOrNull, type WorkPoolStatus, type WorkQueueFilter } from '@app/contract';
import { defineQuery, run, toJsonText, violatedConstraint } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { Column, combine, contains, whole, type Scope } from '../filters/conditions.js';
import { workQueueCondition } from '../filters/filters.js';
import { inPoolsNamed } from './pool-conditions.js';
import { beyond, orderOf, type KeysetOrder, type KeysetPosition } from '../filters/keyset.js';
import { countRows, listRows, type Listed } from '../filters/lists.js';
import type { Stretch } from '../filters/page.js';
import type { Ranked } from './priorities.js';
import { DEFAULT_AGENT_POOL } from './work-pools.schema.js';
import type { CountedQueue, QueueKey, QueuePlace, WorkQueue } from './work-queues.schema.js';

const OWN = `wq.id, wq.created, wq.updated, wq.name, wq.description, wq.is_paused as "isPaused", wq.concurrency_limit as "concurrencyLimit", wq.priority,
  wq.last_polled as "lastPolled", wq.status, wq.filter`;
export const QUEUE_COLUMNS = `${OWN}, wp.id as "poolId", wp.name as "poolName", wp.type as "poolType"`;
const joined = (schema: string): string => `${schema}.work_queue wq join ${schema}.work_pool wp on wp.id = wq.work_pool_id`;
const activeSlots = (schema: string): string => `
  case when wq.concurrency_limit is not null then (
    select count(*) from ${schema}.flow_run r where r.work_queue_id = wq.id and r.queued_state in ('PENDING', 'RUNNING')) end as "activeSlots"`;

/** What a new queue is made of. */
export type QueueDraft = Pick<WorkQueue, 'name' | 'description' | 'isPaused' | 'concurrencyLimit' | 'priority' | 'filter' | 'status'>;

type Draft = [
  poolId: string,
  name: string,
  description: string,
  isPaused: boolean,
  limit: number | null,
  priority: number,
  filter: string | null,
  status: WorkPoolStatus,
];
const INSERT = defineQuery<Draft, WorkQueue>({
  name: 'work_queue.insert',
  text: (schema) => `
    with wq as (
      insert into ${schema}.work_queue (work_pool_id, name, description, is_paused, concurrency_limit, priority, filter, status)
      values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8) on conflict (work_pool_id, name) do nothing returning *)
    select ${QUEUE_COLUMNS} from wq join ${schema}.work_pool wp on wp.id = wq.work_pool_id`,
});

const FIND = {
  id: defineQuery<[id: string], CountedQueue>({
    name: 'work_queue.find_by_id',
    text: (schema) => `select ${QUEUE_COLUMNS}, ${activeSlots(schema)} from ${joined(schema)} where wq.id = $1`,
  }),
  name: defineQuery<[pool: string, name: string], CountedQueue>({
    name: 'work_queue.find_by_name',
    text: (schema) => `select ${QUEUE_COLUMNS}, ${activeSlots(schema)} from ${joined(schema)} where wp.name = $1 and wq.name = $2`,
  }),
};

/** Of the agents' pool, or of any where there is no such pool. */
const FIND_LEGACY = defineQuery<[name: string], CountedQueue>({
  name: 'work_queue.find_by_legacy_name',
  text: (schema) => `
    select ${QUEUE_COLUMNS}, ${activeSlots(schema)} from ${joined(schema)}
    where wq.name = $1 and (wp.name = '${DEFAULT_AGENT_POOL}' or not exists (select from ${schema}.work_pool where name = '${DEFAULT_AGENT_POOL}'))
    order by wq.created, wq.id limit 1`,
});

/** A pool without such a queue is a row of nulls; no pool, no row. */
const PLACE = defineQuery<[pool: string, queue: string | null], { id: string | null; name: string | null; poolId: string; poolName: string; poolType: string }>(
  {
    name: 'work_queue.find_place',
    text: (schema) => `
    select wq.id, wq.name, wp.id as "poolId", wp.name as "poolName", wp.type as "poolType"
    from ${schema}.work_pool wp
    left join ${schema}.work_queue wq on wq.work_pool_id = wp.id and case when $2::text is null then wq.id = wp.default_queue_id else wq.name = $2 end
    where wp.name = $1`,
  },
);

const LIST_OF_POOL = defineQuery<[poolId: string], WorkQueue>({
  name: 'work_queue.list_by_pool',
  text: (schema) => `select ${QUEUE_COLUMNS} from ${joined(schema)} where wq.work_pool_id = $1 order by wq.priority, wq.id`,
});

type Changed = [
  id: string,
  name: string,
  description: string,
  isPaused: boolean,
  limit: number | null,
  priority: number,
  lastPolled: string | null,
  filter: string | null,
  status: WorkPoolStatus,
];
const SAVE = defineQuery<Changed, { id: string }>({
  name: 'work_queue.save',
  text: (schema) => `
    update ${schema}.work_queue set name = $2, description = $3, is_paused = $4, concurrency_limit = $5, priority = $6, last_polled = $7, filter = $8::jsonb,
      status = $9, updated = now()
    where id = $1 returning id`,
});

const SET_PRIORITIES = defineQuery<[ids: readonly string[], priorities: readonly number[]], { id: string }>({
  name: 'work_queue.set_priorities',
  text: (schema) => `
    update ${schema}.work_queue wq set priority = moved.priority, updated = now()
    from unnest($1::uuid[], $2::int[]) as moved (id, priority) where wq.id = moved.id returning wq.id`,
});

const DELETE = defineQuery<[id: string], { id: string }>({
  name: 'work_queue.delete',
  text: (schema) => `delete from ${schema}.work_queue where id = $1 returning id`,
});

@Injectable()
export class WorkQueuesRepository {
  /** Null: the pool has a queue of that name. */
  async insert(ctx: WorkspaceContext, poolId: string, queue: QueueDraft): Promise<WorkQueue | null> {
    const { name, description, isPaused, concurrencyLimit, priority, filter, status } = queue;
    return (await run(ctx, INSERT, [poolId, name, description, isPaused, concurrencyLimit, priority, textOf(filter), status]))[0] ?? null;
  }

  async find(ctx: WorkspaceContext, key: QueueKey): Promise<CountedQueue | null> {
    return ('id' in key ? await run(ctx, FIND.id, [key.id]) : await run(ctx, FIND.name, [key.pool, key.name]))[0] ?? null;
  }

  async findLegacy(ctx: WorkspaceContext, name: string): Promise<CountedQueue | null> {
    return (await run(ctx, FIND_LEGACY, [name]))[0] ?? null;
  }

  /** The pool's default queue where none is named. */
  async findPlace(ctx: WorkspaceContext, pool: string, queue: string | null): Promise<QueuePlace | 'no pool' | 'no queue'> {
    const [place] = await run(ctx, PLACE, [pool, queue]);
    if (!place) return 'no pool';
    const { id, name, ...ofPool } = place;
    return id === null || name === null ? 'no queue' : { id, name, ...ofPool };
  }

  /** By priority. */
  async listOfPool(ctx: WorkspaceContext, poolId: string): Promise<WorkQueue[]> {
    return run(ctx, LIST_OF_POOL, [poolId]);
  }

  /** False: the pool has another queue of that name. Inside a transaction, that ends it. */
  async save(ctx: WorkspaceContext, queue: WorkQueue): Promise<boolean> {
    const { id, name, description, isPaused, concurrencyLimit, priority, lastPolled, filter, status } = queue;
    const values: Changed = [id, name, description, isPaused, concurrencyLimit, priority, toIsoOrNull(lastPolled), textOf(filter), status];
    try {
      await run(ctx, SAVE, values);
      return true;
    } catch (error) {
      if (violatedConstraint(error) !== 'work_queue_name_key') throw error;
      return false;
    }
  }

  async setPriorities(ctx: WorkspaceContext, moved: readonly Ranked[]): Promise<void> {
    if (moved.length > 0) await run(ctx, SET_PRIORITIES, [moved.map(({ id }) => id), moved.map(({ priority }) => priority)]);
  }

  /** Deployments lose their queue; runs keep an id that leads nowhere, which reads as none. */
  async delete(ctx: WorkspaceContext, id: string): Promise<void> {
    await run(ctx, DELETE, [id]);
  }

  /** The first `count` after the position. */
  async search(ctx: WorkspaceContext, search: QueueSearch, order: QueueOrder, after: KeysetPosition | null, count: number): Promise<WorkQueue[]> {
    const keyset = QUEUE_ORDERS[order];
    const where = (scope: Scope): string => whole(combine([searchWhere(scope, search), beyond(scope, keyset, after)]));
    return listRows<WorkQueue>(ctx, LISTED, where, orderOf(keyset), { limit: count, offset: 0 });
  }

  async countFound(ctx: WorkspaceContext, search: QueueSearch): Promise<number> {
    return countRows(ctx, LISTED, (scope) => searchWhere(scope, search));
  }

  /** Those of a pool by priority; without a pool all there are, by name. */
  async filter(ctx: WorkspaceContext, poolId: string | null, filter: WorkQueueFilter | null, stretch: Stretch): Promise<CountedQueue[]> {
    const listed = { ...LISTED, columns: `${QUEUE_COLUMNS}, ${activeSlots(ctx.schema)}` };
    const where = (scope: Scope): string =>
      whole(combine([poolId && `wq.work_pool_id = ${scope.bind(poolId, 'uuid')}`, filter && workQueueCondition(scope, filter)]));
    return listRows<CountedQueue>(ctx, listed, where, poolId === null ? 'wq.name, wq.id' : 'wq.priority, wq.id', stretch);
  }
}

const LISTED: Listed = {
  table: 'work_queue',
  alias: 'wq',
  columns: QUEUE_COLUMNS,
  joined: (schema) => `join ${schema}.work_pool wp on wp.id = wq.work_pool_id`,
};

/** What people look for queues by. Nothing given: all of them. */
export interface QueueSearch {
  /** Part of the name, in any case. */
  readonly search?: string | null;
  readonly poolIds?: readonly string[] | null;
  /** Names of pools. */
  readonly workPools?: readonly string[] | null;
  readonly paused?: boolean | null;
  readonly statuses?: readonly WorkPoolStatus[] | null;
}

export type QueueOrder = 'NAME' | 'PRIORITY';

const QUEUE_ORDERS: Readonly<Record<QueueOrder, KeysetOrder>> = {
  NAME: { alias: 'wq', column: 'wq.name', type: 'text' },
  PRIORITY: { alias: 'wq', column: 'wq.priority', type: 'int' },
};

const searchWhere = (scope: Scope, { search, poolIds, workPools, paused, statuses }: QueueSearch): string =>
  whole(
    combine([
      search ? contains(scope, 'wq.name', search) : null,
      new Column(scope, 'wq.work_pool_id', 'uuid').anyOf(poolIds),
      inPoolsNamed(scope, 'wq.work_pool_id', workPools),
      typeof paused === 'boolean' ? `wq.is_paused = ${scope.bind(paused, 'boolean')}` : null,
      new Column(scope, 'wq.status').anyOf(statuses),
    ]),
  );

const textOf = (filter: unknown): string | null => (filter === null || filter === undefined ? null : toJsonText(filter));
