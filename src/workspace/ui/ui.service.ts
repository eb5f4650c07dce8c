import type { CountsById, CountsByState, FlowIdsBody, FlowRunIdsBody, NextRunsById, Outcomes, OutcomesBody, RunDot, RunDotsBody } from '@app/contract';
import { STATE_TYPES, TERMINAL_STATE_TYPES, type Instant } from '@app/engine';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { instantOf } from '../filters/conditions.js';
import type { Filters } from '../filters/related.js';
import { FlowRunsService } from '../flow-runs/flow-runs.service.js';
import { Clock } from '../states/clock.js';
import { TaskRunsService } from '../task-runs/task-runs.service.js';
import type { TaskRun } from '../task-runs/task-runs.schema.js';
import { slotsOf } from './slots.js';
import { UiRepository } from './ui.repository.js';
import { toNextRun, toRunDot } from './ui.schema.js';

const DOTS_LIMIT = 1000;

/** Answers what the reference's own pages ask for, in the wire's words: nothing else wants it. Source: docs/contract/resources.md#pages */
@Injectable()
export class UiService {
  constructor(
    private readonly reads: UiRepository,
    private readonly flowRuns: FlowRunsService,
    private readonly taskRuns: TaskRunsService,
    private readonly clock: Clock,
  ) {}

  async runDots(ctx: WorkspaceContext, body: RunDotsBody): Promise<RunDot[]> {
    const stretch = { limit: body.limit ?? DOTS_LIMIT, offset: Number(body.offset ?? 0) };
    const rows = await this.reads.listDots(ctx, body, body.sort ?? 'EXPECTED_START_TIME_DESC', stretch);
    const now = this.clock.now();
    return rows.map((row) => toRunDot(row, now));
  }

  /** Every id that was asked for is answered, those of no run with 0. */
  async taskRunCounts(ctx: WorkspaceContext, { flow_run_ids: flowRunIds }: FlowRunIdsBody): Promise<CountsById> {
    return Object.fromEntries((await this.reads.countTaskRuns(ctx, flowRunIds)).map(({ id, count }) => [id, count]));
  }

  async deploymentCounts(ctx: WorkspaceContext, { flow_ids: flowIds }: FlowIdsBody): Promise<CountsById> {
    return Object.fromEntries((await this.reads.countDeployments(ctx, flowIds)).map(({ id, count }) => [id, count]));
  }

  /** Every id that was asked for is answered, those of flows without a scheduled run with null. */
  async nextRuns(ctx: WorkspaceContext, { flow_ids: flowIds }: FlowIdsBody): Promise<NextRunsById> {
    const next = new Map((await this.reads.listNext(ctx, flowIds)).map((row) => [row.flow_id, toNextRun(row)]));
    return Object.fromEntries(flowIds.map((id) => id.toLowerCase()).map((id) => [id, next.get(id) ?? null]));
  }

  async countsByState(ctx: WorkspaceContext, filters: Filters): Promise<CountsByState> {
    const none = Object.fromEntries(STATE_TYPES.map((type) => [type, 0])) as CountsByState;
    const found = await this.reads.countByState(ctx, filters);
    return { ...none, ...Object.fromEntries(found.map(({ state_type, count }) => [state_type, count])) };
  }

  /** How task runs ended that started since `task_runs.start_time.after_`, which has to be there. What is asked of their state does not count. */
  async outcomes(ctx: WorkspaceContext, { task_runs: taskRuns, work_queues: queues, ...filters }: OutcomesBody): Promise<Outcomes[]> {
    const { after_: after, before_: before } = taskRuns.start_time ?? {};
    if (!after) throw new Fault('request.invalid', 'task_runs.start_time.after_ is required');
    const slots = slotsOf(instantOf('after_', after), before ? instantOf('before_', before) : this.clock.now());
    const outcomes = Array.from({ length: slots.slots }, (): Outcomes => ({ completed: 0, failed: 0 }));
    if (slots.end <= slots.start) return outcomes;
    const ended = { ...taskRuns, state: { type: { any_: [...TERMINAL_STATE_TYPES] } } };
    for (const { slot, count, failed } of await this.reads.countOutcomes(ctx, { ...filters, work_pool_queues: queues ?? null, task_runs: ended }, slots)) {
      outcomes[slot] = { completed: count - failed, failed };
    }
    return outcomes;
  }

  /** A task run, and the name of its flow run. Faults with `task_run.not_found`. */
  async taskRun(ctx: WorkspaceContext, id: string): Promise<{ taskRun: TaskRun; flowRunName: string | null; now: Instant }> {
    const taskRun = await this.taskRuns.get(ctx, id);
    const [flowRun] = taskRun.flowRunId === null ? [] : await this.flowRuns.byIds(ctx, [taskRun.flowRunId]);
    return { taskRun, flowRunName: flowRun?.name ?? null, now: this.clock.now() };
  }
}
