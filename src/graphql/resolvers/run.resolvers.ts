import { toSeconds } from '@app/contract';
import type { State } from '@app/engine';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { isUuid } from '../../http/decorators.js';
import type { FlowRunSearch } from '../../workspace/flow-runs/flow-run-search.js';
import type { FlowRun } from '../../workspace/flow-runs/flow-runs.schema.js';
import { FlowRunsService } from '../../workspace/flow-runs/flow-runs.service.js';
import type { Flow } from '../../workspace/flows/flows.schema.js';
import { FlowsService } from '../../workspace/flows/flows.service.js';
import type { Log } from '../../workspace/logs/logs.schema.js';
import { LogsService } from '../../workspace/logs/logs.service.js';
import { Clock } from '../../workspace/states/clock.js';
import { estimatedRunTime } from '../../workspace/states/run-times.js';
import type { TaskRunSearch } from '../../workspace/task-runs/task-runs.repository.js';
import { upstreamTaskRunIds, type TaskRun } from '../../workspace/task-runs/task-runs.schema.js';
import { TaskRunsService } from '../../workspace/task-runs/task-runs.service.js';
import { type Connection, namePositionOf, type Page, requireFirst, timePositionOf, toConnection } from '../connections.js';
import { type GraphContext, type Node, nodeOf } from '../context.js';
import type { WorkspaceNode } from './account.resolvers.js';

export interface RunsPage extends Page {
  filter?: FlowRunSearch | null;
}
interface TaskRunsPage extends Page {
  skip?: number | null;
  filter?: TaskRunSearch | null;
}
/** What is left out is read all the same. */
const SKIP_MAX = 100_000;

interface LogsPage extends Page {
  filter?: { minLevel?: number | null; search?: string | null; taskRunId?: string | null } | null;
}

/** Lists of runs are the same wherever they stand. */
export async function listRuns(flowRuns: FlowRunsService, ctx: WorkspaceContext, { first, after, filter }: RunsPage): Promise<Connection<Node<FlowRun>>> {
  const search = runSearchOf(filter);
  const page = await flowRuns.list(ctx, { first: requireFirst(first, 50), after: startPositionOf(after), filter: search });
  const items = page.items.map((run) => nodeOf(ctx, run));
  return toConnection({ ...page, items }, after, runPositionOf, () => flowRuns.count(ctx, search));
}

/** What is no id at all is the id of nothing. */
export const runSearchOf = (filter: FlowRunSearch | null | undefined): FlowRunSearch => ({
  ...filter,
  flowIds: filter?.flowIds?.filter(isUuid) ?? null,
  deploymentIds: filter?.deploymentIds?.filter(isUuid) ?? null,
  workQueueIds: filter?.workQueueIds?.filter(isUuid) ?? null,
});

export const runPositionOf = ({ expectedStartTime, id }: Pick<FlowRun, 'expectedStartTime' | 'id'>): [number, string] => [expectedStartTime ?? 0, id];

export function startPositionOf(after: string | null | undefined) {
  const position = timePositionOf(after);
  return position && { expectedStartTime: position.instant, id: position.id };
}

/** The members of a workspace that its own schema holds. */
@Resolver('Workspace')
export class WorkspaceContents {
  constructor(
    private readonly flowsService: FlowsService,
    private readonly flowRunsService: FlowRunsService,
  ) {}

  @ResolveField('flows')
  async flows(
    @Parent() workspace: WorkspaceNode,
    @Args() { first, after, filter }: Page & { filter?: { search?: string | null } | null },
  ): Promise<Connection<Node<Flow>>> {
    const ctx = await workspace.open();
    const search = filter?.search ?? null;
    const page = await this.flowsService.list(ctx, { first: requireFirst(first, 50), after: namePositionOf(after), search });
    return toConnection(
      { ...page, items: page.items.map((flow) => nodeOf(ctx, flow)) },
      after,
      ({ name }) => [name],
      () => this.flowsService.count(ctx, { search }),
    );
  }

  @ResolveField('flow')
  async flow(@Parent() workspace: WorkspaceNode, @Context() { loaders }: GraphContext, @Args('id') id: string): Promise<Node<Flow> | null> {
    if (!isUuid(id)) return null;
    const ctx = await workspace.open();
    const flow = await loaders(ctx).flow.load(id);
    return flow && nodeOf(ctx, flow);
  }

  @ResolveField('flowRuns')
  async flowRuns(@Parent() workspace: WorkspaceNode, @Args() page: RunsPage): Promise<Connection<Node<FlowRun>>> {
    return listRuns(this.flowRunsService, await workspace.open(), page);
  }

  @ResolveField('flowRun')
  async flowRun(@Parent() workspace: WorkspaceNode, @Context() { loaders }: GraphContext, @Args('id') id: string): Promise<Node<FlowRun> | null> {
    if (!isUuid(id)) return null;
    const ctx = await workspace.open();
    const run = await loaders(ctx).flowRun.load(id);
    return run && nodeOf(ctx, run);
  }

  @ResolveField('taskRun')
  async taskRun(@Parent() workspace: WorkspaceNode, @Context() { loaders }: GraphContext, @Args('id') id: string): Promise<Node<TaskRun> | null> {
    if (!isUuid(id)) return null;
    const ctx = await workspace.open();
    const run = await loaders(ctx).taskRun.load(id);
    return run && nodeOf(ctx, run);
  }

  @ResolveField('flowRunCounts')
  async flowRunCounts(@Parent() workspace: WorkspaceNode, @Args('filter') filter?: FlowRunSearch | null) {
    return this.flowRunsService.countsByState(await workspace.open(), runSearchOf(filter));
  }
}

@Resolver('Flow')
export class FlowFields {
  constructor(private readonly flowRunsService: FlowRunsService) {}

  @ResolveField('runs')
  async runs(@Parent() flow: Node<Flow>, @Args() page: RunsPage): Promise<Connection<Node<FlowRun>>> {
    return listRuns(this.flowRunsService, flow.ctx, { ...page, filter: { ...page.filter, flowIds: [flow.id] } });
  }

  @ResolveField('lastRun')
  async lastRun(@Parent() { ctx, id }: Node<Flow>, @Context() { loaders }: GraphContext): Promise<Node<FlowRun> | null> {
    const run = await loaders(ctx).newestRunOfFlow.load(id);
    return run && nodeOf(ctx, run);
  }
}

@Resolver('FlowRun')
export class FlowRunFields {
  constructor(
    private readonly taskRunsService: TaskRunsService,
    private readonly logsService: LogsService,
    private readonly clock: Clock,
  ) {}

  @ResolveField('flow')
  async flow(@Parent() { ctx, flowId }: Node<FlowRun>, @Context() { loaders }: GraphContext): Promise<Node<Flow> | null> {
    const flow = await loaders(ctx).flow.load(flowId);
    return flow && nodeOf(ctx, flow);
  }

  @ResolveField('states')
  async states(@Parent() { ctx, id }: Node<FlowRun>, @Context() { loaders }: GraphContext): Promise<readonly State[]> {
    return loaders(ctx).flowRunStates.load(id);
  }

  @ResolveField('estimatedRunTime')
  estimatedRunTime(@Parent() run: Node<FlowRun>): number {
    return toSeconds(estimatedRunTime(run, this.clock.now()));
  }

  @ResolveField('parentFlowRun')
  async parentFlowRun(@Parent() { ctx, parentTaskRunId }: Node<FlowRun>, @Context() { loaders }: GraphContext): Promise<Node<FlowRun> | null> {
    const parent = parentTaskRunId === null ? null : await loaders(ctx).taskRun.load(parentTaskRunId);
    const run = parent?.flowRunId ? await loaders(ctx).flowRun.load(parent.flowRunId) : null;
    return run && nodeOf(ctx, run);
  }

  @ResolveField('taskRuns')
  async taskRuns(@Parent() { ctx, id }: Node<FlowRun>, @Args() { first, after, skip, filter }: TaskRunsPage): Promise<Connection<Node<TaskRun>>> {
    if ((skip ?? 0) < 0 || (skip ?? 0) > SKIP_MAX) throw new Fault('request.invalid', `skip has to be from 0 to ${SKIP_MAX}.`);
    const stretch = { first: requireFirst(first, 200), after: startPositionOf(after), skip: skip ?? 0, filter: filter ?? null };
    const page = await this.taskRunsService.pageByFlowRun(ctx, id, stretch);
    const items = page.items.map((run) => nodeOf(ctx, run));
    return toConnection(
      { ...page, items },
      after,
      (run) => [run.expectedStartTime ?? 0, run.id],
      () => this.taskRunsService.countByFlowRun(ctx, id, filter),
    );
  }

  @ResolveField('taskRunCounts')
  async taskRunCounts(@Parent() { ctx, id }: Node<FlowRun>, @Args('filter') filter?: TaskRunSearch | null) {
    return this.taskRunsService.countsByState(ctx, id, filter);
  }

  @ResolveField('logs')
  async logs(@Parent() { ctx, id }: Node<FlowRun>, @Args() { first, after, filter }: LogsPage): Promise<Connection<Log>> {
    const position = timePositionOf(after);
    const wanted = requireFirst(first, 200);
    if (filter?.taskRunId && !isUuid(filter.taskRunId)) return toConnection<Log>({ items: [], hasNextPage: false }, after, () => []);
    const logs = await this.logsService.pageByFlowRun(ctx, id, {
      ...filter,
      first: wanted + 1,
      after: position && { timestamp: position.instant, id: position.id },
    });
    return toConnection({ items: logs.slice(0, wanted), hasNextPage: logs.length > wanted }, after, (log) => [log.timestamp, log.id]);
  }
}

@Resolver('TaskRun')
export class TaskRunFields {
  constructor(private readonly clock: Clock) {}

  @ResolveField('states')
  async states(@Parent() { ctx, id }: Node<TaskRun>, @Context() { loaders }: GraphContext): Promise<readonly State[]> {
    return loaders(ctx).taskRunStates.load(id);
  }

  @ResolveField('estimatedRunTime')
  estimatedRunTime(@Parent() run: Node<TaskRun>): number {
    return toSeconds(estimatedRunTime(run, this.clock.now()));
  }

  @ResolveField('upstreamTaskRunIds')
  upstreamTaskRunIds(@Parent() { taskInputs }: Node<TaskRun>): string[] {
    return upstreamTaskRunIds(taskInputs);
  }

  @ResolveField('childFlowRunId')
  async childFlowRunId(@Parent() { ctx, id }: Node<TaskRun>, @Context() { loaders }: GraphContext): Promise<string | null> {
    return loaders(ctx).childFlowRunId.load(id);
  }
}
