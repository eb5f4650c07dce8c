import { JsonText } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { isUuid } from '../../http/decorators.js';
import type { Deployment } from '../../workspace/deployments/deployments.schema.js';
import { DeploymentsService } from '../../workspace/deployments/deployments.service.js';
import type { FlowRun } from '../../workspace/flow-runs/flow-runs.schema.js';
import { FlowRunsService } from '../../workspace/flow-runs/flow-runs.service.js';
import type { PoolSearch } from '../../workspace/work-pools/work-pools.repository.js';
import { AGENT_TYPE, type WorkPool } from '../../workspace/work-pools/work-pools.schema.js';
import { WorkPoolsService } from '../../workspace/work-pools/work-pools.service.js';
import type { QueueOrder, QueueSearch } from '../../workspace/work-pools/work-queues.repository.js';
import type { WorkQueue } from '../../workspace/work-pools/work-queues.schema.js';
import { WorkQueuesService } from '../../workspace/work-pools/work-queues.service.js';
import type { Worker, WorkerSearch } from '../../workspace/work-pools/workers.repository.js';
import { WorkersService } from '../../workspace/work-pools/workers.service.js';
import { type Connection, keysetPositionOf, namePositionOf, type Page, requireFirst, toConnection } from '../connections.js';
import { type GraphContext, type Node, nodeOf } from '../context.js';
import type { WorkspaceNode } from './account.resolvers.js';
import { type DeploymentsPage, listDeployments } from './deployment.resolvers.js';
import { listRuns, type RunsPage } from './run.resolvers.js';

type Filtered<Filter> = Page & { filter?: Filter | null };

/** Lists of queues and workers are the same in a pool and in the whole workspace. */
async function listQueues(
  queues: WorkQueuesService,
  ctx: WorkspaceContext,
  { first, after, filter }: Filtered<QueueSearch>,
  order: QueueOrder,
): Promise<Connection<Node<WorkQueue>>> {
  const search = filter ?? {};
  const page = await queues.list(ctx, { first: requireFirst(first, 50), after: keysetPositionOf(after), order, filter: search });
  return toConnection(
    { ...page, items: page.items.map((queue) => nodeOf(ctx, queue)) },
    after,
    ({ name, priority, id }) => [order === 'NAME' ? name : priority, id],
    () => queues.countFound(ctx, search),
  );
}

async function listWorkers(
  workers: WorkersService,
  ctx: WorkspaceContext,
  { first, after, filter }: Filtered<WorkerSearch>,
): Promise<Connection<Node<Worker>>> {
  const search = filter ?? {};
  const page = await workers.list(ctx, { first: requireFirst(first, 50), after: keysetPositionOf(after), filter: search });
  return toConnection(
    { ...page, items: page.items.map((worker) => nodeOf(ctx, worker)) },
    after,
    ({ name, id }) => [name, id],
    () => workers.countFound(ctx, search),
  );
}

@Resolver('Workspace')
export class WorkspacePools {
  constructor(
    private readonly pools: WorkPoolsService,
    private readonly queues: WorkQueuesService,
    private readonly workersService: WorkersService,
  ) {}

  @ResolveField('workPools')
  async workPools(@Parent() workspace: WorkspaceNode, @Args() { first, after, filter }: Filtered<PoolSearch>): Promise<Connection<Node<WorkPool>>> {
    const ctx = await workspace.open();
    const search = filter ?? {};
    const page = await this.pools.list(ctx, { first: requireFirst(first, 50), after: namePositionOf(after), filter: search });
    return toConnection(
      { ...page, items: page.items.map((pool) => nodeOf(ctx, pool)) },
      after,
      ({ name }) => [name],
      () => this.pools.countFound(ctx, search),
    );
  }

  @ResolveField('workPool')
  async workPool(@Parent() workspace: WorkspaceNode, @Args('name') name: string): Promise<Node<WorkPool> | null> {
    const ctx = await workspace.open();
    const pool = await this.pools.find(ctx, name);
    return pool && nodeOf(ctx, pool);
  }

  @ResolveField('workQueues')
  async workQueues(@Parent() workspace: WorkspaceNode, @Args() page: Filtered<QueueSearch>): Promise<Connection<Node<WorkQueue>>> {
    return listQueues(this.queues, await workspace.open(), page, 'NAME');
  }

  @ResolveField('workQueue')
  async workQueue(@Parent() workspace: WorkspaceNode, @Context() { loaders }: GraphContext, @Args('id') id: string): Promise<Node<WorkQueue> | null> {
    if (!isUuid(id)) return null;
    const ctx = await workspace.open();
    const queue = await loaders(ctx).workQueue.load(id.toLowerCase());
    return queue && nodeOf(ctx, queue);
  }

  @ResolveField('workers')
  async workers(@Parent() workspace: WorkspaceNode, @Args() page: Filtered<WorkerSearch>): Promise<Connection<Node<Worker>>> {
    return listWorkers(this.workersService, await workspace.open(), page);
  }
}

@Resolver('FlowRun')
export class FlowRunPlace {
  @ResolveField('workPool')
  async workPool(@Parent() { ctx, queue }: Node<FlowRun>, @Context() { loaders }: GraphContext): Promise<Node<WorkPool> | null> {
    const pool = queue && (await loaders(ctx).workPool.load(queue.poolId));
    return pool && nodeOf(ctx, pool);
  }

  @ResolveField('workQueue')
  async workQueue(@Parent() { ctx, queue: place }: Node<FlowRun>, @Context() { loaders }: GraphContext): Promise<Node<WorkQueue> | null> {
    const queue = place && (await loaders(ctx).workQueue.load(place.id));
    return queue && nodeOf(ctx, queue);
  }
}

@Resolver('WorkPool')
export class WorkPoolFields {
  constructor(
    private readonly queuesService: WorkQueuesService,
    private readonly workersService: WorkersService,
    private readonly deploymentsService: DeploymentsService,
    private readonly flowRuns: FlowRunsService,
  ) {}

  @ResolveField('status')
  status(@Parent() { type, status }: Node<WorkPool>): WorkPool['status'] | null {
    return type === AGENT_TYPE ? null : status;
  }
  @ResolveField('baseJobTemplate')
  baseJobTemplate(@Parent() { baseJobTemplate }: Node<WorkPool>): JsonText {
    return new JsonText(baseJobTemplate);
  }
  @ResolveField('baseJobTemplateText')
  baseJobTemplateText(@Parent() { baseJobTemplate }: Node<WorkPool>): string {
    return baseJobTemplate;
  }
  @ResolveField('storageConfiguration')
  storageConfiguration(@Parent() { storageConfiguration }: Node<WorkPool>): JsonText {
    return new JsonText(storageConfiguration);
  }

  @ResolveField('slotsTaken')
  async slotsTaken(@Parent() { ctx, id }: Node<WorkPool>, @Context() { loaders }: GraphContext): Promise<number> {
    return (await loaders(ctx).workPoolLoad.load(id)).taken;
  }
  @ResolveField('dueRuns')
  async dueRuns(@Parent() { ctx, id }: Node<WorkPool>, @Context() { loaders }: GraphContext): Promise<number> {
    return (await loaders(ctx).workPoolLoad.load(id)).due;
  }
  @ResolveField('workersOnline')
  async workersOnline(@Parent() { ctx, id }: Node<WorkPool>, @Context() { loaders }: GraphContext): Promise<number> {
    return loaders(ctx).workersOnline.load(id);
  }

  @ResolveField('defaultQueue')
  async defaultQueue(@Parent() { ctx, defaultQueueId }: Node<WorkPool>, @Context() { loaders }: GraphContext): Promise<Node<WorkQueue> | null> {
    const queue = await loaders(ctx).workQueue.load(defaultQueueId);
    return queue && nodeOf(ctx, queue);
  }

  @ResolveField('queues')
  async queues(@Parent() { ctx, id }: Node<WorkPool>, @Args() page: Filtered<QueueSearch>): Promise<Connection<Node<WorkQueue>>> {
    return listQueues(this.queuesService, ctx, { ...page, filter: { ...page.filter, poolIds: [id] } }, 'PRIORITY');
  }

  @ResolveField('workers')
  async workers(@Parent() { ctx, id }: Node<WorkPool>, @Args() page: Filtered<WorkerSearch>): Promise<Connection<Node<Worker>>> {
    return listWorkers(this.workersService, ctx, { ...page, filter: { ...page.filter, poolIds: [id] } });
  }

  @ResolveField('deployments')
  async deployments(@Parent() { ctx, name }: Node<WorkPool>, @Args() page: DeploymentsPage): Promise<Connection<Node<Deployment>>> {
    return listDeployments(this.deploymentsService, ctx, page, { workPools: [name] });
  }

  @ResolveField('runs')
  async runs(@Parent() { ctx, id }: Node<WorkPool>, @Args() page: RunsPage): Promise<Connection<Node<FlowRun>>> {
    const workQueueIds = (await this.queuesService.listOfPool(ctx, id)).map((queue) => queue.id);
    return listRuns(this.flowRuns, ctx, { ...page, filter: { ...page.filter, workQueueIds } });
  }

  @ResolveField('upcomingRuns')
  async upcomingRuns(@Parent() { ctx, id }: Node<WorkPool>, @Args('first') first?: number | null): Promise<Node<FlowRun>[]> {
    const runs = await this.flowRuns.filter(ctx, { ...waiting(first), work_pools: { id: { any_: [id] } } });
    return runs.map((run) => nodeOf(ctx, run));
  }
}

/** Runs that wait for their time or for a worker, soonest first. */
const waiting = (first: number | null | undefined) => ({
  flow_runs: { state: { type: { any_: ['SCHEDULED' as const] } } },
  sort: 'NEXT_SCHEDULED_START_TIME_ASC' as const,
  limit: requireFirst(first, 10),
});

@Resolver('WorkQueue')
export class WorkQueueFields {
  constructor(
    private readonly deploymentsService: DeploymentsService,
    private readonly flowRuns: FlowRunsService,
  ) {}

  @ResolveField('workPool')
  async workPool(@Parent() { ctx, poolId }: Node<WorkQueue>, @Context() { loaders }: GraphContext): Promise<Node<WorkPool> | null> {
    const pool = await loaders(ctx).workPool.load(poolId);
    return pool && nodeOf(ctx, pool);
  }

  @ResolveField('isDefault')
  async isDefault(@Parent() { ctx, poolId, id }: Node<WorkQueue>, @Context() { loaders }: GraphContext): Promise<boolean> {
    return (await loaders(ctx).workPool.load(poolId))?.defaultQueueId === id;
  }

  @ResolveField('slotsTaken')
  async slotsTaken(@Parent() { ctx, id }: Node<WorkQueue>, @Context() { loaders }: GraphContext): Promise<number> {
    return (await loaders(ctx).workQueueLoad.load(id)).taken;
  }
  @ResolveField('dueRuns')
  async dueRuns(@Parent() { ctx, id }: Node<WorkQueue>, @Context() { loaders }: GraphContext): Promise<number> {
    return (await loaders(ctx).workQueueLoad.load(id)).due;
  }

  @ResolveField('deployments')
  async deployments(@Parent() { ctx, id }: Node<WorkQueue>, @Args() page: DeploymentsPage): Promise<Connection<Node<Deployment>>> {
    return listDeployments(this.deploymentsService, ctx, page, { workQueueIds: [id] });
  }

  @ResolveField('runs')
  async runs(@Parent() { ctx, id }: Node<WorkQueue>, @Args() page: RunsPage): Promise<Connection<Node<FlowRun>>> {
    return listRuns(this.flowRuns, ctx, { ...page, filter: { ...page.filter, workQueueIds: [id] } });
  }

  @ResolveField('upcomingRuns')
  async upcomingRuns(@Parent() { ctx, id }: Node<WorkQueue>, @Args('first') first?: number | null): Promise<Node<FlowRun>[]> {
    const runs = await this.flowRuns.filter(ctx, { ...waiting(first), work_pool_queues: { id: { any_: [id] } } });
    return runs.map((run) => nodeOf(ctx, run));
  }
}

@Resolver('Worker')
export class WorkerFields {
  @ResolveField('lastHeartbeat')
  lastHeartbeat(@Parent() { lastHeartbeatTime }: Node<Worker>): Worker['lastHeartbeatTime'] {
    return lastHeartbeatTime;
  }

  @ResolveField('workPool')
  async workPool(@Parent() { ctx, poolId }: Node<Worker>, @Context() { loaders }: GraphContext): Promise<Node<WorkPool> | null> {
    const pool = await loaders(ctx).workPool.load(poolId);
    return pool && nodeOf(ctx, pool);
  }
}
