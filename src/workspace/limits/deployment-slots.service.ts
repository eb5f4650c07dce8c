import { randomUUID } from 'node:crypto';
import type { DeploymentSlot } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { DueHints } from '../states/due-states.js';
import { DeploymentSlotsRepository } from './deployment-slots.repository.js';
import { END_EXPIRED_LEASES } from './expired-leases.duty.js';
import { KnownLimits } from './known-limits.js';
import { SlotsRepository } from './slots.repository.js';

/** A run that leaves the states in which it may hold a slot of its deployment. */
export interface Leaving {
  readonly deploymentId: string;
  /** The lease that its states named; null when they named none. */
  readonly leaseId: string | null;
}

/** Slots of deployments, as the states of their runs take and free them. */
@Injectable()
export class DeploymentSlotsService {
  constructor(
    private readonly known: KnownLimits,
    private readonly rows: DeploymentSlotsRepository,
    private readonly slots: SlotsRepository,
    private readonly hints: DueHints,
  ) {}

  /** No round trip while it is known. */
  async isLimited(ctx: WorkspaceContext, deploymentId: string): Promise<boolean> {
    return this.known.isDeploymentLimited(ctx, deploymentId);
  }

  /** A slot under a lease that lasts as long as the run may take to start; or why there is none. Null when the deployment has no active limit. */
  async take(ctx: WorkspaceContext, deploymentId: string, flowRunId: string): Promise<DeploymentSlot | null> {
    const leaseId = randomUUID();
    const answer = await this.rows.take(ctx, deploymentId, leaseId, flowRunId);
    if (!answer) return { kind: 'gone' };
    switch (answer.outcome) {
      case 'taken':
        if (answer.limited) {
          this.hints.hint(ctx, END_EXPIRED_LEASES, (Date.now() + answer.grace_seconds * 1000) * 1000);
          return { kind: 'held', leaseId };
        }
        await this.giveBack(ctx, [leaseId]);
        return null;
      case 'full':
        return { kind: 'full', strategy: answer.strategy };
      case 'beyond':
      case 'no_rate':
        return { kind: 'never' };
    }
  }

  /** The lease for as long again; or another slot where it has run out and somebody else has the first. */
  async hold(ctx: WorkspaceContext, deploymentId: string, leaseId: string, flowRunId: string): Promise<DeploymentSlot | null> {
    if (await this.rows.renew(ctx, leaseId, deploymentId)) return { kind: 'held', leaseId };
    return this.take(ctx, deploymentId, flowRunId);
  }

  /** Only whether there is one: nothing is taken. Null when there is, or the deployment has no active limit. */
  async look(ctx: WorkspaceContext, deploymentId: string): Promise<DeploymentSlot | null> {
    const strategy = await this.rows.findFull(ctx, deploymentId);
    return strategy && { kind: 'full', strategy };
  }

  async giveBack(ctx: WorkspaceContext, leaseIds: readonly string[]): Promise<void> {
    await this.slots.end(ctx, leaseIds);
  }

  /** The leases are gone, and what they were on stays taken until its run leaves. */
  async disown(ctx: WorkspaceContext, leaseIds: readonly string[]): Promise<void> {
    await this.rows.disown(ctx, leaseIds);
  }

  /** Gives back what these runs hold, each its own: where a lease is gone, its slot has come back with it. */
  async leave(ctx: WorkspaceContext, leaving: readonly Leaving[]): Promise<void> {
    const leaseIds = leaving.flatMap(({ leaseId }) => leaseId ?? []);
    const ended = leaseIds.length > 0 ? await this.slots.end(ctx, leaseIds) : new Set<string>();
    const unleased = leaving.filter(({ leaseId }) => leaseId === null || !ended.has(leaseId)).map(({ deploymentId }) => deploymentId);
    if (unleased.length > 0) await this.rows.giveUnleased(ctx, unleased);
  }
}
