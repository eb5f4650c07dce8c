import { Args, Context, Resolver, Subscription } from '@nestjs/graphql';
import type { GraphContext } from '../context.js';
import { Named } from './named.js';
import { heardBy } from './object-kinds.js';
import { Subscribers } from './subscribers.js';

interface ObjectsChange {
  readonly kind: string;
  readonly ids: readonly string[];
}

/** Objects of any kind, told by what the statements that change them say. */
@Resolver('Subscription')
export class ObjectSubscriptions {
  constructor(private readonly subscribers: Subscribers) {}

  @Subscription('objectsChanged')
  async objectsChanged(
    @Context() context: GraphContext,
    @Args('workspaceId') workspaceId: string,
    @Args('kinds') kinds: readonly string[],
  ): Promise<AsyncIterableIterator<{ objectsChanged: readonly ObjectsChange[] }>> {
    const ctx = await this.subscribers.enter(context, workspaceId);
    const followed = new Map(kinds.map((kind) => [kind, new Named()]));
    return this.subscribers.open(context, ctx, {
      hear: (news) => {
        let isNews = false;
        for (const [kind, named] of followed) {
          const ids = heardBy(kind, news);
          if (ids === undefined) continue;
          named.add(ids);
          isNews = true;
        }
        return isNews;
      },
      take: () => {
        const objectsChanged = [...followed].flatMap(([kind, named]) => {
          const ids = named.take();
          return ids ? [{ kind, ids }] : [];
        });
        return objectsChanged.length > 0 ? { objectsChanged } : null;
      },
    });
  }
}
