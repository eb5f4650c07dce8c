import { toIsoOrNull, type WorkPoolFilter, type WorkPoolStatus } from '@app/contract';
import { defineQuery, run } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { Column, combine, contains, whole, type Scope } from '../filters/conditions.js';
import { workPoolCondition } from '../filters/filters.js';
import { countRows, listRows, type Listed } from '../filters/lists.js';
import type { Stretch } from '../filters/page.js';
import { AGENT_TYPE, DEFAULT_QUEUE, type CountedPool, type WorkPool } from './work-pools.schema.js';

const COLUMNS = `wp.id, wp.created, wp.updated, wp.name, wp.description, wp.type, wp.base_job_template::text as "baseJobTemplate", wp.is_paused as "isPaused",
  wp.concurrency_limit as "concurrencyLimit", wp.status, wp.last_transitioned_status_at as "lastTransitionedStatusAt",
  wp.last_status_event_id as "lastStatusEventId", wp.storage_configuration::text as "storageConfiguration", wp.default_queue_id as "defaultQueueId"`;

const activeSlots = (schema: string): string => `
  case when wp.concurrency_limit is not null then (
    select count(*) from ${schema}.work_queue wq join ${schema}.flow_run r on r.work_queue_id = wq.id and r.queued_state in ('PENDING', 'RUNNING')
    where wq.work_pool_id = wp.id) end as "activeSlots"`;

/** What a new pool is made of; the rest begins as it always does. */
export type PoolDraft = Pick<
  WorkPool,
  'name' | 'description' | 'type' | 'baseJobTemplate' | 'isPaused' | 'concurrencyLimit' | 'storageConfiguration' | 'status'
>;

type Draft = [
  name: string,
  description: string | null,
  type: string,
  template: string,
  isPaused: boolean,
  limit: number | null,
  storage: string,
  status: WorkPoolStatus,
];

/** With its default queue, which exists from the pool's first moment. */
const INSERT = defineQuery<Draft, WorkPool>({
  name: 'work_pool.insert',
  text: (schema) => `
    with made as (
      insert into ${schema}.work_pool as wp (name, description, type, base_job_template, is_paused, concurrency_limit, storage_configuration, status,
                                             default_queue_id)
      values ($1, $2, $3, $4::json, $5, $6, $7::json, $8, gen_random_uuid()) on conflict (name) do nothing returning ${COLUMNS}),
    queue as (
      insert into ${schema}.work_queue (id, work_pool_id, name, description)
      select "defaultQueueId", id, '${DEFAULT_QUEUE}', 'The work pool''s default queue.' from made)
    select * from made`,
});

const FIND = defineQuery<[name: string], CountedPool>({
  name: 'work_pool.find_by_name',
  text: (schema) => `select ${COLUMNS}, ${activeSlots(schema)} from ${schema}.work_pool wp where wp.name = $1`,
});

const LOCK = defineQuery<[name: string], WorkPool>({
  name: 'work_pool.lock_by_name',
  text: (schema) => `select ${COLUMNS} from ${schema}.work_pool wp where wp.name = $1 for no key update`,
});

type Changed = [
  id: string,
  description: string | null,
  template: string,
  isPaused: boolean,
  limit: number | null,
  storage: string,
  status: WorkPoolStatus,
  at: string | null,
  eventId: string | null,
];
const SAVE = defineQuery<Changed, { id: string }>({
  name: 'work_pool.save',
  text: (schema) => `
    update ${schema}.work_pool set description = $2, base_job_template = $3::json, is_paused = $4, concurrency_limit = $5, storage_configuration = $6::json,
      status = $7, last_transitioned_status_at = $8, last_status_event_id = $9, updated = now()
    where id = $1 returning id`,
});

const DELETE = defineQuery<[id: string], { id: string }>({
  name: 'work_pool.delete',
  text: (schema) => `delete from ${schema}.work_pool where id = $1 returning id`,
});

@Injectable()
export class WorkPoolsRepository {
  /** Null: the name is taken. */
  async insert(ctx: WorkspaceContext, pool: PoolDraft): Promise<WorkPool | null> {
    const { name, description, type, baseJobTemplate, isPaused, concurrencyLimit, storageConfiguration, status } = pool;
    const [made] = await run(ctx, INSERT, [name, description, type, baseJobTemplate, isPaused, concurrencyLimit, storageConfiguration, status]);
    return made ?? null;
  }

  async find(ctx: WorkspaceContext, name: string): Promise<CountedPool | null> {
    return (await run(ctx, FIND, [name]))[0] ?? null;
  }

  /** Held until the transaction ends: one change at a time for a pool and its queues. */
  async lock(transaction: WorkspaceContext, name: string): Promise<WorkPool | null> {
    return (await run(transaction, LOCK, [name]))[0] ?? null;
  }

  async save(ctx: WorkspaceContext, pool: WorkPool): Promise<void> {
    const {
      id,
      description,
      baseJobTemplate,
      isPaused,
      concurrencyLimit,
      storageConfiguration,
      status,
      lastTransitionedStatusAt: at,
      lastStatusEventId,
    } = pool;
    const since = toIsoOrNull(at);
    await run(ctx, SAVE, [id, description, baseJobTemplate, isPaused, concurrencyLimit, storageConfiguration, status, since, lastStatusEventId]);
  }

  /** With its queues and workers. Deployments lose their queue; runs keep an id that leads nowhere, which reads as none. */
  async delete(ctx: WorkspaceContext, id: string): Promise<void> {
    await run(ctx, DELETE, [id]);
  }

  /** By name. */
  async filter(ctx: WorkspaceContext, filter: WorkPoolFilter | null, stretch: Stretch): Promise<CountedPool[]> {
    return listRows<CountedPool>(ctx, { ...LISTED, columns: `${COLUMNS}, ${activeSlots(ctx.schema)}` }, matching(filter), 'wp.name', stretch);
  }

  /** By name, the first `count` after the pool called `after`. */
  async search(ctx: WorkspaceContext, search: PoolSearch, after: string | null, count: number): Promise<WorkPool[]> {
    const where = (scope: Scope): string => whole(combine([searchWhere(scope, search), after === null ? null : `wp.name > ${scope.bind(after, 'text')}`]));
    return listRows<WorkPool>(ctx, LISTED, where, 'wp.name', { limit: count, offset: 0 });
  }

  async countFound(ctx: WorkspaceContext, search: PoolSearch): Promise<number> {
    return countRows(ctx, LISTED, (scope) => searchWhere(scope, search));
  }

  async count(ctx: WorkspaceContext, filter: WorkPoolFilter | null): Promise<number> {
    return countRows(ctx, LISTED, matching(filter));
  }
}

/** What people look for pools by. Nothing given: all of them. */
export interface PoolSearch {
  /** Part of the name, in any case. */
  readonly search?: string | null;
  readonly types?: readonly string[] | null;
  /** Pools of agents have none. */
  readonly statuses?: readonly WorkPoolStatus[] | null;
}

const searchWhere = (scope: Scope, { search, types, statuses }: PoolSearch): string =>
  whole(
    combine([
      search ? contains(scope, 'wp.name', search) : null,
      new Column(scope, 'wp.type').anyOf(types),
      combine([new Column(scope, 'wp.status').anyOf(statuses), statuses ? `wp.type <> '${AGENT_TYPE}'` : null]),
    ]),
  );

const LISTED: Listed = { table: 'work_pool', alias: 'wp', columns: COLUMNS };

const matching =
  (filter: WorkPoolFilter | null) =>
  (scope: Scope): string =>
    whole(filter && workPoolCondition(scope, filter));
