import type { DeploymentBranchBody, JsonMap, ScheduleHandling } from '@app/contract';
import { inTransaction } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import type { CreatedBy } from '../../flow-runs/flow-runs.schema.js';
import { requireSound, versionInfoOf } from '../deployment-draft.js';
import { DeploymentChanges } from '../deployment-changes.js';
import { branchTaken, deploymentNotFound } from '../deployment-faults.js';
import { DeploymentLimits } from '../deployment-limits.js';
import { DeploymentsRepository } from '../deployments.repository.js';
import type { ScheduledDeployment } from '../deployments.schema.js';
import { DeploymentsService } from '../deployments.service.js';
import { DeploymentUpdatesService } from '../deployment-updates.service.js';
import { mapOf } from '../schedules.js';
import { BranchesRepository } from './branches.repository.js';

/** A branch that is asked for: its members, and the same with exact numbers. */
export interface SentBranch {
  readonly body: DeploymentBranchBody;
  readonly exact: JsonMap;
}

/** Deployments that are made of others, to try something beside them. */
@Injectable()
export class BranchesService {
  constructor(
    private readonly branches: BranchesRepository,
    private readonly rows: DeploymentsRepository,
    private readonly deployments: DeploymentsService,
    private readonly updates: DeploymentUpdatesService,
    private readonly changes: DeploymentChanges,
    private readonly limits: DeploymentLimits,
  ) {}

  /**
   * A deployment like the one it is made of, apart from what is sent otherwise, and from then on independent of it. Faults with
   * `deployment.not_found`, `deployment.branch_taken`, and for what is sent otherwise as an update does.
   */
  async create(ctx: WorkspaceContext, baseId: string, { body, exact }: SentBranch, by: CreatedBy | null): Promise<ScheduledDeployment> {
    const sent = { body: body.overrides ?? {}, exact: mapOf(exact.get('overrides')) };
    requireSound(sent);
    const id = await inTransaction(ctx, async (transaction) => {
      const base = await this.rows.lock(transaction, { id: baseId });
      if (!base) throw deploymentNotFound();
      const name = nameOf(base.name, body.branch);
      const copied = await this.branches.copy(transaction, baseId, { name, branch: body.branch, by });
      if (copied === null) throw branchTaken(name);
      await this.limits.takeOver(transaction, base, copied);
      await this.#copySchedules(transaction, baseId, copied, body.options?.schedule_handling ?? 'remove');
      await this.updates.amend(transaction, await this.changes.reread(transaction, copied), sent, by);
      // Nothing said, it comes from where the other one does.
      const info = versionInfoOf(sent) ?? (sent.body.version === undefined ? base.versionInfo : null);
      await this.changes.finish(transaction, null, copied, info);
      return copied;
    });
    this.limits.changed(ctx);
    return this.deployments.get(ctx, id);
  }

  async #copySchedules(transaction: WorkspaceContext, baseId: string, id: string, handling: ScheduleHandling): Promise<void> {
    if (handling !== 'remove') await this.branches.copySchedules(transaction, baseId, id, { active: handling === 'keep' });
  }
}

/** As it is called on the command line; branches may have signs that names may not. */
const nameOf = (base: string, branch: string): string => `${base}@${branch.replaceAll(/[/%&><]/g, '-')}`;
