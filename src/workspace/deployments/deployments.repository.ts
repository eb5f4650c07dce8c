import { newId, type DeploymentSort } from '@app/contract';
import { defineQuery, run, runMade, violatedConstraint, type Schema } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { combine, Scope, whole } from '../filters/conditions.js';
import { beyond, orderOf, type KeysetPosition } from '../filters/keyset.js';
import { countRows, listAndCount, listRows, type Listed } from '../filters/lists.js';
import type { Counted, Stretch } from '../filters/page.js';
import { deploymentsWhere, type Filters } from '../filters/related.js';
import type { Limit } from '../limits/limits.schema.js';
import { limitsNow } from '../limits/slots.sql.js';
import { DEPLOYMENT_ORDERS, searchWhere, type DeploymentOrder, type DeploymentSearch } from './deployment-search.js';
import type { Deployment } from './deployments.schema.js';
import { POLLED_WITHIN_SECONDS } from '../work-pools/work-queues.schema.js';

const COLUMNS = `d.id, d.created, d.updated, d.flow_id as "flowId", f.name as "flowName", d.name, d.version, d.version_id as "versionId",
  v.version_info::text as "versionInfo", d.branch, d.base_id as "baseId", d.root_id as "rootId", d.description, d.path, d.entrypoint,
  d.work_queue_name as "workQueueName", d.job_variables::text as "jobVariables", d.parameters::text as parameters,
  d.parameter_openapi_schema::text as "parameterSchema", d.pull_steps::text as "pullSteps", d.enforce_parameter_schema as "enforceParameterSchema",
  d.status, d.catch_up as "catchUp", d.last_polled as "lastPolled", d.paused, d.concurrency_options as "concurrencyOptions", d.tags, d.labels,
  d.infrastructure_document_id as "infrastructureDocumentId", d.storage_document_id as "storageDocumentId", d.created_by as "createdBy",
  d.updated_by as "updatedBy", wq.id as "queueId", wq.name as "queueName", wp.id as "poolId", wp.name as "poolName", wp.type as "poolType",
  cl.id as "limitId", cl.created as "limitCreated", cl.updated as "limitUpdated", cl.name as "limitName", cl.active as "limitActive", cl."limit",
  cl.active_slots as "limitActiveSlots", cl.denied_slots as "limitDeniedSlots", cl.slot_decay_per_second as "limitDecay",
  cl.avg_slot_occupancy_seconds as "limitOccupancy"`;
const joins = (schema: Schema): string => `join ${schema}.flow f on f.id = d.flow_id
    left join ${schema}.deployment_version v on v.id = d.version_id
    left join ${schema}.work_queue wq on wq.id = d.work_queue_id left join ${schema}.work_pool wp on wp.id = wq.work_pool_id
    left join lateral (${limitsNow(`${schema}.concurrency_limit`)} where l.id = d.concurrency_limit_id) cl on true`;

interface Row extends Omit<Deployment, 'queue' | 'limit'> {
  readonly queueId: string | null;
  readonly queueName: string;
  readonly poolId: string;
  readonly poolName: string;
  readonly poolType: string;
  readonly limitId: string | null;
  readonly limitCreated: Limit['created'];
  readonly limitUpdated: Limit['updated'];
  readonly limitName: string;
  readonly limitActive: boolean;
  readonly limit: number;
  readonly limitActiveSlots: number;
  readonly limitDeniedSlots: number;
  readonly limitDecay: number;
  readonly limitOccupancy: number;
}

const FIND = defineQuery<[id: string], Row>({
  name: 'deployment.find_by_id',
  text: (schema) => `select ${COLUMNS} from ${schema}.deployment d ${joins(schema)} where d.id = $1`,
});

const LOCK = {
  id: defineQuery<[id: string], Row>({
    name: 'deployment.lock_by_id',
    text: (schema) => `select ${COLUMNS} from ${schema}.deployment d ${joins(schema)} where d.id = $1 for update of d`,
  }),
  name: defineQuery<[flowId: string, name: string], Row>({
    name: 'deployment.lock_by_name',
    text: (schema) => `select ${COLUMNS} from ${schema}.deployment d ${joins(schema)} where d.flow_id = $1 and d.name = $2 for update of d`,
  }),
};

const FIND_BY_NAME = defineQuery<[flow: string, name: string], Row>({
  name: 'deployment.find_by_name',
  text: (schema) => `select ${COLUMNS} from ${schema}.deployment d ${joins(schema)} where f.name = $1 and d.name = $2`,
});

const DELETE = defineQuery<[ids: readonly string[]], { id: string }>({
  name: 'deployment.delete',
  text: (schema) => `delete from ${schema}.deployment where id = any($1::uuid[]) returning id`,
});

/** In the order of their ids, so that two polls do not lock each other out. Answers those that were not ready before. */
const MARK_READY = defineQuery<[ids: readonly string[], queueIds: readonly string[]], { id: string }>({
  name: 'deployment.mark_ready',
  text: (schema) => `
    with polled as (select id, status from ${schema}.deployment where id = any($1::uuid[]) or work_queue_id = any($2::uuid[]) order by id for update),
    marked as (update ${schema}.deployment d set status = 'READY', last_polled = now() from polled where d.id = polled.id)
    select id from polled where status <> 'READY'`,
});

/** Deployments that say they are ready, and when neither they nor their queue will have been polled for a minute. */
const readyDeployments = (schema: Schema): string => `
  select d.id, greatest(d.last_polled, wq.last_polled) + interval '${POLLED_WITHIN_SECONDS} seconds' as silent
  from ${schema}.deployment d left join ${schema}.work_queue wq on wq.id = d.work_queue_id where d.status = 'READY'`;

export const nextSilence = (schema: Schema): string => `select min(silent) from (${readyDeployments(schema)}) ready`;

const SILENCE = defineQuery<[], { id: string }>({
  name: 'deployment.silence',
  text: (schema) => `
    with silent as (
      select d.id from ${schema}.deployment d join (${readyDeployments(schema)}) ready on ready.id = d.id
      where ready.silent <= now() order by d.id for update of d)
    update ${schema}.deployment d set status = 'NOT_READY' from silent where d.id = silent.id returning d.id`,
});

const ORDERS: Readonly<Record<DeploymentSort, string>> = {
  NAME_ASC: 'd.name, d.id',
  NAME_DESC: 'd.name desc, d.id desc',
  CREATED_DESC: 'd.created desc, d.id desc',
  UPDATED_DESC: 'd.updated desc, d.id desc',
};

const LISTED: Listed = { table: 'deployment', alias: 'd', columns: COLUMNS, joined: joins };

/** Columns that a client sets, with their types. */
const TYPES = {
  version: 'text',
  description: 'text',
  paused: 'boolean',
  tags: 'text[]',
  labels: 'jsonb',
  path: 'text',
  entrypoint: 'text',
  work_queue_id: 'uuid',
  work_queue_name: 'text',
  job_variables: 'json',
  parameters: 'json',
  parameter_openapi_schema: 'json',
  pull_steps: 'json',
  enforce_parameter_schema: 'boolean',
  concurrency_limit_id: 'uuid',
  concurrency_options: 'jsonb',
  infrastructure_document_id: 'uuid',
  storage_document_id: 'uuid',
  created_by: 'jsonb',
  updated_by: 'jsonb',
  catch_up: 'text',
  branch: 'text',
  base_id: 'uuid',
  root_id: 'uuid',
} as const;
export type Column = keyof typeof TYPES;
/** Those that are named are set, to null too. JSON is text here. */
export type Columns = Partial<Record<Column, unknown>>;

@Injectable()
export class DeploymentsRepository {
  async find(ctx: WorkspaceContext, id: string): Promise<Deployment | null> {
    return first(await run(ctx, FIND, [id]));
  }

  async findByName(ctx: WorkspaceContext, flow: string, name: string): Promise<Deployment | null> {
    return first(await run(ctx, FIND_BY_NAME, [flow, name]));
  }

  /** Nobody else changes it until the transaction ends. */
  async lock(transaction: WorkspaceContext, key: { id: string } | { flowId: string; name: string }): Promise<Deployment | null> {
    return first('id' in key ? await run(transaction, LOCK.id, [key.id]) : await run(transaction, LOCK.name, [key.flowId, key.name]));
  }

  /** Who made it stays. Null: the flow or a block it names is not there, which ends the transaction. */
  async upsert(
    transaction: WorkspaceContext,
    { flowId, name }: { flowId: string; name: string },
    columns: Columns,
  ): Promise<{ id: string; made: boolean } | null> {
    const scope = new Scope(transaction.schema);
    const set = namesOf(columns);
    const own = [scope.bind(newId(), 'uuid'), scope.bind(flowId, 'uuid'), scope.bind(name, 'text')];
    const values = set.map((column) => scope.bind(columns[column], TYPES[column]));
    const changes = set.filter((column) => column !== 'created_by').map((column) => `, ${column} = excluded.${column}`);
    const text = `insert into ${transaction.schema}.deployment (${['id', 'flow_id', 'name', ...set].join(', ')}) values (${[...own, ...values].join(', ')})
      on conflict (flow_id, name) do update set updated = now()${changes.join('')} returning id, xmax = 0 as made`;
    return unlessMissing(
      async () => (await runMade<{ id: string; made: boolean }>(transaction, 'deployment.upsert', { text, values: scope.values }))[0] ?? null,
    );
  }

  /** False as `upsert` answers null. */
  async update(transaction: WorkspaceContext, id: string, columns: Columns): Promise<boolean> {
    const scope = new Scope(transaction.schema);
    const changes = namesOf(columns).map((column) => `, ${column} = ${scope.bind(columns[column], TYPES[column])}`);
    const text = `update ${transaction.schema}.deployment set updated = now()${changes.join('')} where id = ${scope.bind(id, 'uuid')} returning id`;
    return (await unlessMissing(async () => runMade<{ id: string }>(transaction, 'deployment.update', { text, values: scope.values }))) !== null;
  }

  async filter(ctx: WorkspaceContext, filters: Filters, sort: DeploymentSort, stretch: Stretch): Promise<Deployment[]> {
    return (await listRows<Row>(ctx, LISTED, (scope) => deploymentsWhere(scope, filters), ORDERS[sort], stretch)).map(toDeployment);
  }

  /** The first `count` after the position. */
  async search(ctx: WorkspaceContext, search: DeploymentSearch, order: DeploymentOrder, after: KeysetPosition | null, count: number): Promise<Deployment[]> {
    const keyset = DEPLOYMENT_ORDERS[order];
    const where = (scope: Scope): string => whole(combine([searchWhere(scope, search), beyond(scope, keyset, after)]));
    return (await listRows<Row>(ctx, LISTED, where, orderOf(keyset), { limit: count, offset: 0 })).map(toDeployment);
  }

  async countFound(ctx: WorkspaceContext, search: DeploymentSearch): Promise<number> {
    return countRows(ctx, LISTED, (scope) => searchWhere(scope, search));
  }

  async countMatching(ctx: WorkspaceContext, filters: Filters): Promise<number> {
    return countRows(ctx, LISTED, (scope) => deploymentsWhere(scope, filters));
  }

  async paginate(ctx: WorkspaceContext, filters: Filters, sort: DeploymentSort, stretch: Stretch): Promise<Counted<Deployment>> {
    const { items, count } = await listAndCount<Row>(ctx, LISTED, (scope) => deploymentsWhere(scope, filters), ORDERS[sort], stretch);
    return { items: items.map(toDeployment), count };
  }

  /** Their schedules go with them. Answers the ids of those that were there. */
  async delete(ctx: WorkspaceContext, ids: readonly string[]): Promise<string[]> {
    return (await run(ctx, DELETE, [ids])).map(({ id }) => id);
  }

  /** Answers the ids of those that were not ready before. `updated` stays: nothing about them has changed that schedules go by. */
  async markReady(ctx: WorkspaceContext, ids: readonly string[], queueIds: readonly string[]): Promise<string[]> {
    return (await run(ctx, MARK_READY, [ids, queueIds])).map(({ id }) => id);
  }

  /** Those that nobody polls any more, from now on not ready. Answers their ids; `updated` stays here, too. */
  async silence(ctx: WorkspaceContext): Promise<string[]> {
    return (await run(ctx, SILENCE, [])).map(({ id }) => id);
  }
}

const namesOf = (columns: Columns): Column[] => (Object.keys(columns) as Column[]).filter((column) => columns[column] !== undefined);

async function unlessMissing<T>(write: () => Promise<T>): Promise<T | null> {
  try {
    return await write();
  } catch (error) {
    if (!violatedConstraint(error)?.endsWith('_fkey')) throw error;
    return null;
  }
}

const first = ([row]: readonly Row[]): Deployment | null => (row ? toDeployment(row) : null);

function toDeployment(row: Row): Deployment {
  const { queueId, queueName, poolId, poolName, poolType, limitId, limitCreated, limitUpdated, limitName, limitActive, limit, ...rest } = row;
  const { limitActiveSlots, limitDeniedSlots, limitDecay, limitOccupancy, ...own } = rest;
  return {
    ...own,
    queue: queueId === null ? null : { id: queueId, name: queueName, poolId, poolName, poolType },
    limit:
      limitId === null
        ? null
        : {
            id: limitId,
            created: limitCreated,
            updated: limitUpdated,
            name: limitName,
            active: limitActive,
            limit,
            active_slots: limitActiveSlots,
            denied_slots: limitDeniedSlots,
            slot_decay_per_second: limitDecay,
            avg_slot_occupancy_seconds: limitOccupancy,
          },
  };
}
