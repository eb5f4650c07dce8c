import { toIso } from '@app/contract';
import { inTransaction, type Schema } from '@app/database';
import type { Instant } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Duty } from '../../loops/duty.js';
import { Upkeep } from '../../loops/upkeep.js';
import { FlowRunsService } from '../flow-runs/flow-runs.service.js';
import { CleanupsService, GIVE_BACK_CLAIMS } from '../work-pools/cleanups/cleanups.service.js';
import { DeadClaimsRepository, nextDeadClaim, type DeadClaim } from './dead-claims.repository.js';
import { ignoringGone } from './ignoring-gone.js';

const MESSAGE = 'The worker that had claimed this run was gone before it started it, so another one may.';

/**
 * Gives back what a worker had claimed that is gone: at once where it had begun nothing, and else when another worker has taken that
 * away, so that the run is not carried out twice.
 */
@Injectable()
export class DeadClaimsDuty implements Duty, OnModuleInit {
  readonly name = GIVE_BACK_CLAIMS;

  constructor(
    private readonly upkeep: Upkeep,
    private readonly claims: DeadClaimsRepository,
    private readonly flowRuns: FlowRunsService,
    private readonly cleanups: CleanupsService,
  ) {}

  onModuleInit(): void {
    this.upkeep.take(this);
  }

  nextDue(schema: Schema): string {
    return nextDeadClaim(schema);
  }

  async perform(ctx: WorkspaceContext): Promise<void> {
    const dead = await this.claims.list(ctx);
    await Promise.all(dead.filter(({ infrastructurePid }) => infrastructurePid === null).map((claim) => this.#giveBack(ctx, claim)));
    const begun = dead.filter(({ infrastructurePid }) => infrastructurePid !== null);
    if (begun.length > 0) await inTransaction(ctx, (transaction) => this.cleanups.demand(transaction, begun.map(toCleanup)));
    await this.#giveBackDone(ctx);
  }

  async #giveBackDone(ctx: WorkspaceContext): Promise<void> {
    const done = await this.cleanups.listDone(ctx);
    if (done.length === 0) return;
    const times = await this.claims.scheduledTimes(
      ctx,
      done.map(({ stateId }) => stateId),
    );
    await Promise.all(done.map(({ flowRunId, stateId }) => this.#giveBack(ctx, { flowRunId, stateId, scheduledTime: times.get(stateId) ?? null })));
    await this.cleanups.forget(
      ctx,
      done.map(({ id }) => id),
    );
  }

  /** Unless it has come further meanwhile. */
  async #giveBack(ctx: WorkspaceContext, { flowRunId, stateId, scheduledTime }: { flowRunId: string; stateId: string; scheduledTime: Instant | null }) {
    const state = {
      type: 'SCHEDULED' as const,
      message: MESSAGE,
      ...(scheduledTime === null ? {} : { state_details: { scheduled_time: toIso(scheduledTime) } }),
    };
    await ignoringGone(this.flowRuns.setState(ctx, flowRunId, { state, force: false, from: stateId }));
  }
}

const toCleanup = (claim: DeadClaim) => ({ ...claim, kind: 'pending_claim_teardown.v1' as const });
