import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import type { CountedQueue } from '../work-pools/work-queues.schema.js';
import { WorkQueuesService } from '../work-pools/work-queues.service.js';
import { deploymentNotFound } from './deployment-faults.js';
import { DeploymentsRepository } from './deployments.repository.js';
import type { Deployment } from './deployments.schema.js';

/** Which queues would hand out a deployment's runs by what they filter for, from the time before runs named their queue. */
@Injectable()
export class DeploymentQueuesService {
  constructor(
    private readonly deployments: DeploymentsRepository,
    private readonly queues: WorkQueuesService,
  ) {}

  /** Faults with `deployment.not_found`. */
  async list(ctx: WorkspaceContext, id: string): Promise<CountedQueue[]> {
    const deployment = await this.deployments.find(ctx, id);
    if (!deployment) throw deploymentNotFound();
    return (await this.queues.filter(ctx, null, {})).filter(({ filter }) => takes(filter, deployment));
  }
}

/** A filter that says nothing takes all. */
function takes(filter: unknown, { id, tags }: Deployment): boolean {
  const { tags: wanted, deployment_ids: ids } = (filter ?? {}) as { tags?: string[] | null; deployment_ids?: string[] | null };
  return (wanted ?? []).every((tag) => tags.includes(tag)) && (!ids?.length || ids.includes(id));
}
