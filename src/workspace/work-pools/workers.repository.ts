import { toIso, type WorkerFilter, type WorkerStatus, type WorkPoolStatus } from '@app/contract';
import { defineQuery, run, toJsonText } from '@app/database';
import type { Instant } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { Column, combine, contains, whole, within, type Condition, type Scope } from '../filters/conditions.js';
import { beyond, orderOf, type KeysetOrder, type KeysetPosition } from '../filters/keyset.js';
import { countRows, listRows, type Listed } from '../filters/lists.js';
import type { Stretch } from '../filters/page.js';
import { inPoolsNamed } from './pool-conditions.js';
import { IS_ONLINE } from './workers.sql.js';

export interface Worker {
  readonly id: string;
  readonly created: Instant;
  readonly updated: Instant;
  readonly name: string;
  readonly poolId: string;
  readonly lastHeartbeatTime: Instant;
  readonly heartbeatIntervalSeconds: number | null;
  readonly status: WorkerStatus;
  /** Since when the connection that it kept is broken; null: it is not, or it keeps none. */
  readonly lostAt: Instant | null;
}

const STATUS = `case when ${IS_ONLINE} then 'ONLINE' else 'OFFLINE' end`;
const COLUMNS = `w.id, w.created, w.updated, w.name, w.work_pool_id as "poolId", w.last_heartbeat_time as "lastHeartbeatTime",
  w.heartbeat_interval_seconds as "heartbeatIntervalSeconds", ${STATUS} as status, w.lost_at as "lostAt"`;

export interface Heartbeat {
  readonly name: string;
  /** Null keeps what is known; so does `metadata`. */
  readonly intervalSeconds: number | null;
  readonly metadata: unknown;
  /** Which process it is, where it says so. */
  readonly consumerId?: string;
}

/** What the beat was for: the worker, and its pool as it is. */
export interface Heard {
  readonly workerId: string;
  readonly heardAt: Instant;
  readonly poolStatus: WorkPoolStatus;
  readonly poolUpdated: Instant;
}

type Beat = [pool: string, name: string, intervalSeconds: number | null, metadata: string | null, consumerId: string | null];
const HEARTBEAT = defineQuery<Beat, Heard>({
  name: 'worker.heartbeat',
  text: (schema) => `
    with pool as (select id, status, updated from ${schema}.work_pool where name = $1),
    beat as (
      insert into ${schema}.worker as w (work_pool_id, name, heartbeat_interval_seconds, metadata, last_heartbeat_time, consumer_id, consumer_since)
      select id, $2, $3::int, $4::jsonb, now(), $5::uuid, case when $5 is not null then now() end from pool
      on conflict (work_pool_id, name) do update set last_heartbeat_time = excluded.last_heartbeat_time, lost_at = null,
        heartbeat_interval_seconds = coalesce(excluded.heartbeat_interval_seconds, w.heartbeat_interval_seconds),
        metadata = coalesce(excluded.metadata, w.metadata),
        consumer_since = case when excluded.consumer_id is distinct from coalesce(w.consumer_id, excluded.consumer_id) and excluded.consumer_id is not null
          then now() else coalesce(w.consumer_since, excluded.consumer_since) end,
        consumer_id = coalesce(excluded.consumer_id, w.consumer_id)
      returning id, last_heartbeat_time)
    select beat.id as "workerId", beat.last_heartbeat_time as "heardAt", pool.status as "poolStatus", pool.updated as "poolUpdated" from pool, beat`,
});

const ANY_ONLINE = defineQuery<[poolId: string], { online: boolean }>({
  name: 'worker.is_any_online',
  text: (schema) => `select exists (select from ${schema}.worker w where w.work_pool_id = $1 and ${IS_ONLINE}) as online`,
});

const MARK_LOST = defineQuery<[id: string, heardAt: string], { id: string }>({
  name: 'worker.mark_lost',
  text: (schema) => `update ${schema}.worker set lost_at = now() where id = $1 and last_heartbeat_time <= $2 returning id`,
});

const COUNT_ONLINE = defineQuery<[poolIds: readonly string[]], { poolId: string; count: number }>({
  name: 'worker.count_online_by_pools',
  text: (schema) => `
    select w.work_pool_id as "poolId", count(*) as count from ${schema}.worker w where w.work_pool_id = any($1::uuid[]) and w.lost_at is null and ${IS_ONLINE} group by 1`,
});

const DELETE = defineQuery<[poolId: string, name: string], { id: string }>({
  name: 'worker.delete_by_name',
  text: (schema) => `delete from ${schema}.worker where work_pool_id = $1 and name = $2 returning id`,
});

@Injectable()
export class WorkersRepository {
  /** Null: there is no such pool. */
  async heartbeat(ctx: WorkspaceContext, pool: string, { name, intervalSeconds, metadata, consumerId }: Heartbeat): Promise<Heard | null> {
    const known = metadata === null || metadata === undefined ? null : toJsonText(metadata);
    return (await run(ctx, HEARTBEAT, [pool, name, intervalSeconds, known, consumerId ?? null]))[0] ?? null;
  }

  /** Unless it has been heard of after `heardAt`. */
  async markLost(ctx: WorkspaceContext, id: string, heardAt: Instant): Promise<void> {
    await run(ctx, MARK_LOST, [id, toIso(heardAt)]);
  }

  async isAnyOnline(ctx: WorkspaceContext, poolId: string): Promise<boolean> {
    return (await run(ctx, ANY_ONLINE, [poolId]))[0]?.online ?? false;
  }

  /** The one heard last comes first. */
  async filter(ctx: WorkspaceContext, poolId: string, filter: WorkerFilter | null, stretch: Stretch): Promise<Worker[]> {
    const where = (scope: Scope): string => `w.work_pool_id = ${scope.bind(poolId, 'uuid')} and ${whole(filter && workerCondition(scope, filter))}`;
    return listRows<Worker>(ctx, LISTED, where, 'w.last_heartbeat_time desc, w.id', stretch);
  }

  /** By name, the first `count` after the position. */
  async search(ctx: WorkspaceContext, search: WorkerSearch, after: KeysetPosition | null, count: number): Promise<Worker[]> {
    const where = (scope: Scope): string => whole(combine([searchWhere(scope, search), beyond(scope, BY_NAME, after)]));
    return listRows<Worker>(ctx, LISTED, where, orderOf(BY_NAME), { limit: count, offset: 0 });
  }

  async countFound(ctx: WorkspaceContext, search: WorkerSearch): Promise<number> {
    return countRows(ctx, LISTED, (scope) => searchWhere(scope, search));
  }

  /** By pool, of those that are not lost; pools without any are left out. */
  async countOnline(ctx: WorkspaceContext, poolIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return new Map((await run(ctx, COUNT_ONLINE, [poolIds])).map(({ poolId, count }) => [poolId, count]));
  }

  /** Answers its id; null where there is none. */
  async delete(ctx: WorkspaceContext, poolId: string, name: string): Promise<string | null> {
    return (await run(ctx, DELETE, [poolId, name]))[0]?.id ?? null;
  }
}

const LISTED: Listed = { table: 'worker', alias: 'w', columns: COLUMNS };
const BY_NAME: KeysetOrder = { alias: 'w', column: 'w.name', type: 'text' };

/** What people look for workers by. Nothing given: all of them. */
export interface WorkerSearch {
  /** Part of the name, in any case. */
  readonly search?: string | null;
  readonly poolIds?: readonly string[] | null;
  /** Names of pools. */
  readonly workPools?: readonly string[] | null;
  readonly status?: WorkerStatus | null;
}

const searchWhere = (scope: Scope, { search, poolIds, workPools, status }: WorkerSearch): string =>
  whole(
    combine([
      search ? contains(scope, 'w.name', search) : null,
      new Column(scope, 'w.work_pool_id', 'uuid').anyOf(poolIds),
      inPoolsNamed(scope, 'w.work_pool_id', workPools),
      new Column(scope, STATUS).anyOf(status && [status]),
    ]),
  );

function workerCondition(scope: Scope, { last_heartbeat_time: heard, status, operator }: WorkerFilter): Condition {
  const column = new Column(scope, STATUS);
  return combine([within(scope, 'w.last_heartbeat_time', heard), combine([column.anyOf(status?.any_), column.noneOf(status?.not_any_)])], operator);
}
