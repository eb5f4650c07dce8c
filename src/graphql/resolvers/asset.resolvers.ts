import { fromIso, toIso, type JsonText } from '@app/contract';
import type { Instant } from '@app/engine';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AssetHistoryService } from '../../workspace/assets/asset-history.service.js';
import type { AssetStatus } from '../../workspace/assets/asset-reports.js';
import type { Asset, AssetDependency } from '../../workspace/assets/assets.schema.js';
import { AssetsService, type AssetSearch } from '../../workspace/assets/assets.service.js';
import type { FlowRun } from '../../workspace/flow-runs/flow-runs.schema.js';
import type { TaskRun } from '../../workspace/task-runs/task-runs.schema.js';
import { type Connection, namePositionOf, type Page, requireFirst, toConnection } from '../connections.js';
import { type GraphContext, type Node, nodeOf } from '../context.js';
import { Entrance } from '../entrance.js';
import { toInputError } from '../errors.js';
import type { WorkspaceNode } from './account.resolvers.js';

/** As the fields below expect it, whether an event told it or the asset kept it. */
interface Made {
  readonly eventId: string;
  readonly assetKey: string;
  readonly occurred: Instant | null;
  readonly status: string;
  readonly flowRunId: string | null;
  readonly taskRunId: string | null;
  readonly tools: readonly string[];
  readonly upstream: readonly string[] | null;
  readonly metadata: Readonly<Record<string, unknown>> | JsonText;
}
interface LineageArgs {
  upstream?: number | null;
  downstream?: number | null;
  first?: number | null;
}
type AssetsPage = Page & { filter?: AssetSearch | null };

const LEVELS_MAX = 10;
/** Runs that were tried again tell of the same several times. */
const EVENTS_PER_RUN = 3;

@Resolver('Workspace')
export class WorkspaceAssets {
  constructor(private readonly assetsService: AssetsService) {}

  @ResolveField('assets')
  async assets(@Parent() workspace: WorkspaceNode, @Args() { first, after, filter }: AssetsPage): Promise<Connection<Node<Asset>>> {
    const ctx = await workspace.open();
    const search = filter ?? {};
    const page = await this.assetsService.search(ctx, { first: requireFirst(first, 50), after: namePositionOf(after), filter: search });
    return toConnection(
      { ...page, items: page.items.map((asset) => nodeOf(ctx, asset)) },
      after,
      ({ key }) => [key],
      () => this.assetsService.countFound(ctx, search),
    );
  }

  @ResolveField('asset')
  async asset(@Parent() workspace: WorkspaceNode, @Args('key') key: string): Promise<Node<Asset> | null> {
    const ctx = await workspace.open();
    const asset = await this.assetsService.find(ctx, key);
    return asset && nodeOf(ctx, asset);
  }
}

@Resolver('Asset')
export class AssetFields {
  constructor(
    private readonly assets: AssetsService,
    private readonly history: AssetHistoryService,
  ) {}

  @ResolveField('lastSeen')
  lastSeen(@Parent() { last_seen }: Node<Asset>): Instant {
    return last_seen;
  }
  @ResolveField('name')
  name(@Parent() { properties }: Node<Asset>): string {
    return properties?.name ?? '';
  }
  @ResolveField('url')
  url(@Parent() { properties }: Node<Asset>): string {
    return properties?.url ?? '';
  }
  @ResolveField('description')
  description(@Parent() { properties }: Node<Asset>): string {
    return properties?.description ?? '';
  }
  @ResolveField('owners')
  owners(@Parent() { properties }: Node<Asset>): readonly string[] {
    return properties?.owners ?? [];
  }

  @ResolveField('latestMaterialization')
  latestMaterialization(@Parent() { ctx, key, materialization, materialized }: Node<Asset>): Node<Made> | null {
    if (!materialization) return null;
    const { event_id, status, flow_run_id, task_run_id, by_tools, metadata } = materialization;
    return nodeOf(ctx, {
      eventId: event_id,
      assetKey: key,
      occurred: materialized,
      status: toStatus(status),
      flowRunId: flow_run_id,
      taskRunId: task_run_id,
      tools: by_tools,
      upstream: null,
      metadata,
    });
  }

  @ResolveField('materializations')
  async materializations(
    @Parent() { ctx, key }: Node<Asset>,
    @Args('first') first?: number | null,
    @Args('before') before?: Instant | null,
  ): Promise<Node<Made>[]> {
    const wanted = requireFirst(first, 50);
    const until = typeof before === 'number' ? { until: toIso(before - 1) } : {};
    const told = await this.history.materializations(ctx, key, { ...until, events: wanted * EVENTS_PER_RUN });
    return told.slice(0, wanted).map((one) =>
      nodeOf(ctx, {
        eventId: one.event_id,
        assetKey: one.key,
        occurred: fromIso(one.occurred),
        status: toStatus(one.status),
        flowRunId: one.flow_run_id,
        taskRunId: one.task_run_id,
        tools: one.by_tools,
        upstream: one.upstream,
        metadata: one.metadata,
      }),
    );
  }

  @ResolveField('lineage')
  async lineage(@Parent() { ctx, key }: Node<Asset>, @Args() { upstream, downstream, first }: LineageArgs) {
    const wanted = { up: requireLevels('upstream', upstream), down: requireLevels('downstream', downstream), count: requireFirst(first, 60) };
    const { assets, dependencies, isCut } = await this.assets.lineage(ctx, key, wanted);
    return {
      assets: assets.map((asset) => nodeOf(ctx, asset)),
      dependencies: dependencies.map((one: AssetDependency) => ({ ...one, status: toStatus(one.status) })),
      isCut,
    };
  }
}

@Resolver('Materialization')
export class MaterializationFields {
  @ResolveField('flowRun')
  async flowRun(@Parent() { ctx, flowRunId }: Node<Made>, @Context() { loaders }: GraphContext): Promise<Node<FlowRun> | null> {
    const run = flowRunId === null ? null : await loaders(ctx).flowRun.load(flowRunId);
    return run && nodeOf(ctx, run);
  }

  @ResolveField('taskRun')
  async taskRun(@Parent() { ctx, taskRunId }: Node<Made>, @Context() { loaders }: GraphContext): Promise<Node<TaskRun> | null> {
    const run = taskRunId === null ? null : await loaders(ctx).taskRun.load(taskRunId);
    return run && nodeOf(ctx, run);
  }
}

/** By the same service as REST, and by those who may do it there. */
@Resolver('Mutation')
export class AssetMutations {
  constructor(
    private readonly assets: AssetsService,
    private readonly entrance: Entrance,
  ) {}

  @Mutation('deleteAsset')
  async deleteAsset(@Context() context: GraphContext, @Args('workspaceId') workspaceId: string, @Args('key') key: string) {
    const ctx: WorkspaceContext = await this.entrance.change(context, workspaceId);
    try {
      await this.assets.delete(ctx, key);
      return { __typename: 'DeleteSuccess', id: key };
    } catch (error) {
      return toInputError(error);
    }
  }
}

const toStatus = (status: AssetStatus): string => status.toUpperCase();

function requireLevels(name: string, levels: number | null | undefined): number {
  const wanted = levels ?? 2;
  if (wanted >= 0 && wanted <= LEVELS_MAX) return wanted;
  throw new Fault('request.invalid', `${name} has to be from 0 to ${LEVELS_MAX}.`);
}
