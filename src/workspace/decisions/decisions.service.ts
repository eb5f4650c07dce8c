import type { DecisionOrder } from '@app/contract';
import type { Instant } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { FlowRunsService } from '../flow-runs/flow-runs.service.js';
import { toPage, type Page } from '../states/page.js';
import { TaskRunsService } from '../task-runs/task-runs.service.js';
import { DecisionsRepository, type RunDecision } from './decisions.repository.js';
import { RefusedDecisions } from './recording/refused-decisions.js';

export interface DecisionsPage {
  readonly order: DecisionOrder;
  readonly after: Instant | null;
  readonly first: number;
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
    return toPage(await this.decisions.pageByRun(ctx, runId, order, after, first + 1), first);
  }
}
