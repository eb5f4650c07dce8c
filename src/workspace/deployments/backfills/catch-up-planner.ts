import type { Logger } from '@app/telemetry';
import type { WorkspaceContext } from '@app/tenancy';
import { Inject, Injectable } from '@nestjs/common';
import { LOGGER } from '../../../platform.module.js';
import { BackfillPartsRepository, type MissedWindow } from './backfill-parts.repository.js';
import { BackfillsRepository } from './backfills.repository.js';
import { newestWithin, toPlannedRuns, type WindowDate } from './window-dates.js';

const WINDOWS_AT_ONCE = 100;
/** Where one window has more, it is the last of its turn. */
const DATES_AT_ONCE = 1_000;

/** Works out what schedules have missed, after the runs that are to come. */
@Injectable()
export class CatchUpPlanner {
  constructor(
    private readonly parts: BackfillPartsRepository,
    private readonly backfills: BackfillsRepository,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** To be called in a transaction. */
  async planSome(transaction: WorkspaceContext): Promise<void> {
    let count = 0;
    for (const missed of await this.parts.takePlanning(transaction, WINDOWS_AT_ONCE)) {
      count += await this.#plan(transaction, missed);
      if (count >= DATES_AT_ONCE) return;
    }
  }

  /** Answers how many dates there were. */
  async #plan(transaction: WorkspaceContext, missed: MissedWindow): Promise<number> {
    const { workspaceId } = transaction;
    const { id, deploymentId, schedules, newestMax } = missed;
    const { dates, hasMore } = await this.#datesOf(transaction, missed);
    if (hasMore && newestMax > 1) {
      const [schedule] = schedules;
      this.logger.warn({ workspaceId, deploymentId, scheduleId: schedule?.id, count: newestMax }, 'A schedule missed more than is made up for.');
    }
    const from = hasMore ? (dates[0]?.date ?? missed.from) : missed.from;
    await this.parts.plan(transaction, id, from, toPlannedRuns(dates, await this.backfills.listTaken(transaction, deploymentId, schedules, dates)));
    return dates.length;
  }

  /** A schedule whose times can not be worked out has been reported by whoever wanted to make runs of it. */
  async #datesOf({ workspaceId }: WorkspaceContext, { deploymentId, schedules: [schedule], newestMax, ...window }: MissedWindow) {
    const none = { dates: [] as WindowDate[], hasMore: false };
    if (!schedule) return none;
    try {
      return await newestWithin(schedule, window, newestMax);
    } catch (error) {
      this.logger.info({ workspaceId, deploymentId, scheduleId: schedule.id, err: error }, 'What a schedule missed could not be worked out.');
      return none;
    }
  }
}
