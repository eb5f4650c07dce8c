import type { Instant } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { changesOf, ServerEvents } from '../events/server-events.js';
import { FlowRunsService } from '../flow-runs/flow-runs.service.js';
import { Clock } from '../states/clock.js';
import { BackfillsRepository } from './backfills/backfills.repository.js';
import { deploymentEvent, toldOf } from './deployment-events.js';
import { DeploymentsRepository } from './deployments.repository.js';
import type { Deployment } from './deployments.schema.js';
import { Scheduler } from './scheduling/scheduler.js';
import { VersionsRepository } from './versions/versions.repository.js';

/** What a change of a deployment brings with it. */
@Injectable()
export class DeploymentChanges {
  constructor(
    private readonly deployments: DeploymentsRepository,
    private readonly backfills: BackfillsRepository,
    private readonly versions: VersionsRepository,
    private readonly flowRuns: FlowRunsService,
    private readonly events: ServerEvents,
    private readonly scheduler: Scheduler,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps what it is made of now as a version, tells of it, and answers the deployment as it is now. `before`: as it was, or null where
   * it was not. `info`: where it comes from as the client says, JSON; null: it did not.
   */
  async finish(transaction: WorkspaceContext, before: Deployment | null, id: string, info: string | null): Promise<Deployment> {
    await this.forgetFutureRuns(transaction, id);
    await this.versions.keep(transaction, id, info);
    const after = await this.reread(transaction, id);
    const changes = before && changesOf(toldOf(before), toldOf(after));
    if (!before) await this.events.tell(transaction, [deploymentEvent(after, 'created')]);
    else if (changes) await this.events.tell(transaction, [deploymentEvent(after, 'updated', changes)]);
    return after;
  }

  /** Runs that are to come by schedule were made of what the deployment was: they go, and others are made. */
  async forgetFutureRuns(transaction: WorkspaceContext, id: string): Promise<void> {
    await this.#forgetRuns(transaction, id, this.clock.now());
  }

  /** Those too whose time has come and that have not begun, and those that would make up for what was missed. */
  async forgetScheduledRuns(transaction: WorkspaceContext, id: string): Promise<void> {
    await this.backfills.giveUpCatchUps(transaction, id);
    await this.#forgetRuns(transaction, id, null);
  }

  async #forgetRuns(transaction: WorkspaceContext, id: string, after: Instant | null): Promise<void> {
    await this.flowRuns.deleteScheduled(transaction, [id], { autoOnly: true, after });
    await this.scheduler.startOver(transaction, [id]);
  }

  /** Of a deployment that the transaction holds. */
  async reread(transaction: WorkspaceContext, id: string): Promise<Deployment> {
    const deployment = await this.deployments.find(transaction, id);
    if (!deployment) throw new Error(`Deployment ${id} is gone from the transaction that holds it.`);
    return deployment;
  }
}
