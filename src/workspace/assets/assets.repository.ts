import { JsonText, toIso, type AssetFilter } from '@app/contract';
import { defineQuery, run, type Schema } from '@app/database';
import type { Instant } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { eventCondition } from '../events/event-conditions.js';
import { Column, combine, contains, instantOf, Scope, whole, type Condition } from '../filters/conditions.js';
import { MATERIALIZATION_EVENTS, REFERENCE_EVENT } from './asset-reports.js';
import type { Asset, AssetDependency } from './assets.schema.js';

const COLUMNS = `a.key, a.last_seen, a.properties, a.materialization, (a.materialization -> 'metadata')::text as "madeOf", a.materialized,
    a.reference, (a.reference -> 'metadata')::text as "referredWith", a.referenced`;

type AssetRow = Asset & { readonly madeOf: string | null; readonly referredWith: string | null };

/** With what clients told of it as they wrote it. */
function toAsset({ madeOf, referredWith, ...asset }: AssetRow): Asset {
  const { materialization, reference } = asset;
  return {
    ...asset,
    materialization: materialization && madeOf !== null ? { ...materialization, metadata: new JsonText(madeOf) } : materialization,
    reference: reference && referredWith !== null ? { ...reference, metadata: new JsonText(referredWith) } : reference,
  };
}
const DEPENDENCY_COLUMNS = 'd.upstream, d.downstream, d.occurred, d.status';
/** So many dependencies are told at once, the newest. */
const DEPENDENCIES_MAX = 10_000;

/** An asset that is reached by many ways is met as often: so many meetings are followed in either direction. */
const LINEAGE_ROWS_MAX = 2_000;

const FIND = defineQuery<[key: string], AssetRow>({
  name: 'asset.find_by_key',
  text: (schema) => `select ${COLUMNS} from ${schema}.asset a where a.key = $1`,
});

const LIST_BY_KEYS = defineQuery<[keys: readonly string[]], AssetRow>({
  name: 'asset.list_by_keys',
  text: (schema) => `select ${COLUMNS} from ${schema}.asset a where a.key = any($1::text[]) order by a.key`,
});

const DELETE = defineQuery<[key: string], { key: string }>({
  name: 'asset.delete_by_key',
  text: (schema) => `
    with gone as (delete from ${schema}.asset where key = $1 returning key),
    apart as (delete from ${schema}.asset_dependency d using gone where d.upstream = gone.key or d.downstream = gone.key)
    select key from gone`,
});

const LIST_DEPENDENCIES = defineQuery<[], AssetDependency>({
  name: 'asset_dependency.list',
  text: (schema) =>
    `select ${DEPENDENCY_COLUMNS} from ${schema}.asset_dependency d order by d.occurred desc, d.upstream, d.downstream limit ${DEPENDENCIES_MAX}`,
});

const LIST_DEPENDENCIES_BY_KEYS = defineQuery<[keys: readonly string[]], AssetDependency>({
  name: 'asset_dependency.list_by_keys',
  text: (schema) => `
    select ${DEPENDENCY_COLUMNS} from ${schema}.asset_dependency d where d.upstream = any($1::text[]) or d.downstream = any($1::text[])
    order by d.occurred desc, d.upstream, d.downstream limit ${DEPENDENCIES_MAX}`,
});

/** Of which the asset is made and what is made of it, so many levels far: each with how far it is, nearest first; itself, too. */
const LIST_LINEAGE = defineQuery<[key: string, up: number, down: number, count: number], { key: string; distance: number }>({
  name: 'asset_dependency.list_lineage',
  text: (schema) => `
    with recursive upstream (key, distance) as (
      select $1::text collate "C", 0
      union
      select d.upstream, u.distance + 1 from upstream u join ${schema}.asset_dependency d on d.downstream = u.key where u.distance < $2),
    downstream (key, distance) as (
      select $1::text collate "C", 0
      union
      select d.downstream, u.distance + 1 from downstream u join ${schema}.asset_dependency d on d.upstream = u.key where u.distance < $3)
    select key, min(distance) as distance
    from ((select * from upstream limit ${LINEAGE_ROWS_MAX}) union all (select * from downstream limit ${LINEAGE_ROWS_MAX})) near
    group by key order by min(distance), key limit $4`,
});

const LIST_DEPENDENCIES_AMONG = defineQuery<[keys: readonly string[]], AssetDependency>({
  name: 'asset_dependency.list_among_keys',
  text: (schema) => `
    select ${DEPENDENCY_COLUMNS} from ${schema}.asset_dependency d where d.upstream = any($1::text[]) and d.downstream = any($1::text[])
    order by d.upstream, d.downstream`,
});

/** How many levels a flow run is below the run that was asked for. */
export interface RunLevel {
  readonly id: string;
  readonly level: number;
}

/** So many runs of one tree are looked at. */
const RUNS_MAX = 1_000;

/** The flow runs that `roots` begins with, and those that their task runs started, and so on. */
const treeOf = (roots: (schema: Schema) => string) => (schema: Schema) => `
    with recursive tree as (
      ${roots(schema)}
      union all
      select r.id, tree.level + 1 from tree join ${schema}.task_run t on t.flow_run_id = tree.id join ${schema}.flow_run r on r.parent_task_run_id = t.id)
    select id, level from tree limit ${RUNS_MAX}`;

const LIST_TREE_OF_FLOW_RUN = defineQuery<[id: string], RunLevel>({
  name: 'asset.list_flow_runs_of_flow_run',
  text: treeOf((schema) => `select id, 0 as level from ${schema}.flow_run where id = $1`),
});

const LIST_TREE_OF_TASK_RUN = defineQuery<[id: string], RunLevel>({
  name: 'asset.list_flow_runs_of_task_run',
  text: treeOf((schema) => `select id, 1 as level from ${schema}.flow_run where parent_task_run_id = $1`),
});

/** Which assets are asked for, the times of events fixed. */
export interface FixedAssetFilter {
  readonly filter: AssetFilter;
  readonly until: Instant;
}

@Injectable()
export class AssetsRepository {
  async find(ctx: WorkspaceContext, key: string): Promise<Asset | null> {
    const [row] = await run(ctx, FIND, [key]);
    return row ? toAsset(row) : null;
  }

  async listByKeys(ctx: WorkspaceContext, keys: readonly string[]): Promise<Asset[]> {
    return (await run(ctx, LIST_BY_KEYS, [keys])).map(toAsset);
  }

  /** What was made of it, and of what it was made, is no longer known. False when there is none. */
  async delete(ctx: WorkspaceContext, key: string): Promise<boolean> {
    return (await run(ctx, DELETE, [key])).length === 1;
  }

  async dependencies(ctx: WorkspaceContext): Promise<AssetDependency[]> {
    return run(ctx, LIST_DEPENDENCIES, []);
  }

  /** Those that have one of the assets at either end. */
  async dependenciesOf(ctx: WorkspaceContext, keys: readonly string[]): Promise<AssetDependency[]> {
    return run(ctx, LIST_DEPENDENCIES_BY_KEYS, [keys]);
  }

  /** The `count` nearest of those that are at most so many levels away, itself first. */
  async lineage(ctx: WorkspaceContext, key: string, { up, down, count }: { up: number; down: number; count: number }): Promise<string[]> {
    return (await run(ctx, LIST_LINEAGE, [key, up, down, count])).map((near) => near.key);
  }

  /** Those that have one of the assets at either end, and another at the other. */
  async dependenciesAmong(ctx: WorkspaceContext, keys: readonly string[]): Promise<AssetDependency[]> {
    return run(ctx, LIST_DEPENDENCIES_AMONG, [keys]);
  }

  /** The flow run itself and all that were started below it; nothing where there is none. */
  async flowRunsBelowFlowRun(ctx: WorkspaceContext, id: string): Promise<RunLevel[]> {
    return run(ctx, LIST_TREE_OF_FLOW_RUN, [id]);
  }

  async flowRunsBelowTaskRun(ctx: WorkspaceContext, id: string): Promise<RunLevel[]> {
    return run(ctx, LIST_TREE_OF_TASK_RUN, [id]);
  }

  /** By key, those after one. */
  async page(ctx: WorkspaceContext, fixed: FixedAssetFilter, after: string | null, limit: number): Promise<Asset[]> {
    const scope = new Scope(ctx.schema);
    const beyond = after === null ? null : `a.key > ${scope.bind(after, 'text')}`;
    const text = `
      select ${COLUMNS} from ${ctx.schema}.asset a where ${whole(combine([matching(scope, fixed), beyond]))}
      order by a.key limit ${scope.bind(limit, 'int')}`;
    return (await ctx.cell.query<AssetRow>({ text, values: scope.values })).map(toAsset);
  }

  async count(ctx: WorkspaceContext, fixed: FixedAssetFilter): Promise<number> {
    const scope = new Scope(ctx.schema);
    const text = `select count(*) as count from ${ctx.schema}.asset a where ${whole(matching(scope, fixed))}`;
    return (await ctx.cell.query<{ count: number }>({ text, values: scope.values }))[0]?.count ?? 0;
  }
}

function matching(scope: Scope, { filter: { key, occurred, related }, until }: FixedAssetFilter): Condition {
  return combine([
    key?.any_?.length ? new Column(scope, 'a.key').anyOf(key.any_) : null,
    combine(
      (key?.prefix ?? []).map((prefix) => `a.key like ${scope.bind(`${prefix.replaceAll(/[\\%_]/g, '\\$&')}%`, 'text')}`),
      'or_',
    ),
    combine(
      (key?.search ?? []).map((part) => contains(scope, 'a.key', part)),
      'or_',
    ),
    occurred?.since ? `a.last_seen >= ${scope.bind(toIso(instantOf('since', occurred.since)), 'timestamptz')}` : null,
    occurred?.until ? `a.last_seen <= ${scope.bind(toIso(instantOf('until', occurred.until)), 'timestamptz')}` : null,
    related ? toldOf(scope, { event: { name: [...MATERIALIZATION_EVENTS, REFERENCE_EVENT] }, related }, until) : null,
  ]);
}

/** An event that the workspace still keeps told of the asset. */
const toldOf = (scope: Scope, filter: Parameters<typeof eventCondition>[1]['filter'], until: Instant): string =>
  `exists (select from ${scope.schema}.event e where e.resource_id = a.key and ${eventCondition(scope, { filter, since: 0, until })})`;
