import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { isReserved, toStorageText, type CountedPool } from '../work-pools.schema.js';
import { WorkPoolsService } from '../work-pools.service.js';
import type { WorkQueue } from '../work-queues.schema.js';
import { WorkQueuesService } from '../work-queues.service.js';
import type { Heard } from '../workers.repository.js';
import { WorkersService } from '../workers.service.js';
import { ChannelEnd } from './close-reasons.js';
import type { Introduction } from './worker-frames.js';

/** What a worker finds when its channel opens. */
export interface Opened {
  readonly heard: Heard;
  readonly queues: readonly WorkQueue[];
  readonly pool: CountedPool;
}

/** Lets a worker into its pool, which it may bring along. Every refusal is a `ChannelEnd`. */
@Injectable()
export class ChannelOpening {
  constructor(
    private readonly pools: WorkPoolsService,
    private readonly queues: WorkQueuesService,
    private readonly workers: WorkersService,
  ) {}

  async open(ctx: WorkspaceContext, name: string, hello: Introduction): Promise<Opened> {
    const found = (await this.pools.find(ctx, name)) ?? (await this.#create(ctx, name, hello));
    const queues = await this.#queues(ctx, found.id, hello.payload.work_queue_names ?? []);
    if (isEmpty(found.baseJobTemplate) && !isEmpty(hello.template)) await asked(this.pools.update(ctx, name, { baseJobTemplate: hello.template }));
    const { worker_name: worker, heartbeat_interval_seconds: intervalSeconds, worker_metadata: metadata = null, consumer_id: consumerId } = hello.payload;
    const heard = await this.workers.heartbeat(ctx, name, { name: worker, intervalSeconds, metadata, consumerId }).catch((error: unknown) => {
      throw new ChannelEnd('heartbeat_persistence_failed', { cause: error });
    });
    return { heard, queues, pool: await this.pools.get(ctx, name) };
  }

  async #create(ctx: WorkspaceContext, name: string, { payload, template }: Introduction): Promise<CountedPool> {
    if (!payload.create_pool_if_not_found || isReserved(name)) throw new ChannelEnd('authorization_failed');
    const draft = { name, type: payload.worker_type, baseJobTemplate: template, description: null, isPaused: false, concurrencyLimit: null };
    try {
      return await this.pools.create(ctx, { ...draft, storageConfiguration: toStorageText(undefined) });
    } catch (error) {
      // Another worker of the same pool was as quick.
      if (error instanceof Fault && error.code === 'work_pool.name_taken') return this.pools.get(ctx, name);
      return asked(Promise.reject(error as Error));
    }
  }

  /** All of the pool where none are named. */
  async #queues(ctx: WorkspaceContext, poolId: string, names: readonly string[]): Promise<readonly WorkQueue[]> {
    const all = await this.queues.listOfPool(ctx, poolId);
    if (names.length === 0) return all;
    return [...new Set(names)].map((name) => {
      const queue = all.find((one) => one.name === name);
      if (!queue) throw new ChannelEnd('authorization_failed');
      return queue;
    });
  }
}

const isEmpty = (template: string): boolean => template === '{}';

/** A template that cannot be is the worker's mistake. */
async function asked<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw error instanceof Fault && error.kind !== 'unavailable' ? new ChannelEnd('protocol_error', { cause: error }) : error;
  });
}
