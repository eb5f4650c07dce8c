import { WorkPoolUpdateBody, WorkQueueCreateBody, WorkQueueUpdateBody } from '@app/contract';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { isUuid } from '../../http/decorators.js';
import { WorkPoolsService, type PoolChange } from '../../workspace/work-pools/work-pools.service.js';
import { toNewQueue, toQueueChange } from '../../workspace/work-pools/work-queues.schema.js';
import { WorkQueuesService } from '../../workspace/work-pools/work-queues.service.js';
import { WorkersService } from '../../workspace/work-pools/workers.service.js';
import { type GraphContext, nodeOf } from '../context.js';
import { Entrance } from '../entrance.js';
import { toInputError } from '../errors.js';
import { senderOf, toJson } from '../sent.js';

interface QueueFields {
  name?: string | null;
  description?: string | null;
  isPaused?: boolean | null;
  concurrencyLimit?: number | null;
  priority?: number | null;
}
type PoolFields = Pick<QueueFields, 'description' | 'isPaused' | 'concurrencyLimit'>;

const sendPoolChange = senderOf(WorkPoolUpdateBody);
const sendQueue = senderOf(WorkQueueCreateBody);
const sendQueueChange = senderOf(WorkQueueUpdateBody);

/** By the same services as REST, with what is wrong told to a form. */
@Resolver('Mutation')
export class WorkPoolMutations {
  constructor(
    private readonly pools: WorkPoolsService,
    private readonly queues: WorkQueuesService,
    private readonly workers: WorkersService,
    private readonly entrance: Entrance,
  ) {}

  @Mutation('updateWorkPool')
  async updateWorkPool(@Context() context: GraphContext, @Args('input') { workspaceId, name, ...fields }: PoolFields & { workspaceId: string; name: string }) {
    return this.#change(context, workspaceId, async (ctx) => {
      await this.pools.update(ctx, name, toPoolChange(fields));
      return { __typename: 'WorkPoolSuccess', workPool: nodeOf(ctx, await this.pools.get(ctx, name)) };
    });
  }

  @Mutation('deleteWorkPool')
  async deleteWorkPool(@Context() context: GraphContext, @Args('workspaceId') workspaceId: string, @Args('name') name: string) {
    return this.#change(context, workspaceId, async (ctx) => {
      const { id } = await this.pools.get(ctx, name);
      await this.pools.delete(ctx, name);
      return { __typename: 'DeleteSuccess', id };
    });
  }

  @Mutation('createWorkQueue')
  async createWorkQueue(
    @Context() context: GraphContext,
    @Args('input') { workspaceId, workPool, ...fields }: QueueFields & { workspaceId: string; workPool: string },
  ) {
    return this.#change(context, workspaceId, async (ctx) => {
      const queue = await this.queues.create(ctx, workPool, toNewQueue(sendQueue(queueMembers(fields)).body));
      return { __typename: 'WorkQueueSuccess', workQueue: nodeOf(ctx, queue) };
    });
  }

  @Mutation('updateWorkQueue')
  async updateWorkQueue(
    @Context() context: GraphContext,
    @Args('input') { workspaceId, workQueueId, ...fields }: QueueFields & { workspaceId: string; workQueueId: string },
  ) {
    return this.#change(context, workspaceId, async (ctx) => {
      const key = { id: requireQueueId(workQueueId) };
      await this.queues.update(ctx, key, toQueueChange(sendQueueChange(queueMembers(fields)).body));
      return { __typename: 'WorkQueueSuccess', workQueue: nodeOf(ctx, await this.queues.get(ctx, key)) };
    });
  }

  @Mutation('deleteWorkQueue')
  async deleteWorkQueue(@Context() context: GraphContext, @Args('workspaceId') workspaceId: string, @Args('workQueueId') workQueueId: string) {
    return this.#change(context, workspaceId, async (ctx) => {
      const id = requireQueueId(workQueueId);
      await this.queues.delete(ctx, { id });
      return { __typename: 'DeleteSuccess', id };
    });
  }

  @Mutation('deleteWorker')
  async deleteWorker(
    @Context() context: GraphContext,
    @Args('workspaceId') workspaceId: string,
    @Args('workPool') workPool: string,
    @Args('name') name: string,
  ) {
    return this.#change(context, workspaceId, async (ctx) => ({ __typename: 'DeleteSuccess', id: await this.workers.delete(ctx, workPool, name) }));
  }

  async #change<T>(context: GraphContext, workspaceId: string, work: (ctx: WorkspaceContext) => Promise<T>) {
    const ctx = await this.entrance.change(context, workspaceId);
    try {
      return await work(ctx);
    } catch (error) {
      return toInputError(error);
    }
  }
}

function requireQueueId(id: string): string {
  if (isUuid(id)) return id.toLowerCase();
  throw new Fault('work_queue.not_found', 'There is no such work queue.');
}

const queueMembers = ({ name, description, isPaused, concurrencyLimit, priority }: QueueFields) => ({
  name,
  description,
  is_paused: isPaused,
  concurrency_limit: toJson(concurrencyLimit),
  priority: toJson(priority),
});

function toPoolChange({ description, isPaused, concurrencyLimit }: PoolFields): PoolChange {
  const { body } = sendPoolChange({ description, is_paused: isPaused, concurrency_limit: toJson(concurrencyLimit) });
  return {
    ...(body.description === undefined ? {} : { description: body.description }),
    ...(body.concurrency_limit === undefined ? {} : { concurrencyLimit: body.concurrency_limit }),
    ...(typeof body.is_paused === 'boolean' ? { isPaused: body.is_paused } : {}),
  };
}
