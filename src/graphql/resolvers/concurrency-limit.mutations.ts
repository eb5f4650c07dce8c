import { LimitCreateBody, LimitUpdateBody, TagLimitCreateBody } from '@app/contract';
import type { Permission } from '@app/auth';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { isUuid } from '../../http/decorators.js';
import { HoldersService } from '../../workspace/limits/holders.service.js';
import { LimitsService } from '../../workspace/limits/limits.service.js';
import { TagLimitsService } from '../../workspace/limits/tag-limits.service.js';
import { type GraphContext, nodeOf } from '../context.js';
import { Entrance } from '../entrance.js';
import { toInputError } from '../errors.js';
import { senderOf, toJson } from '../sent.js';
import { requireLimitId } from './concurrency-limit.resolvers.js';

interface LimitInput {
  name?: string | null;
  limit?: number | null;
  active?: boolean | null;
  slotDecayPerSecond?: number | null;
}
interface LimitKey {
  workspaceId: string;
  concurrencyLimitId: string;
}

const sendNew = senderOf(LimitCreateBody);
const sendChange = senderOf(LimitUpdateBody);
const sendTag = senderOf(TagLimitCreateBody);

/** By the same services as REST, and by those who may do it there. */
@Resolver('Mutation')
export class LimitMutations {
  constructor(
    private readonly limits: LimitsService,
    private readonly tagLimits: TagLimitsService,
    private readonly holders: HoldersService,
    private readonly entrance: Entrance,
  ) {}

  @Mutation('createConcurrencyLimit')
  async createConcurrencyLimit(@Context() context: GraphContext, @Args('input') { workspaceId, ...fields }: LimitInput & { workspaceId: string }) {
    return this.#change(context, workspaceId, 'workspace:write', async (ctx) =>
      this.#shown(ctx, (await this.limits.create(ctx, sendNew(membersOf(fields)).body)).id),
    );
  }

  @Mutation('updateConcurrencyLimit')
  async updateConcurrencyLimit(@Context() context: GraphContext, @Args('input') { workspaceId, concurrencyLimitId, ...fields }: LimitInput & LimitKey) {
    return this.#change(context, workspaceId, 'workspace:write', async (ctx) => {
      const id = requireLimitId(concurrencyLimitId);
      await this.limits.update(ctx, { id }, sendChange(membersOf(fields)).body);
      return this.#shown(ctx, id);
    });
  }

  @Mutation('setTagLimit')
  async setTagLimit(
    @Context() context: GraphContext,
    @Args() { workspaceId, tag, concurrencyLimit }: { workspaceId: string; tag: string; concurrencyLimit: number },
  ) {
    return this.#change(context, workspaceId, 'workspace:write', async (ctx) => {
      const { body } = sendTag({ tag, concurrency_limit: toJson(concurrencyLimit) });
      return this.#shown(ctx, (await this.tagLimits.put(ctx, body.tag, body.concurrency_limit)).limit.id);
    });
  }

  @Mutation('deleteConcurrencyLimit')
  async deleteConcurrencyLimit(@Context() context: GraphContext, @Args() { workspaceId, concurrencyLimitId }: LimitKey) {
    return this.#change(context, workspaceId, 'workspace:write', async (ctx) => {
      const id = requireLimitId(concurrencyLimitId);
      await this.limits.delete(ctx, { id });
      return { __typename: 'DeleteSuccess', id };
    });
  }

  @Mutation('releaseSlots')
  async releaseSlots(@Context() context: GraphContext, @Args() { workspaceId, concurrencyLimitId, leaseId }: LimitKey & { leaseId: string }) {
    return this.#change(context, workspaceId, 'workspace:run', async (ctx) => {
      const id = requireLimitId(concurrencyLimitId);
      if (!isUuid(leaseId)) throw new Fault('lease.gone', 'There is no such lease.');
      await this.holders.release(ctx, id, leaseId.toLowerCase());
      return this.#shown(ctx, id);
    });
  }

  @Mutation('resetConcurrencyLimit')
  async resetConcurrencyLimit(@Context() context: GraphContext, @Args() { workspaceId, concurrencyLimitId }: LimitKey) {
    return this.#change(context, workspaceId, 'workspace:write', async (ctx) => {
      const id = requireLimitId(concurrencyLimitId);
      await this.holders.reset(ctx, id);
      return this.#shown(ctx, id);
    });
  }

  async #shown(ctx: WorkspaceContext, id: string) {
    return { __typename: 'ConcurrencyLimitSuccess', concurrencyLimit: nodeOf(ctx, await this.limits.get(ctx, { id })) };
  }

  async #change<T>(context: GraphContext, workspaceId: string, permission: Permission, work: (ctx: WorkspaceContext) => Promise<T>) {
    const ctx = await this.entrance.change(context, workspaceId, permission);
    try {
      return await work(ctx);
    } catch (error) {
      return toInputError(error);
    }
  }
}

const membersOf = ({ name, limit, active, slotDecayPerSecond }: LimitInput) => ({
  name,
  limit: toJson(limit),
  active,
  slot_decay_per_second: toJson(slotDecayPerSecond),
});
