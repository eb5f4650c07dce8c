import { fromIso } from '@app/contract';
import { Fault } from '@app/faults';
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { isUuid } from '../../http/decorators.js';
import { DeliveriesService } from '../../workspace/deliveries/deliveries.service.js';
import type { Attempt, Delivery, DeliveryState } from '../../workspace/deliveries/delivery.js';
import { requireFirst } from '../connections.js';
import type { GraphContext } from '../context.js';
import { Entrance } from '../entrance.js';
import { toInputError } from '../errors.js';
import type { WorkspaceNode } from './account.resolvers.js';

@Resolver('Workspace')
export class WorkspaceDeliveries {
  constructor(private readonly deliveriesService: DeliveriesService) {}

  @ResolveField('deliveries')
  async deliveries(
    @Parent() workspace: WorkspaceNode,
    @Args() { first, state }: { first?: number | null; state?: Uppercase<DeliveryState> | null },
  ): Promise<Delivery[]> {
    const filter = state ? { state: { any_: [state.toLowerCase() as DeliveryState] } } : null;
    return this.deliveriesService.list(await workspace.open(), { deliveries: filter, limit: requireFirst(first, 50) });
  }
}

@Resolver('Delivery')
export class DeliveryFields {
  @ResolveField('state')
  state(@Parent() { state }: Delivery): string {
    return state.toUpperCase();
  }

  @ResolveField('nextAttempt')
  nextAttempt(@Parent() { due }: Delivery): number | null {
    return due;
  }
}

@Resolver('DeliveryAttempt')
export class DeliveryAttemptFields {
  @ResolveField('at')
  at(@Parent() { at }: Attempt): number | null {
    return fromIso(at);
  }
}

@Resolver('Mutation')
export class DeliveryMutations {
  constructor(
    private readonly deliveries: DeliveriesService,
    private readonly entrance: Entrance,
  ) {}

  @Mutation('replayDelivery')
  async replayDelivery(@Context() context: GraphContext, @Args() { workspaceId, deliveryId }: { workspaceId: string; deliveryId: string }) {
    const ctx = await this.entrance.change(context, workspaceId);
    try {
      if (!isUuid(deliveryId)) throw new Fault('delivery.not_found', 'Delivery not found');
      return { __typename: 'DeliverySuccess', delivery: await this.deliveries.replay(ctx, deliveryId.toLowerCase()) };
    } catch (error) {
      return toInputError(error);
    }
  }
}
