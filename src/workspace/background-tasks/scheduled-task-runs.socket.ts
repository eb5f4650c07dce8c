import type { WorkspaceContext } from '@app/tenancy';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Guests, type Guest } from '../guests/guests.js';
import { Clock } from '../states/clock.js';
import { toTaskRunReply } from '../task-runs/task-runs.schema.js';
import { TaskRunsService } from '../task-runs/task-runs.service.js';
import { TaskDeliveriesRepository } from './task-deliveries.repository.js';
import { receiveSubscription, TaskWorkerSession } from './task-worker-session.js';
import { TaskWorkersService } from './task-workers.service.js';

/** Where task workers are handed the runs of the tasks that they serve. Source: docs/contract/transport.md#task-workers */
@Injectable()
export class ScheduledTaskRunsSocket implements OnModuleInit {
  constructor(
    private readonly guests: Guests,
    private readonly workers: TaskWorkersService,
    private readonly deliveries: TaskDeliveriesRepository,
    private readonly taskRuns: TaskRunsService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.guests.add({ path: '/task_runs/subscriptions/scheduled', permission: 'workspace:run', converse: async (guest) => this.#converse(guest) });
  }

  async #converse(guest: Guest): Promise<void> {
    const subscription = await receiveSubscription(guest);
    if (!subscription) return;
    const session = new TaskWorkerSession(guest, subscription, this.deliveries, async (taskRunId) => this.#frameOf(guest.ctx, taskRunId));
    await this.workers.attend(session);
  }

  /** Null when the run is gone. */
  async #frameOf(ctx: WorkspaceContext, taskRunId: string): Promise<string | null> {
    const [taskRun] = await this.taskRuns.byIds(ctx, [taskRunId]);
    if (!taskRun) return null;
    const reply = toTaskRunReply(taskRun, this.clock.now());
    const details = reply.state?.state_details;
    // Only the first state names them, and workers look for them in the last: that of a run that is tried again is another one.
    if (details) details.task_parameters_id ??= await this.deliveries.findParameters(ctx, taskRunId);
    return JSON.stringify(reply);
  }
}
