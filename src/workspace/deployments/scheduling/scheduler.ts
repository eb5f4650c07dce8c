import { parseJson, type JsonMap } from '@app/contract';
import { inTransaction, type Schema } from '@app/database';
import type { Instant } from '@app/engine';
import type { Logger } from '@app/telemetry';
import type { WorkspaceContext } from '@app/tenancy';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Duty } from '../../../loops/duty.js';
import { Upkeep } from '../../../loops/upkeep.js';
import { LOGGER } from '../../../platform.module.js';
import { Clock } from '../../states/clock.js';
import { BACKFILLS } from '../backfills/backfills.schema.js';
import { dueDates, reachFrom, type DueDates, type Reach } from './due-dates.js';
import { toScheduledRun } from './scheduled-runs.js';
import { nextScheduling, SchedulingRepository, type DueSchedule, type ScheduledRun, type Whose } from './scheduling.repository.js';

/** Schedules whose runs are made in one go. */
const SHARE = 100;
/** How long a turn takes on another share, however many schedules fall due at once; it has a place of its process's until then. */
const TURN_MS = 700;

/** Makes runs of schedules ahead of their time, each schedule when it has too few ahead and not before. */
@Injectable()
export class Scheduler implements Duty, OnModuleInit {
  readonly name = 'schedule-runs';

  constructor(
    private readonly upkeep: Upkeep,
    private readonly schedules: SchedulingRepository,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.upkeep.take(this);
  }

  nextDue(schema: Schema): string {
    return nextScheduling(schema);
  }

  async perform(ctx: WorkspaceContext): Promise<void> {
    const began = performance.now();
    while ((await this.#makeShare(ctx)) === SHARE && performance.now() - began < TURN_MS);
  }

  /** Answers how many schedules it saw to. */
  async #makeShare(ctx: WorkspaceContext): Promise<number> {
    return inTransaction(ctx, async (transaction) => {
      const reach = reachFrom(this.clock.now());
      const taken = await this.schedules.takeDue(transaction, SHARE, reach.from);
      const missed = taken.filter(({ hasMissed }) => hasMissed).map(({ id }) => id);
      if (missed.length > 0) await this.#noteMissed(transaction, { scheduleIds: missed }, reach.from);
      const due = taken.map((schedule) => ({ schedule, ...this.#datesOf(ctx, schedule, reach) }));
      await this.schedules.make(
        transaction,
        due.flatMap(({ schedule, dates }) => toRuns(schedule, dates)),
      );
      await this.schedules.putOff(
        transaction,
        due.map(({ schedule, again, coveredUntil }) => ({ id: schedule.id, again, coveredUntil })),
      );
      return taken.length;
    });
  }

  /** To be called before a deployment's schedules change: what they have missed as they are now is made up for, where that is wanted. */
  async settle(transaction: WorkspaceContext, deploymentIds: readonly string[]): Promise<void> {
    await this.#noteMissed(transaction, { deploymentIds }, this.clock.now());
  }

  /** To be called in the transaction in which a deployment's schedules changed, or its scheduled runs went. What was missed before is none of theirs. */
  async startOver(transaction: WorkspaceContext, deploymentIds: readonly string[]): Promise<void> {
    await this.schedules.reset(transaction, deploymentIds, this.clock.now());
    // Not before the transaction has come to its end.
    this.upkeep.hint(transaction, this.name, this.clock.now() + 1_000_000);
  }

  /** Makes the runs of one deployment now, also of one that is paused. Nothing where there is none. */
  async makeRuns(ctx: WorkspaceContext, deploymentId: string, reach: Partial<Reach>): Promise<void> {
    const whole = { ...reachFrom(reach.from ?? this.clock.now()), ...reach };
    for (const schedule of await this.schedules.listOf(ctx, deploymentId)) {
      await this.schedules.make(ctx, toRuns(schedule, this.#datesOf(ctx, schedule, whole).dates));
    }
  }

  async #noteMissed(transaction: WorkspaceContext, whose: Whose, now: Instant): Promise<void> {
    if (await this.schedules.noteMissed(transaction, whose, now)) this.upkeep.hint(transaction, BACKFILLS, now + 1_000_000);
  }

  /** A schedule that never comes to a date is reported once, and waits for whoever changes it. */
  #datesOf({ workspaceId }: WorkspaceContext, { id, schedule, deploymentId }: DueSchedule, reach: Reach): DueDates {
    try {
      return dueDates(parseJson(schedule) as JsonMap, reach);
    } catch (error) {
      this.logger.warn({ workspaceId, deploymentId, scheduleId: id, err: error }, 'A schedule has no times that could be worked out.');
      return { dates: [], again: null, coveredUntil: reach.from };
    }
  }
}

const toRuns = (schedule: DueSchedule, dates: readonly Instant[]): ScheduledRun[] => dates.map((date) => toScheduledRun(schedule, date));
