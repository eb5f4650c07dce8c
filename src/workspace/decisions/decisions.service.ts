import type { DecisionOrder } from '@app/contract';
import type { Instant } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { FlowRunsService } from '../flow-runs/flow-runs.service.js';
import type { Page } from '../states/page.js';
import { TaskRunsService } from '../task-runs/task-runs.service.js';
import { DecisionsRepository, type RunDecision } from './decisions.repository.js';
import { RefusedDecisions } from './recording/refused-decisions.js';

export interface DecisionsPage {
  readonly order: DecisionOrder;
  readonly after: Instant | null;
  readonly first: number;
}

/** The next page goes on after the last one's time: replicas may have decided on the run several times at once, by their clocks. */
function endOfPage(decisions: readonly RunDecision[], first: number): number {
  let end = Math.min(first, decisions.length);
  while (end < decisions.length && decisions[end]?.decided === decisions[end - 1]?.decided) end++;
  return end;
}

/** What was decided on a run, for as long as the workspace keeps it. */
@Injectable()
export class DecisionsService {
  constructor(
    private readonly decisions: DecisionsRepository,
    private readonly refused: RefusedDecisions,
    private readonly flowRuns: FlowRunsService,
    private readonly taskRuns: TaskRunsService,
  ) {}

  /** Faults with `flow_run.not_found`. */
  async ofFlowRun(ctx: WorkspaceContext, flowRunId: string, page: DecisionsPage): Promise<Page<RunDecision>> {
    await this.flowRuns.get(ctx, flowRunId);
    return this.ofRun(ctx, flowRunId, page);
  }

  /** Faults with `task_run.not_found`. */
  async ofTaskRun(ctx: WorkspaceContext, taskRunId: string, page: DecisionsPage): Promise<Page<RunDecision>> {
    await this.taskRuns.get(ctx, taskRunId);
    return this.ofRun(ctx, taskRunId, page);
  }

  /** Of a run that is known to be there. */
  async ofRun(ctx: WorkspaceContext, runId: string, { order, after, first }: DecisionsPage): Promise<Page<RunDecision>> {
    await this.refused.settled(ctx);
    const decisions = await this.decisions.pageByRun(ctx, runId, order, after, first + 1);
    return { items: decisions.slice(0, endOfPage(decisions, first)), hasNextPage: decisions.length > first };
  }
}
