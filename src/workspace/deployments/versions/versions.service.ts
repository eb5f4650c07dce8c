import type { VersionPageBody } from '@app/contract';
import { inTransaction } from '@app/database';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { ServerEvents } from '../../events/server-events.js';
import { numberedPageOf, type Counted } from '../../filters/page.js';
import type { CreatedBy } from '../../flow-runs/flow-runs.schema.js';
import { toPage, type Page } from '../../states/page.js';
import { DeploymentChanges } from '../deployment-changes.js';
import { deploymentEvent } from '../deployment-events.js';
import { deploymentNotFound } from '../deployment-faults.js';
import { DeploymentsRepository } from '../deployments.repository.js';
import type { Deployment } from '../deployments.schema.js';
import { Scheduler } from '../scheduling/scheduler.js';
import { VersionsRepository } from './versions.repository.js';
import type { DeploymentVersion } from './versions.schema.js';

/** All fault with `deployment.not_found`, and those that name one with `deployment_version.not_found`. */
@Injectable()
export class VersionsService {
  constructor(
    private readonly versions: VersionsRepository,
    private readonly deployments: DeploymentsRepository,
    private readonly changes: DeploymentChanges,
    private readonly scheduler: Scheduler,
    private readonly events: ServerEvents,
  ) {}

  /** Newest first. */
  async paginate(ctx: WorkspaceContext, deploymentId: string, body: VersionPageBody): Promise<Counted<DeploymentVersion>> {
    await this.#requireDeployment(ctx, deploymentId);
    return this.versions.paginate(ctx, deploymentId, numberedPageOf(body));
  }

  /** Newest first, below the number `before`. None of a deployment that is not there. */
  async list(ctx: WorkspaceContext, deploymentId: string, { first, before }: { first: number; before: number | null }): Promise<Page<DeploymentVersion>> {
    return toPage(await this.versions.list(ctx, deploymentId, { limit: first + 1, offset: 0 }, before), first);
  }

  async count(ctx: WorkspaceContext, deploymentId: string): Promise<number> {
    return this.versions.count(ctx, deploymentId);
  }

  /** Those that exist, in no promised order. */
  async byIds(ctx: WorkspaceContext, ids: readonly string[]): Promise<DeploymentVersion[]> {
    return this.versions.byIds(ctx, ids);
  }

  async get(ctx: WorkspaceContext, deploymentId: string, id: string): Promise<DeploymentVersion> {
    const version = await this.versions.find(ctx, deploymentId, id);
    if (version) return version;
    await this.#requireDeployment(ctx, deploymentId);
    throw versionNotFound(deploymentId, id);
  }

  /**
   * The deployment is made of what it was in that version, and its runs to come are made anew. Nothing where it is the current one.
   * Faults with `deployment_version.without_queue`.
   */
  async promote(ctx: WorkspaceContext, deploymentId: string, id: string, { by, reason }: { by: CreatedBy | null; reason: string | null }): Promise<void> {
    await inTransaction(ctx, async (transaction) => {
      const before = await this.#lock(transaction, deploymentId);
      const version = await this.get(transaction, deploymentId, id);
      if (before.versionId === id) return;
      if (version.hadQueue && !version.queue) {
        throw new Fault('deployment_version.without_queue', `The work queue that version ${version.number} ran in has been deleted.`);
      }
      await this.scheduler.settle(transaction, [deploymentId]);
      await this.versions.promote(transaction, deploymentId, id, by);
      const after = await this.changes.finish(transaction, before, deploymentId, null);
      const payload = { version_id: id, version_info: JSON.parse(version.info) as unknown, replaced_version_id: before.versionId, reason };
      await this.events.tell(transaction, [deploymentEvent(after, 'version-promoted', payload)]);
    });
  }

  /** Faults with `deployment_version.is_current`. */
  async delete(ctx: WorkspaceContext, deploymentId: string, id: string): Promise<void> {
    await inTransaction(ctx, async (transaction) => {
      const { versionId } = await this.#lock(transaction, deploymentId);
      if (versionId === id) throw new Fault('deployment_version.is_current', 'The current version of a deployment cannot be deleted.');
      if (!(await this.versions.delete(transaction, deploymentId, id))) throw versionNotFound(deploymentId, id);
    });
  }

  async #lock(transaction: WorkspaceContext, deploymentId: string): Promise<Deployment> {
    const deployment = await this.deployments.lock(transaction, { id: deploymentId });
    if (!deployment) throw deploymentNotFound();
    return deployment;
  }

  async #requireDeployment(ctx: WorkspaceContext, deploymentId: string): Promise<void> {
    if (!(await this.deployments.find(ctx, deploymentId))) throw deploymentNotFound();
  }
}

export const versionNotFound = (deploymentId: string, id: string): Fault =>
  new Fault('deployment_version.not_found', `Deployment ${deploymentId} has no version ${id}.`);
