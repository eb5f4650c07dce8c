import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import type DataLoader from 'dataloader';
import type { Load } from '../../workspace/work-pools/polling/slots.repository.js';
import { SlotsService } from '../../workspace/work-pools/polling/slots.service.js';
import type { WorkPool } from '../../workspace/work-pools/work-pools.schema.js';
import { WorkPoolsService } from '../../workspace/work-pools/work-pools.service.js';
import type { WorkQueue } from '../../workspace/work-pools/work-queues.schema.js';
import { WorkQueuesService } from '../../workspace/work-pools/work-queues.service.js';
import { WorkersService } from '../../workspace/work-pools/workers.service.js';
import { byKey, fromMap, type Options } from '../batching.js';

type Doing = Pick<Load, 'taken' | 'due'>;
const NOTHING: Doing = { taken: 0, due: 0 };

/** Of work pools, their queues and workers. */
export interface PoolLoads {
  readonly workPool: DataLoader<string, WorkPool | null>;
  readonly workPoolLoad: DataLoader<string, Doing>;
  readonly workersOnline: DataLoader<string, number>;
  readonly workQueue: DataLoader<string, WorkQueue | null>;
  readonly workQueueLoad: DataLoader<string, Doing>;
}

@Injectable()
export class PoolLoaders {
  constructor(
    private readonly pools: WorkPoolsService,
    private readonly queues: WorkQueuesService,
    private readonly workers: WorkersService,
    private readonly slots: SlotsService,
  ) {}

  of(ctx: WorkspaceContext, options: Options): PoolLoads {
    return {
      workPool: byKey(
        (ids) => this.pools.byIds(ctx, ids),
        ({ id }) => id,
        options,
      ),
      workPoolLoad: fromMap<Doing>((ids) => this.slots.loadsOfPools(ctx, ids), NOTHING, options),
      workersOnline: fromMap((ids) => this.workers.countOnline(ctx, ids), 0, options),
      workQueue: byKey(
        (ids) => this.queues.byIds(ctx, ids),
        ({ id }) => id,
        options,
      ),
      workQueueLoad: fromMap<Doing>((ids) => this.slots.loadsOfQueues(ctx, ids), NOTHING, options),
    };
  }
}
