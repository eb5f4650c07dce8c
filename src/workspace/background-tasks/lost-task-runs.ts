import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { News } from '../states/news.js';
import { TaskRunsService } from '../task-runs/task-runs.service.js';
import { TaskDeliveriesRepository } from './task-deliveries.repository.js';

/** At a time; the rest have their turn at the next beat. */
const BEGUN_MAX = 100;
const MESSAGE = 'The task worker that ran this is gone.';

/** The runs of task workers that were given up. */
@Injectable()
export class LostTaskRuns {
  constructor(
    private readonly deliveries: TaskDeliveriesRepository,
    private readonly taskRuns: TaskRunsService,
    private readonly news: News,
  ) {}

  /**
   * What was not begun is handed to another worker. What ran has failed, and is tried again if its policy says so: nobody knows how
   * far it got, so the task alone can say whether it may run twice.
   */
  async findAgain(ctx: WorkspaceContext): Promise<void> {
    this.news.tellQueued(ctx, await this.deliveries.requeueOrphans(ctx));
    for (const { taskRunId, isRunning } of await this.deliveries.listBegunOrphans(ctx, BEGUN_MAX)) {
      const type = isRunning ? 'FAILED' : 'SCHEDULED';
      await this.taskRuns.setState(ctx, taskRunId, { state: { type, message: MESSAGE, state_details: { deferred: true } }, force: false });
    }
  }
}
