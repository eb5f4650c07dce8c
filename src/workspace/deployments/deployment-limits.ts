import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { KnownLimits } from '../limits/known-limits.js';
import { LimitsService } from '../limits/limits.service.js';
import type { Limit } from '../limits/limits.schema.js';
import { DeploymentsRepository } from './deployments.repository.js';
import type { Deployment } from './deployments.schema.js';

/** How many runs of a deployment may be under way: a global limit of its own, or one that it shares. */
@Injectable()
export class DeploymentLimits {
  constructor(
    private readonly limits: LimitsService,
    private readonly known: KnownLimits,
    private readonly deployments: DeploymentsRepository,
  ) {}

  /** Faults with `concurrency_limit.not_found`. */
  async require(ctx: WorkspaceContext, id: string | null | undefined): Promise<void> {
    if (id) await this.limits.get(ctx, { id }).catch(toNotFound);
  }

  /** A number makes the deployment's own limit or changes it; null ends it. A shared one that is replaced or left stays. */
  async set(transaction: WorkspaceContext, id: string, wanted: number | null | undefined): Promise<void> {
    if (wanted === undefined) return;
    const current = (await this.deployments.find(transaction, id))?.limit ?? null;
    const own = current?.name === nameOf(id) ? current : null;
    if (wanted === null && own) await this.limits.delete(transaction, { id: own.id });
    else if (wanted === null) await this.#use(transaction, id, null);
    else if (own) await this.#change(transaction, own, wanted);
    else await this.#use(transaction, id, (await this.limits.create(transaction, { name: nameOf(id), limit: wanted })).id);
  }

  /** A limit of its own like that of `from`, or the one that it shares. */
  async takeOver(transaction: WorkspaceContext, from: Deployment, id: string): Promise<void> {
    if (from.limit?.name === nameOf(from.id)) await this.set(transaction, id, from.limit.limit);
    else if (from.limit) await this.#use(transaction, id, from.limit.id);
  }

  /** To be called once it is committed that deployments were made, changed or deleted. */
  changed(ctx: WorkspaceContext): void {
    this.known.changed(ctx);
  }

  async delete(transaction: WorkspaceContext, id: string): Promise<void> {
    await this.limits.delete(transaction, { id }).catch((error: unknown) => {
      // Another of the deployments that are deleted had it, too.
      if (!isNotFound(error)) throw error;
    });
  }

  async #change(transaction: WorkspaceContext, { id, limit }: Limit, wanted: number): Promise<void> {
    if (limit !== wanted) await this.limits.update(transaction, { id }, { limit: wanted });
  }

  async #use(transaction: WorkspaceContext, id: string, limitId: string | null): Promise<void> {
    await this.deployments.update(transaction, id, { concurrency_limit_id: limitId });
  }
}

const nameOf = (id: string): string => `deployment:${id}`;
const isNotFound = (error: unknown): boolean => error instanceof Fault && error.code === 'concurrency_limit.not_found';

function toNotFound(error: unknown): never {
  throw isNotFound(error) ? new Fault('concurrency_limit.not_found', 'Concurrency limit not found') : error;
}
