import { inTransaction, type Schema } from '@app/database';
import type { StateType } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Duty } from '../../../loops/duty.js';
import { Upkeep } from '../../../loops/upkeep.js';
import { FlowRunsService } from '../../flow-runs/flow-runs.service.js';
import { Clock } from '../../states/clock.js';
import { toScheduledRun, written } from '../scheduling/scheduled-runs.js';
import { SchedulingRepository, type DueSchedule, type ScheduledRun } from '../scheduling/scheduling.repository.js';
import { BackfillPartsRepository, type CancellingBackfill, type MakingBackfill, type NextDate } from './backfill-parts.repository.js';
import { nextBackfill } from './backfills.repository.js';
import { BACKFILLS } from './backfills.schema.js';
import { CatchUpPlanner } from './catch-up-planner.js';

/** In a workspace and a second, so that other work comes in between. */
const RUNS_AT_ONCE = 500;
const CANCELLED_AT_ONCE = 100;
const CANCELLING_AT_ONCE = 5;
const BACKFILLS_AT_ONCE = 50;
/** How often one is looked at that waits for its runs to end. */
const LOOK_SECONDS = 2;

const WAITING: readonly StateType[] = ['SCHEDULED'];
const UNDER_WAY: readonly StateType[] = ['SCHEDULED', 'PENDING', 'RUNNING', 'PAUSED'];

/** Makes the runs of backfills part by part, and cancels those of backfills that are cancelled. */
@Injectable()
export class BackfillDuty implements Duty, OnModuleInit {
  readonly name = BACKFILLS;

  constructor(
    private readonly upkeep: Upkeep,
    private readonly planner: CatchUpPlanner,
    private readonly parts: BackfillPartsRepository,
    private readonly schedules: SchedulingRepository,
    private readonly flowRuns: FlowRunsService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.upkeep.take(this);
  }

  nextDue(schema: Schema): string {
    return nextBackfill(schema);
  }

  async perform(ctx: WorkspaceContext): Promise<void> {
    // How far one has come is in the commit of its runs: after a crash it goes on there.
    await inTransaction(ctx, async (transaction) => this.planner.planSome(transaction));
    await inTransaction(ctx, async (transaction) => {
      const taken = await this.parts.takeMaking(transaction, BACKFILLS_AT_ONCE);
      for (const backfill of taken) await this.#make(transaction, backfill, Math.floor(RUNS_AT_ONCE / taken.length));
    });
    for (const backfill of await this.parts.listCancelling(ctx, CANCELLING_AT_ONCE)) await this.#cancel(ctx, backfill);
  }

  async #make(transaction: WorkspaceContext, backfill: MakingBackfill, runsMax: number): Promise<void> {
    const { id, position, maxConcurrent } = backfill;
    const free = maxConcurrent === null ? Infinity : maxConcurrent - (await this.parts.countOpen(transaction, id));
    const wanted = Math.max(0, Math.min(runsMax, free));
    const next = wanted === 0 ? [] : await this.parts.listNext(transaction, backfill, wanted);
    const runs = this.#toRuns(backfill, next);
    const made = await this.schedules.make(transaction, runs);
    await this.parts.noteMade(
      transaction,
      backfill,
      next.map(({ place }, index) => [place, idIn(made, runs[index])]),
    );
    const isAll = next.length < wanted;
    await this.parts.goOn(transaction, id, {
      position: (next.at(-1)?.place ?? position - 1) + 1,
      made: made.size,
      skipped: next.length - made.size,
      againSeconds: isAll ? null : wanted === free || wanted === 0 ? LOOK_SECONDS : 0,
    });
  }

  #toRuns({ id, origin, parameters, repeats, schedules, template }: MakingBackfill, dates: readonly NextDate[]): ScheduledRun[] {
    const known = new Map<string, DueSchedule>(schedules.map((schedule) => [schedule.id, { ...schedule, ...template }]));
    const now = this.clock.now();
    return dates.map(({ scheduleId, date }, index) => {
      const schedule = known.get(scheduleId);
      if (!schedule) throw new Error(`Backfill ${id} has a date of schedule ${scheduleId}, which it does not know.`);
      return toScheduledRun(schedule, date, {
        // Not before runs that are due by now, and one after the other.
        starts: now + index,
        autoScheduled: origin === 'CATCH_UP',
        tag: origin === 'CATCH_UP' ? 'catch-up' : 'backfill',
        labels: { 'eparch.backfill.id': id },
        parameters,
        ...(repeats ? { idempotencyKey: `backfill ${id} ${scheduleId} ${written(date)}` } : {}),
      });
    });
  }

  async #cancel(ctx: WorkspaceContext, backfill: CancellingBackfill): Promise<void> {
    const open = await this.parts.listOpen(ctx, backfill, backfill.endsRunning ? UNDER_WAY : WAITING, CANCELLED_AT_ONCE);
    // Together, which makes few statements of them.
    await Promise.all(
      open.map(async ({ flowRunId, stateId, stateType }) => {
        const state = { type: stateType === 'SCHEDULED' ? ('CANCELLED' as const) : ('CANCELLING' as const) };
        await this.flowRuns.setState(ctx, flowRunId, { state, force: false, from: stateId });
      }),
    );
    await this.parts.cancelOn(ctx, backfill, { position: (open.at(-1)?.place ?? backfill.position - 1) + 1, done: open.length < CANCELLED_AT_ONCE });
  }
}

const idIn = (made: ReadonlySet<string>, run: ScheduledRun | undefined): string | null => (run && made.has(run.id) ? run.id : null);
