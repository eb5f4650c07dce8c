import type { GraphReply } from '@app/contract';
import type { Instant } from '@app/engine';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { FlowRunsService } from '../flow-runs/flow-runs.service.js';
import type { TaskRun } from '../task-runs/task-runs.schema.js';
import { TaskRunsService } from '../task-runs/task-runs.service.js';
import { GraphRepository, type NodeRow } from './graph.repository.js';
import { toGraphReply } from './graph.schema.js';

const NODES_MAX = 10_000;
const ARTIFACTS_MAX = 10_000;

@Injectable()
export class GraphService {
  constructor(
    private readonly graphs: GraphRepository,
    private readonly flowRuns: FlowRunsService,
    private readonly taskRuns: TaskRunsService,
  ) {}

  /** What ran in a flow run, without what ended before `since`. Faults with `flow_run.not_found` and `flow_run.graph_too_large`. */
  async get(ctx: WorkspaceContext, flowRunId: string, since: Instant | null): Promise<GraphReply> {
    const [run, nodes] = await Promise.all([this.graphs.findRun(ctx, flowRunId, ARTIFACTS_MAX), this.graphs.listNodes(ctx, flowRunId, since, NODES_MAX + 1)]);
    if (!run) throw new Fault('flow_run.not_found', `Flow run ${flowRunId} not found`);
    if (nodes.filter(({ shown }) => shown).length > NODES_MAX) throw tooLarge(flowRunId);
    return toGraphReply(run, nodes);
  }

  /** The nodes alone, without what ended before `since`, by start; the first of them where there are too many. */
  async nodesOf(ctx: WorkspaceContext, flowRunId: string, since: Instant | null): Promise<{ nodes: readonly NodeRow[]; isCut: boolean }> {
    const shown = (await this.graphs.listNodes(ctx, flowRunId, since, NODES_MAX + 1)).filter((node) => node.shown);
    return { nodes: shown.slice(0, NODES_MAX), isCut: shown.length > NODES_MAX };
  }

  /** A flow run's task runs. Faults like `get`. */
  async taskRunsOf(ctx: WorkspaceContext, flowRunId: string): Promise<readonly TaskRun[]> {
    await this.flowRuns.get(ctx, flowRunId);
    const { items, hasNextPage } = await this.taskRuns.pageByFlowRun(ctx, flowRunId, { first: NODES_MAX });
    if (hasNextPage) throw tooLarge(flowRunId);
    return items;
  }
}

const tooLarge = (flowRunId: string): Fault => new Fault('flow_run.graph_too_large', `The graph of flow run ${flowRunId} has more than ${NODES_MAX} nodes.`);
