import { fromIso, JsonNumber, JsonText, parseJson, type Json, type JsonMap } from '@app/contract';
import type { Instant } from '@app/engine';
import { Fault } from '@app/faults';
import { describeSchedule } from '@app/schedules';
import type { WorkspaceContext } from '@app/tenancy';
import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { isUuid } from '../../http/decorators.js';
import { type DeploymentOrder, type DeploymentSearch, positionIn } from '../../workspace/deployments/deployment-search.js';
import type { Deployment, Schedule } from '../../workspace/deployments/deployments.schema.js';
import { DeploymentsService } from '../../workspace/deployments/deployments.service.js';
import { requireSchedule } from '../../workspace/deployments/schedules.js';
import type { FlowRun } from '../../workspace/flow-runs/flow-runs.schema.js';
import { FlowRunsService } from '../../workspace/flow-runs/flow-runs.service.js';
import type { Flow } from '../../workspace/flows/flows.schema.js';
import { Clock } from '../../workspace/states/clock.js';
import type { WorkPool } from '../../workspace/work-pools/work-pools.schema.js';
import type { WorkQueue } from '../../workspace/work-pools/work-queues.schema.js';
import { type Connection, keysetPositionOf, type Page, requireFirst, toConnection } from '../connections.js';
import { type GraphContext, type Node, nodeOf } from '../context.js';
import { toInputError } from '../errors.js';
import { nextTimes, type ScheduleInput, toSentSchedule } from '../schedule-input.js';
import type { WorkspaceNode } from './account.resolvers.js';
import { listRuns, type RunsPage } from './run.resolvers.js';

const RECENT_MAX = 30;

export interface DeploymentsPage extends Page {
  filter?: DeploymentSearch | null;
  order?: DeploymentOrder | null;
}

/** Lists of deployments are the same wherever they stand. `within`: what all of them have in common there. */
export async function listDeployments(
  deployments: DeploymentsService,
  ctx: WorkspaceContext,
  { first, after, filter, order: asked }: DeploymentsPage,
  within: DeploymentSearch = {},
): Promise<Connection<Node<Deployment>>> {
  const order = asked ?? 'NAME';
  const search = { ...filter, flowIds: filter?.flowIds?.filter(isUuid) ?? null, workQueueIds: filter?.workQueueIds?.filter(isUuid) ?? null, ...within };
  const page = await deployments.list(ctx, { first: requireFirst(first, 50), after: keysetPositionOf(after), order, filter: search });
  return toConnection(
    { ...page, items: page.items.map((deployment) => nodeOf(ctx, deployment)) },
    after,
    (deployment) => {
      const { value, id } = positionIn(order, deployment);
      return [value, id];
    },
    () => deployments.countFound(ctx, search),
  );
}

@Resolver('Workspace')
export class WorkspaceDeployments {
  constructor(
    private readonly deploymentsService: DeploymentsService,
    private readonly clock: Clock,
  ) {}

  @ResolveField('deployments')
  async deployments(@Parent() workspace: WorkspaceNode, @Args() page: DeploymentsPage): Promise<Connection<Node<Deployment>>> {
    return listDeployments(this.deploymentsService, await workspace.open(), page);
  }

  @ResolveField('deployment')
  async deployment(@Parent() workspace: WorkspaceNode, @Context() { loaders }: GraphContext, @Args('id') id: string): Promise<Node<Deployment> | null> {
    if (!isUuid(id)) return null;
    const ctx = await workspace.open();
    const deployment = await loaders(ctx).deployment.load(id.toLowerCase());
    return deployment && nodeOf(ctx, deployment);
  }

  @ResolveField('deploymentByName')
  async deploymentByName(@Parent() workspace: WorkspaceNode, @Args('flow') flow: string, @Args('deployment') name: string): Promise<Node<Deployment> | null> {
    const ctx = await workspace.open();
    const deployment = await this.deploymentsService.getByName(ctx, flow, name).catch((error: unknown) => {
      if (error instanceof Fault && error.code === 'deployment.not_found') return null;
      throw error;
    });
    return deployment && nodeOf(ctx, deployment);
  }

  @ResolveField('schedulePreview')
  async schedulePreview(@Parent() workspace: WorkspaceNode, @Args('schedule') sent: ScheduleInput, @Args('count') count?: number | null) {
    await workspace.open();
    try {
      const now = this.clock.now();
      const schedule = requireSchedule(toSentSchedule(sent), now, []);
      return { __typename: 'SchedulePreview', sentence: describeSchedule(schedule), nextTimes: nextTimes(schedule, now, count ?? 10) };
    } catch (error) {
      return toInputError(error);
    }
  }
}

@Resolver('Flow')
export class FlowDeployments {
  constructor(private readonly deploymentsService: DeploymentsService) {}

  @ResolveField('deployments')
  async deployments(@Parent() { ctx, id }: Node<Flow>, @Args() page: DeploymentsPage): Promise<Connection<Node<Deployment>>> {
    return listDeployments(this.deploymentsService, ctx, page, { flowIds: [id] });
  }
}

@Resolver('FlowRun')
export class FlowRunDeployment {
  @ResolveField('deployment')
  async deployment(@Parent() { ctx, deploymentId }: Node<FlowRun>, @Context() { loaders }: GraphContext): Promise<Node<Deployment> | null> {
    const deployment = deploymentId === null ? null : await loaders(ctx).deployment.load(deploymentId);
    return deployment && nodeOf(ctx, deployment);
  }
}

@Resolver('Deployment')
export class DeploymentFields {
  constructor(private readonly flowRunsService: FlowRunsService) {}

  @ResolveField('flow')
  async flow(@Parent() { ctx, flowId }: Node<Deployment>, @Context() { loaders }: GraphContext): Promise<Node<Flow> | null> {
    const flow = await loaders(ctx).flow.load(flowId);
    return flow && nodeOf(ctx, flow);
  }

  @ResolveField('parameters')
  parameters(@Parent() { parameters }: Node<Deployment>): JsonText {
    return new JsonText(parameters);
  }
  @ResolveField('parametersText')
  parametersText(@Parent() { parameters }: Node<Deployment>): string {
    return parameters;
  }
  @ResolveField('parameterSchema')
  parameterSchema(@Parent() { parameterSchema }: Node<Deployment>): JsonText | null {
    return parameterSchema === null ? null : new JsonText(parameterSchema);
  }
  @ResolveField('parameterSchemaText')
  parameterSchemaText(@Parent() { parameterSchema }: Node<Deployment>): string | null {
    return parameterSchema;
  }
  @ResolveField('jobVariables')
  jobVariables(@Parent() { jobVariables }: Node<Deployment>): JsonText {
    return new JsonText(jobVariables);
  }
  @ResolveField('jobVariablesText')
  jobVariablesText(@Parent() { jobVariables }: Node<Deployment>): string {
    return jobVariables;
  }
  @ResolveField('pullSteps')
  pullSteps(@Parent() { pullSteps }: Node<Deployment>): JsonText | null {
    return pullSteps === null ? null : new JsonText(pullSteps);
  }

  @ResolveField('concurrencyLimit')
  concurrencyLimit(@Parent() { limit }: Node<Deployment>): number | null {
    return limit?.limit ?? null;
  }
  @ResolveField('slotsTaken')
  slotsTaken(@Parent() { limit }: Node<Deployment>): number | null {
    return limit?.active_slots ?? null;
  }
  @ResolveField('collisionStrategy')
  collisionStrategy(@Parent() { concurrencyOptions }: Node<Deployment>): unknown {
    return concurrencyOptions?.['collision_strategy'] ?? null;
  }

  @ResolveField('workPool')
  async workPool(@Parent() { ctx, queue }: Node<Deployment>, @Context() { loaders }: GraphContext): Promise<Node<WorkPool> | null> {
    const pool = queue && (await loaders(ctx).workPool.load(queue.poolId));
    return pool && nodeOf(ctx, pool);
  }

  @ResolveField('workQueue')
  async workQueue(@Parent() { ctx, queue: place }: Node<Deployment>, @Context() { loaders }: GraphContext): Promise<Node<WorkQueue> | null> {
    const queue = place && (await loaders(ctx).workQueue.load(place.id));
    return queue && nodeOf(ctx, queue);
  }

  @ResolveField('schedules')
  async schedules(@Parent() { ctx, id }: Node<Deployment>, @Context() { loaders }: GraphContext): Promise<readonly Schedule[]> {
    return loaders(ctx).schedules.load(id);
  }

  @ResolveField('runs')
  async runs(@Parent() { ctx, id }: Node<Deployment>, @Args() page: RunsPage): Promise<Connection<Node<FlowRun>>> {
    return listRuns(this.flowRunsService, ctx, { ...page, filter: { ...page.filter, deploymentIds: [id] } });
  }

  @ResolveField('recentRuns')
  async recentRuns(@Parent() { ctx, id }: Node<Deployment>, @Context() { loaders }: GraphContext, @Args('first') wanted?: number | null) {
    const first = requireFirst(wanted, 10);
    if (first > RECENT_MAX) throw new Fault('request.invalid', `recentRuns gives up to ${RECENT_MAX}. Ask runs for more.`);
    return (await loaders(ctx).recentRunsOfDeployment.load({ of: id, first })).map((run) => nodeOf(ctx, run));
  }

  @ResolveField('upcomingRuns')
  async upcomingRuns(@Parent() { ctx, id }: Node<Deployment>, @Args('first') first?: number | null): Promise<Node<FlowRun>[]> {
    const runs = await this.flowRunsService.scheduledOf(ctx, [id], { before: null, limit: requireFirst(first, 10) });
    return runs.map((run) => nodeOf(ctx, run));
  }
}

@Resolver('DeploymentSchedule')
export class ScheduleFields {
  constructor(private readonly clock: Clock) {}

  @ResolveField('sentence')
  sentence(@Parent() { schedule }: Schedule): string {
    return describeSchedule(mapOf(schedule));
  }
  @ResolveField('cron')
  cron(@Parent() { schedule }: Schedule): Json {
    return mapOf(schedule).get('cron') ?? null;
  }
  @ResolveField('dayOr')
  dayOr(@Parent() { schedule }: Schedule): Json {
    return mapOf(schedule).get('day_or') ?? null;
  }
  @ResolveField('interval')
  interval(@Parent() { schedule }: Schedule): number | null {
    const interval = mapOf(schedule).get('interval');
    return interval instanceof JsonNumber ? Number(interval.text) : null;
  }
  @ResolveField('anchorDate')
  anchorDate(@Parent() { schedule }: Schedule): Instant | null {
    const anchor = mapOf(schedule).get('anchor_date');
    return typeof anchor === 'string' ? fromIso(anchor) : null;
  }
  @ResolveField('rrule')
  rrule(@Parent() { schedule }: Schedule): Json {
    return mapOf(schedule).get('rrule') ?? null;
  }
  @ResolveField('timezone')
  timezone(@Parent() { schedule }: Schedule): Json {
    return mapOf(schedule).get('timezone') || null;
  }

  @ResolveField('parameters')
  parameters(@Parent() { parameters }: Schedule): JsonText {
    return new JsonText(parameters);
  }
  @ResolveField('parametersText')
  parametersText(@Parent() { parameters }: Schedule): string {
    return parameters;
  }

  @ResolveField('nextTimes')
  nextTimes(@Parent() { schedule }: Schedule, @Args('count') count?: number | null, @Args('after') after?: Instant | null): Instant[] {
    return nextTimes(mapOf(schedule), after ?? this.clock.now(), count ?? 10);
  }
}

const mapOf = (schedule: string): JsonMap => parseJson(schedule) as JsonMap;
