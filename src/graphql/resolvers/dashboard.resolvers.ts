import { fromIso, toIso, type HistoryInterval } from '@app/contract';
import type { Instant, StateType } from '@app/engine';
import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { isUuid } from '../../http/decorators.js';
import type { FlowRun } from '../../workspace/flow-runs/flow-runs.schema.js';
import { FlowRunsService } from '../../workspace/flow-runs/flow-runs.service.js';
import { requireFirst } from '../connections.js';
import { type Node, nodeOf } from '../context.js';
import type { WorkspaceNode } from './account.resolvers.js';

interface HistoryArgs {
  since: Instant;
  until: Instant;
  bucketSeconds: number;
  filter?: { flowIds?: string[] | null; deploymentIds?: string[] | null; tags?: string[] | null } | null;
}

/** What a workspace looks like from afar. */
@Resolver('Workspace')
export class WorkspaceOverview {
  constructor(private readonly flowRuns: FlowRunsService) {}

  @ResolveField('flowRunHistory')
  async flowRunHistory(@Parent() workspace: WorkspaceNode, @Args() { since, until, bucketSeconds, filter }: HistoryArgs) {
    const history = await this.flowRuns.history(await workspace.open(), {
      history_start: toIso(since),
      history_end: toIso(until),
      history_interval_seconds: bucketSeconds,
      ...(filter?.flowIds ? { flows: { id: { any_: filter.flowIds.filter(isUuid) } } } : {}),
      ...(filter?.deploymentIds ? { deployments: { id: { any_: filter.deploymentIds.filter(isUuid) } } } : {}),
      ...(filter?.tags ? { flow_runs: { tags: { all_: filter.tags } } } : {}),
    });
    return history.map(toBucket);
  }

  @ResolveField('upcomingRuns')
  async upcomingRuns(@Parent() workspace: WorkspaceNode, @Args('first') first?: number | null): Promise<Node<FlowRun>[]> {
    const ctx = await workspace.open();
    const waiting = { flow_runs: { state: { type: { any_: ['SCHEDULED' as const] } } } };
    const runs = await this.flowRuns.filter(ctx, { ...waiting, sort: 'NEXT_SCHEDULED_START_TIME_ASC', limit: requireFirst(first, 10) });
    return runs.map((run) => nodeOf(ctx, run));
  }

  @ResolveField('lateRuns')
  async lateRuns(@Parent() workspace: WorkspaceNode): Promise<number> {
    return this.flowRuns.countMatching(await workspace.open(), { flow_runs: { state: { type: { any_: ['SCHEDULED'] }, name: { any_: ['Late'] } } } });
  }
}

/** Names of states are joined by their type. */
function toBucket({ interval_start, interval_end, states }: HistoryInterval) {
  const counts = new Map<StateType, number>();
  for (const { state_type, count_runs } of states) counts.set(state_type, (counts.get(state_type) ?? 0) + count_runs);
  const sum = (of: (state: (typeof states)[number]) => number): number => states.reduce((total, state) => total + of(state), 0);
  return {
    start: fromIso(interval_start),
    end: fromIso(interval_end),
    counts: [...counts].map(([stateType, count]) => ({ stateType, count })),
    runSeconds: sum((state) => state.sum_estimated_run_time),
    lateSeconds: sum((state) => state.sum_estimated_lateness),
  };
}
