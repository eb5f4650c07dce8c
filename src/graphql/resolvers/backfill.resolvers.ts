import { BackfillCreateBody, parseJson, type CatchUpPolicy, type Json, type JsonMap } from '@app/contract';
import type { Instant } from '@app/engine';
import { Fault } from '@app/faults';
import { describeSchedule } from '@app/schedules';
import type { WorkspaceContext } from '@app/tenancy';
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { isUuid } from '../../http/decorators.js';
import { BackfillsService } from '../../workspace/deployments/backfills/backfills.service.js';
import { backfillNotFound, toPlan, type Backfill, type RunCounts } from '../../workspace/deployments/backfills/backfills.schema.js';
import { CatchUpService } from '../../workspace/deployments/catch-up.service.js';
import type { Deployment } from '../../workspace/deployments/deployments.schema.js';
import { DeploymentsService } from '../../workspace/deployments/deployments.service.js';
import { requireFirst } from '../connections.js';
import { type GraphContext, type Node, nodeOf } from '../context.js';
import { Entrance } from '../entrance.js';
import { toInputError } from '../errors.js';
import { isoOf, objectFrom, senderOf, toJson } from '../sent.js';
import { type DeploymentKey, requireDeploymentId } from './deployment.mutations.js';

interface Window {
  from: Instant;
  to?: Instant | null;
  scheduleIds?: string[] | null;
  parameters?: unknown;
  parametersText?: string | null;
  maxConcurrent?: number | null;
  repeat?: boolean | null;
}
type GraphPolicy = Uppercase<CatchUpPolicy>;

/** A list of them is no page of a long one: there are few of a deployment. */
const LISTED_MAX = 100;
const send = senderOf(BackfillCreateBody);

@Resolver('Deployment')
export class DeploymentBackfills {
  constructor(private readonly backfillsService: BackfillsService) {}

  @ResolveField('catchUp')
  catchUp(@Parent() { catchUp }: Node<Deployment>): GraphPolicy {
    return catchUp.toUpperCase() as GraphPolicy;
  }

  @ResolveField('backfills')
  async backfills(@Parent() { ctx, id }: Node<Deployment>, @Args('first') first?: number | null): Promise<Node<Backfill>[]> {
    const limit = requireFirst(first, 10);
    if (limit > LISTED_MAX) throw new Fault('request.invalid', `backfills gives up to ${LISTED_MAX}.`);
    const listed = await this.backfillsService.list(ctx, { deployments: { id: { any_: [id] } }, limit });
    return listed.map((backfill) => nodeOf(ctx, backfill));
  }

  @ResolveField('backfill')
  async backfill(@Parent() { ctx, id }: Node<Deployment>, @Args('id') backfillId: string): Promise<Node<Backfill> | null> {
    const found = isUuid(backfillId) ? await this.backfillsService.find(ctx, id, backfillId) : null;
    return found && nodeOf(ctx, found);
  }

  @ResolveField('backfillPlan')
  async backfillPlan(@Parent() { ctx, id }: Node<Deployment>, @Args('window') window: Window) {
    try {
      return { __typename: 'BackfillPlan', ...toPlan(await this.backfillsService.plan(ctx, id, send(toMembers(window)))) };
    } catch (error) {
      return toInputError(error);
    }
  }
}

@Resolver('Backfill')
export class BackfillFields {
  @ResolveField('schedules')
  schedules(@Parent() { schedules }: Node<Backfill>) {
    return schedules.map(({ id, slug, schedule }) => ({ id, slug, sentence: describeSchedule(parseJson(schedule) as JsonMap) }));
  }
  @ResolveField('parametersText')
  parametersText(@Parent() { parameters }: Node<Backfill>): string {
    return parameters;
  }
  @ResolveField('repeat')
  repeat(@Parent() { repeats }: Node<Backfill>): boolean {
    return repeats;
  }
  @ResolveField('runs')
  async runs(@Parent() { ctx, id }: Node<Backfill>, @Context() { loaders }: GraphContext): Promise<RunCounts> {
    return loaders(ctx).backfillRuns.load(id);
  }
}

/** By the same services as REST. */
@Resolver('Mutation')
export class BackfillMutations {
  constructor(
    private readonly backfills: BackfillsService,
    private readonly catchUp: CatchUpService,
    private readonly deployments: DeploymentsService,
    private readonly entrance: Entrance,
  ) {}

  @Mutation('createBackfill')
  async createBackfill(@Context() context: GraphContext, @Args() { window, ...key }: DeploymentKey & { window: Window }) {
    return this.#change(context, key, (ctx, id) => this.backfills.create(ctx, id, send(toMembers(window)), null));
  }

  @Mutation('cancelBackfill')
  async cancelBackfill(
    @Context() context: GraphContext,
    @Args() { backfillId, running, ...key }: DeploymentKey & { backfillId: string; running?: boolean | null },
  ) {
    return this.#change(context, key, async (ctx, id) => {
      if (!isUuid(backfillId)) throw backfillNotFound(id, backfillId);
      return this.backfills.cancel(ctx, id, backfillId, { running: running ?? false });
    });
  }

  @Mutation('setCatchUp')
  async setCatchUp(@Context() context: GraphContext, @Args() { policy, ...key }: DeploymentKey & { policy: GraphPolicy }) {
    const ctx = await this.entrance.change(context, key.workspaceId);
    try {
      const id = requireDeploymentId(key);
      await this.catchUp.set(ctx, id, policy.toLowerCase() as CatchUpPolicy);
      return { __typename: 'DeploymentSuccess', deployment: nodeOf(ctx, await this.deployments.get(ctx, id)) };
    } catch (error) {
      return toInputError(error);
    }
  }

  async #change(context: GraphContext, key: DeploymentKey, work: (ctx: WorkspaceContext, id: string) => Promise<Backfill>) {
    const ctx = await this.entrance.change(context, key.workspaceId);
    try {
      return { __typename: 'BackfillSuccess', backfill: nodeOf(ctx, await work(ctx, requireDeploymentId(key))) };
    } catch (error) {
      return toInputError(error);
    }
  }
}

function toMembers({ from, to, scheduleIds, parameters, parametersText, maxConcurrent, repeat }: Window): Record<string, Json | undefined> {
  return {
    from: isoOf(from),
    to: isoOf(to),
    schedule_ids: scheduleIds,
    parameters: objectFrom('parameters', parameters, parametersText),
    max_concurrent: toJson(maxConcurrent),
    repeat,
  };
}
