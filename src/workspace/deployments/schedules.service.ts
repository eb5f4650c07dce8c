import type { Json, ScheduleCreateBody, ScheduleUpdateBody } from '@app/contract';
import { inTransaction } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { Clock } from '../states/clock.js';
import { DeploymentChanges } from './deployment-changes.js';
import { deploymentNotFoundDot, scheduleNotFound, slugTaken } from './deployment-faults.js';
import { DeploymentsRepository } from './deployments.repository.js';
import type { Schedule } from './deployments.schema.js';
import { mapOf, toChange, toNew, toSent } from './schedules.js';
import { Scheduler } from './scheduling/scheduler.js';
import { SchedulesRepository } from './schedules.repository.js';

/** All fault with `deployment.not_found`, and those that name one with `deployment_schedule.not_found`. */
@Injectable()
export class SchedulesService {
  constructor(
    private readonly deployments: DeploymentsRepository,
    private readonly schedules: SchedulesRepository,
    private readonly changes: DeploymentChanges,
    private readonly scheduler: Scheduler,
    private readonly clock: Clock,
  ) {}

  /** The one that was changed last comes first. */
  async list(ctx: WorkspaceContext, deploymentId: string): Promise<Schedule[]> {
    if (!(await this.deployments.find(ctx, deploymentId))) throw deploymentNotFoundDot();
    return this.schedules.list(ctx, [deploymentId]);
  }

  /** Those of several deployments that exist; the one that was changed last comes first. */
  async listOf(ctx: WorkspaceContext, deploymentIds: readonly string[]): Promise<Schedule[]> {
    return this.schedules.list(ctx, deploymentIds);
  }

  /** In the order they were sent. Faults with `deployment_schedule.slug_taken` and `request.invalid`. */
  async create(ctx: WorkspaceContext, deploymentId: string, bodies: readonly ScheduleCreateBody[], exact: Json | undefined): Promise<Schedule[]> {
    const drafts = toSent(bodies, exact, []).map((sent) => toNew(sent, this.clock.now()));
    return this.#change(ctx, deploymentId, async (transaction) => {
      const made: Schedule[] = [];
      for (const draft of drafts) {
        const schedule = await this.schedules.insert(transaction, deploymentId, draft);
        if (!schedule) throw slugTaken();
        made.push(schedule);
      }
      await this.scheduler.startOver(transaction, [deploymentId]);
      return made;
    });
  }

  /** Faults as `create` does. */
  async update(ctx: WorkspaceContext, deploymentId: string, id: string, body: ScheduleUpdateBody, exact: Json | undefined): Promise<void> {
    const change = toChange({ body, exact: mapOf(exact), path: [] }, this.clock.now());
    await this.#change(ctx, deploymentId, async (transaction) => {
      const changed = await this.schedules.update(transaction, deploymentId, id, change);
      if (changed === null) throw slugTaken();
      if (!changed) throw scheduleNotFound();
      await this.changes.forgetFutureRuns(transaction, deploymentId);
    });
  }

  async delete(ctx: WorkspaceContext, deploymentId: string, id: string): Promise<void> {
    await this.#change(ctx, deploymentId, async (transaction) => {
      if (!(await this.schedules.delete(transaction, deploymentId, id))) throw scheduleNotFound();
      await this.changes.forgetScheduledRuns(transaction, deploymentId);
    });
  }

  async #change<T>(ctx: WorkspaceContext, deploymentId: string, work: (transaction: WorkspaceContext) => Promise<T>): Promise<T> {
    return inTransaction(ctx, async (transaction) => {
      if (!(await this.deployments.lock(transaction, { id: deploymentId }))) throw deploymentNotFoundDot();
      await this.scheduler.settle(transaction, [deploymentId]);
      return work(transaction);
    });
  }
}
