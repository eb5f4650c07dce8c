import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { isUuid } from '../../http/decorators.js';
import type { Deployment } from '../../workspace/deployments/deployments.schema.js';
import type { FlowRun } from '../../workspace/flow-runs/flow-runs.schema.js';
import type { Flow } from '../../workspace/flows/flows.schema.js';
import type { Seeker, SlotHolder } from '../../workspace/limits/holders.repository.js';
import type { Limit, LimitSearch } from '../../workspace/limits/limits.schema.js';
import { LimitsService } from '../../workspace/limits/limits.service.js';
import { isTagLimit, tagOf } from '../../workspace/limits/tag-limits.schema.js';
import type { SlotWaiter } from '../../workspace/limits/waiters.repository.js';
import type { TaskRun } from '../../workspace/task-runs/task-runs.schema.js';
import { type Connection, namePositionOf, type Page, requireFirst, toConnection } from '../connections.js';
import { type GraphContext, type Node, nodeOf } from '../context.js';
import type { WorkspaceNode } from './account.resolvers.js';

type LimitsPage = Page & { filter?: LimitSearch | null };
type Resolved<T> = Promise<Node<T> | null>;

@Resolver('Workspace')
export class WorkspaceLimits {
  constructor(private readonly limits: LimitsService) {}

  @ResolveField('concurrencyLimits')
  async concurrencyLimits(@Parent() workspace: WorkspaceNode, @Args() { first, after, filter }: LimitsPage): Promise<Connection<Node<Limit>>> {
    const ctx = await workspace.open();
    const search = filter ?? {};
    const page = await this.limits.search(ctx, { first: requireFirst(first, 50), after: namePositionOf(after), filter: search });
    return toConnection(
      { ...page, items: page.items.map((limit) => nodeOf(ctx, limit)) },
      after,
      ({ name }) => [name],
      () => this.limits.countFound(ctx, search),
    );
  }

  @ResolveField('concurrencyLimit')
  async concurrencyLimit(@Parent() workspace: WorkspaceNode, @Context() { loaders }: GraphContext, @Args('id') id: string): Resolved<Limit> {
    if (!isUuid(id)) return null;
    const ctx = await workspace.open();
    const limit = await loaders(ctx).concurrencyLimit.load(id.toLowerCase());
    return limit && nodeOf(ctx, limit);
  }
}

@Resolver('Deployment')
export class DeploymentLimit {
  @ResolveField('globalConcurrencyLimit')
  globalConcurrencyLimit(@Parent() { ctx, limit }: Node<Deployment>): Node<Limit> | null {
    return limit && nodeOf(ctx, limit);
  }
}

@Resolver('ConcurrencyLimit')
export class LimitFields {
  @ResolveField('tag')
  tag(@Parent() { name }: Node<Limit>): string | null {
    return isTagLimit(name) ? tagOf(name) : null;
  }
  @ResolveField('slotsTaken')
  slotsTaken(@Parent() { active_slots }: Node<Limit>): number {
    return active_slots;
  }
  @ResolveField('slotsDenied')
  slotsDenied(@Parent() { denied_slots }: Node<Limit>): number {
    return denied_slots;
  }
  @ResolveField('slotDecayPerSecond')
  slotDecayPerSecond(@Parent() { slot_decay_per_second }: Node<Limit>): number {
    return slot_decay_per_second;
  }
  @ResolveField('averageSeconds')
  averageSeconds(@Parent() { avg_slot_occupancy_seconds }: Node<Limit>): number {
    return avg_slot_occupancy_seconds;
  }

  @ResolveField('slotsUnleased')
  async slotsUnleased(@Parent() { ctx, id, active_slots }: Node<Limit>, @Context() { loaders }: GraphContext): Promise<number> {
    return Math.max(0, active_slots - (await loaders(ctx).slotsLeased.load(id)));
  }

  @ResolveField('waiting')
  async waiting(@Parent() { ctx, id }: Node<Limit>, @Context() { loaders }: GraphContext): Promise<number> {
    return (await loaders(ctx).slotWaiters.load(id)).length;
  }

  @ResolveField('deployments')
  async deployments(@Parent() { ctx, id }: Node<Limit>, @Context() { loaders }: GraphContext): Promise<Node<Deployment>[]> {
    return (await loaders(ctx).deploymentsOfLimit.load(id)).map((deployment) => nodeOf(ctx, deployment));
  }

  @ResolveField('holders')
  async holders(@Parent() { ctx, id }: Node<Limit>, @Context() { loaders }: GraphContext, @Args('first') first?: number | null) {
    const wanted = requireFirst(first, 50);
    const holders = (await loaders(ctx).slotHolders.load(id)).slice(0, wanted);
    return holders.map((holder: SlotHolder) => ({ ...holder, id: holder.leaseId, by: seekerOf(ctx, holder) }));
  }

  @ResolveField('waiters')
  async waiters(@Parent() { ctx, id }: Node<Limit>, @Context() { loaders }: GraphContext, @Args('first') first?: number | null) {
    const wanted = requireFirst(first, 50);
    const waiters = (await loaders(ctx).slotWaiters.load(id)).slice(0, wanted);
    return waiters.map((waiter: SlotWaiter) => ({ ...waiter, asksAgain: waiter.due, by: seekerOf(ctx, waiter) }));
  }
}

const seekerOf = (ctx: WorkspaceContext, { holderType, holderId, askedBy }: Seeker): Node<Seeker> => nodeOf(ctx, { holderType, holderId, askedBy });

@Resolver('SlotSeeker')
export class SeekerFields {
  @ResolveField('kind')
  kind(@Parent() { holderType }: Node<Seeker>): string | null {
    return holderType?.replace('_', '-') ?? null;
  }
  @ResolveField('resourceId')
  resourceId(@Parent() { holderId }: Node<Seeker>): string | null {
    return holderId;
  }
  @ResolveField('worker')
  worker(@Parent() { askedBy }: Node<Seeker>): string | null {
    return askedBy?.worker ?? null;
  }

  /** Of a task run, the one that it is a part of. */
  @ResolveField('flowRun')
  async flowRun(@Parent() seeker: Node<Seeker>, @Context() context: GraphContext): Resolved<FlowRun> {
    const { ctx, holderType, holderId } = seeker;
    const id = holderType === 'flow_run' ? holderId : ((await this.taskRun(seeker, context))?.flowRunId ?? null);
    const run = id === null ? null : await context.loaders(ctx).flowRun.load(id);
    return run && nodeOf(ctx, run);
  }

  @ResolveField('taskRun')
  async taskRun(@Parent() { ctx, holderType, holderId }: Node<Seeker>, @Context() { loaders }: GraphContext): Resolved<TaskRun> {
    const run = holderType === 'task_run' && holderId !== null ? await loaders(ctx).taskRun.load(holderId) : null;
    return run && nodeOf(ctx, run);
  }

  @ResolveField('deployment')
  async deployment(@Parent() { ctx, holderType, holderId, askedBy }: Node<Seeker>, @Context() { loaders }: GraphContext): Resolved<Deployment> {
    const id = holderType === 'deployment' ? holderId : (askedBy?.deployment_id ?? null);
    const deployment = id === null ? null : await loaders(ctx).deployment.load(id);
    return deployment && nodeOf(ctx, deployment);
  }

  @ResolveField('flow')
  async flow(@Parent() { ctx, askedBy }: Node<Seeker>, @Context() { loaders }: GraphContext): Resolved<Flow> {
    const id = askedBy?.flow_id ?? null;
    const flow = id === null ? null : await loaders(ctx).flow.load(id);
    return flow && nodeOf(ctx, flow);
  }
}

/** Faults with `concurrency_limit.not_found` for what cannot be the id of one. */
export function requireLimitId(id: string): string {
  if (isUuid(id)) return id.toLowerCase();
  throw new Fault('concurrency_limit.not_found', 'Concurrency Limit not found');
}
