import { toIso } from '@app/contract';
import { Config } from '@app/config';
import type { Schema } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Duty } from '../../loops/duty.js';
import { Upkeep } from '../../loops/upkeep.js';
import { FlowRunsService } from '../flow-runs/flow-runs.service.js';
import type { Proposal } from '../states/verdict.js';
import { TaskRunsService } from '../task-runs/task-runs.service.js';
import { CANCEL_CHILDREN, END_SLOW_CANCELLATIONS, FAIL_EXPIRED_PAUSES, MARK_LATE } from '../states/due-states.js';
import { ignoringGone } from './ignoring-gone.js';
import { nextDue, UpkeepRepository } from './upkeep.repository.js';

/** What the passing of time does to runs. Each of them goes through the rules, as if somebody had asked for it. */
@Injectable()
export class RunDuties implements OnModuleInit {
  constructor(
    private readonly upkeep: Upkeep,
    private readonly due: UpkeepRepository,
    private readonly flowRuns: FlowRunsService,
    private readonly taskRuns: TaskRunsService,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.#take(MARK_LATE, nextDue.late, (ctx) => this.markLate(ctx));
    this.#take(FAIL_EXPIRED_PAUSES, nextDue.expiredPauses, (ctx) => this.failExpiredPauses(ctx));
    const { cancellingTimeoutSeconds: within } = this.config;
    this.#take(
      END_SLOW_CANCELLATIONS,
      (schema) => nextDue.slowCancellations(schema, within),
      (ctx) => this.endSlowCancellations(ctx),
    );
    this.#take(CANCEL_CHILDREN, nextDue.children, (ctx) => this.cancelChildren(ctx));
  }

  async markLate(ctx: WorkspaceContext): Promise<void> {
    const late = await this.due.listLate(ctx);
    await Promise.all(
      late.map(({ id, scheduledTime }) =>
        this.#move(ctx, id, { state: { type: 'SCHEDULED', name: 'Late', state_details: { scheduled_time: toIso(scheduledTime) } }, force: false, late: true }),
      ),
    );
  }

  async failExpiredPauses(ctx: WorkspaceContext): Promise<void> {
    const expired = await this.due.listExpiredPauses(ctx);
    const state = { type: 'FAILED' as const, message: 'The flow was paused and never resumed.' };
    await Promise.all(expired.map(({ id }) => this.#move(ctx, id, { state, force: true })));
  }

  /** What runs them, if anything does, is for workers of their pool to take away. */
  async endSlowCancellations(ctx: WorkspaceContext): Promise<void> {
    const slow = await this.due.listSlowCancellations(ctx, this.config.cancellingTimeoutSeconds);
    const state = { type: 'CANCELLED' as const, message: 'Nobody reported the end of this run after it was cancelled, so it was taken for ended.' };
    await Promise.all(slow.map(({ id, stateId }) => this.#move(ctx, id, { state, force: false, from: stateId, unanswered: true })));
  }

  /** Task runs and subflows that a cancelled run has left. A subflow that a worker runs is asked to end, any other has ended with its parent. */
  async cancelChildren(ctx: WorkspaceContext): Promise<void> {
    const message = 'The flow run that this belongs to was cancelled.';
    const subflows = await this.due.listOrphanedSubflows(ctx);
    await Promise.all(
      subflows.map(({ id, deploymentId }) =>
        this.#move(ctx, id, { state: { type: deploymentId === null ? 'CANCELLED' : 'CANCELLING', message }, force: true }),
      ),
    );
    const tasks = await this.due.listOrphanedTasks(ctx);
    await Promise.all(tasks.map(({ id }) => ignoringGone(this.taskRuns.setState(ctx, id, { state: { type: 'CANCELLED', message }, force: true }))));
  }

  async #move(ctx: WorkspaceContext, id: string, proposal: Proposal): Promise<void> {
    await ignoringGone(this.flowRuns.setState(ctx, id, proposal));
  }

  #take(name: string, due: (schema: Schema) => string, perform: Duty['perform']): void {
    this.upkeep.take({ name, nextDue: due, perform });
  }
}
