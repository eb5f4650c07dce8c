import type { Instant } from '@app/engine';
import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { FlowRun } from '../../workspace/flow-runs/flow-runs.schema.js';
import { GraphService } from '../../workspace/graph/graph.service.js';
import { Clock } from '../../workspace/states/clock.js';
import type { Node } from '../context.js';

@Resolver('FlowRun')
export class FlowRunTimeline {
  constructor(
    private readonly graphs: GraphService,
    private readonly clock: Clock,
  ) {}

  @ResolveField('timeline')
  async timeline(@Parent() { ctx, id }: Node<FlowRun>, @Args('since') since?: Instant | null) {
    const read = this.clock.now();
    const { nodes, isCut } = await this.graphs.nodesOf(ctx, id, since ?? null);
    return {
      read,
      isCut,
      ids: nodes.map((node) => node.id),
      labels: nodes.map(({ label }) => label),
      areFlowRuns: nodes.map(({ is_flow_run }) => is_flow_run),
      states: nodes.map(({ state_type }) => state_type),
      starts: nodes.map(({ start_time }) => start_time),
      ends: nodes.map(({ end_time }) => end_time),
    };
  }
}
