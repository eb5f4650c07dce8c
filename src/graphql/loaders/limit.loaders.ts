import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import type DataLoader from 'dataloader';
import type { Deployment } from '../../workspace/deployments/deployments.schema.js';
import { DeploymentsService } from '../../workspace/deployments/deployments.service.js';
import type { SlotHolder } from '../../workspace/limits/holders.repository.js';
import { HoldersService } from '../../workspace/limits/holders.service.js';
import type { Limit } from '../../workspace/limits/limits.schema.js';
import { LimitsService } from '../../workspace/limits/limits.service.js';
import type { SlotWaiter } from '../../workspace/limits/waiters.repository.js';
import { byKey, fromMap, grouped, type Options } from '../batching.js';

/** Of concurrency limits. */
export interface LimitLoads {
  readonly concurrencyLimit: DataLoader<string, Limit | null>;
  readonly deploymentsOfLimit: DataLoader<string, readonly Deployment[]>;
  /** How many slots of a limit have a lease on them. */
  readonly slotsLeased: DataLoader<string, number>;
  readonly slotHolders: DataLoader<string, readonly SlotHolder[]>;
  readonly slotWaiters: DataLoader<string, readonly SlotWaiter[]>;
}

@Injectable()
export class LimitLoaders {
  constructor(
    private readonly deployments: DeploymentsService,
    private readonly limits: LimitsService,
    private readonly holders: HoldersService,
  ) {}

  of(ctx: WorkspaceContext, options: Options): LimitLoads {
    const limitIdOf = ({ limitId }: { limitId: string }): string => limitId;
    return {
      concurrencyLimit: byKey(
        (ids) => this.limits.byIds(ctx, ids),
        ({ id }) => id,
        options,
      ),
      deploymentsOfLimit: fromMap<readonly Deployment[]>(
        async (ids) => grouped(await this.deployments.ofLimits(ctx, ids), ({ limit }) => limit?.id ?? ''),
        [],
        options,
      ),
      slotsLeased: fromMap((ids) => this.holders.leasedOf(ctx, ids), 0, options),
      slotHolders: fromMap<readonly SlotHolder[]>(async (ids) => grouped(await this.holders.holdersOf(ctx, ids), limitIdOf), [], options),
      slotWaiters: fromMap<readonly SlotWaiter[]>(async (ids) => grouped(await this.holders.waitersOf(ctx, ids), limitIdOf), [], options),
    };
  }
}
