import { inTransaction, type Schema } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Duty } from '../../loops/duty.js';
import { Upkeep } from '../../loops/upkeep.js';
import { ServerEvents } from '../events/server-events.js';
import { DeploymentChanges } from './deployment-changes.js';
import { deploymentEvent } from './deployment-events.js';
import { DeploymentsRepository, nextSilence } from './deployments.repository.js';

/** Sees when nobody asks for a deployment's work any more: then it is not ready. */
@Injectable()
export class SilenceDuty implements Duty, OnModuleInit {
  readonly name = 'deployments-silence';

  constructor(
    private readonly upkeep: Upkeep,
    private readonly deployments: DeploymentsRepository,
    private readonly changes: DeploymentChanges,
    private readonly events: ServerEvents,
  ) {}

  onModuleInit(): void {
    this.upkeep.take(this);
  }

  nextDue(schema: Schema): string {
    return nextSilence(schema);
  }

  async perform(ctx: WorkspaceContext): Promise<void> {
    await inTransaction(ctx, async (transaction) => {
      for (const id of await this.deployments.silence(transaction)) {
        await this.events.tell(transaction, [deploymentEvent(await this.changes.reread(transaction, id), 'NOT_READY')]);
      }
    });
  }
}
