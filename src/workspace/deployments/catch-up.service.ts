import type { CatchUpPolicy } from '@app/contract';
import { inTransaction } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { deploymentNotFound } from './deployment-faults.js';
import { DeploymentsRepository } from './deployments.repository.js';
import { Scheduler } from './scheduling/scheduler.js';

/** What is made of the times that a deployment's schedules missed. Faults with `deployment.not_found`. */
@Injectable()
export class CatchUpService {
  constructor(
    private readonly deployments: DeploymentsRepository,
    private readonly scheduler: Scheduler,
  ) {}

  async get(ctx: WorkspaceContext, id: string): Promise<CatchUpPolicy> {
    const deployment = await this.deployments.find(ctx, id);
    if (!deployment) throw deploymentNotFound();
    return deployment.catchUp;
  }

  /** From now on: what was missed before goes by the policy of then. */
  async set(ctx: WorkspaceContext, id: string, policy: CatchUpPolicy): Promise<void> {
    await inTransaction(ctx, async (transaction) => {
      if (!(await this.deployments.lock(transaction, { id }))) throw deploymentNotFound();
      await this.scheduler.settle(transaction, [id]);
      await this.deployments.update(transaction, id, { catch_up: policy });
      await this.scheduler.startOver(transaction, [id]);
    });
  }
}
