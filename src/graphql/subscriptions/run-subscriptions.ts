import { Args, Context, Parent, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import type { WorkspaceContext } from '@app/tenancy';
import { isUuid } from '../../http/decorators.js';
import type { FlowRun } from '../../workspace/flow-runs/flow-runs.schema.js';
import { type GraphContext, type Node, nodeOf } from '../context.js';
import { Named } from './named.js';
import type { News } from './news-watch.js';
import { Subscribers } from './subscribers.js';

/** The broadcast's letters in the schema's words. */
const PARTS = { s: 'STATE', t: 'TASK_RUNS', l: 'LOGS' } as const;
const EVERY_PART = Object.keys(PARTS).join('');

interface FlowRunChange {
  readonly ctx: WorkspaceContext;
  readonly flowRunId: string;
  readonly parts: readonly string[];
}

@Resolver('Subscription')
export class RunSubscriptions {
  constructor(private readonly subscribers: Subscribers) {}

  @Subscription('flowRunChanged')
  async flowRunChanged(
    @Context() context: GraphContext,
    @Args('workspaceId') workspaceId: string,
    @Args('flowRunId') flowRunId: string,
  ): Promise<AsyncIterableIterator<{ flowRunChanged: FlowRunChange }>> {
    const ctx = await this.subscribers.enter(context, workspaceId);
    const id = flowRunId.toLowerCase();
    const letters = new Set(EVERY_PART);
    return this.subscribers.open(context, ctx, {
      hear: (news) => {
        const heard = news === null ? EVERY_PART : (runsOf(news)[id] ?? '');
        for (const letter of heard) letters.add(letter);
        return heard !== '';
      },
      take: () => {
        const parts = Object.entries(PARTS).flatMap(([letter, part]) => (letters.has(letter) ? [part] : []));
        letters.clear();
        return parts.length > 0 ? { flowRunChanged: { ctx, flowRunId: id, parts } } : null;
      },
    });
  }

  @Subscription('flowRunsChanged')
  async flowRunsChanged(
    @Context() context: GraphContext,
    @Args('workspaceId') workspaceId: string,
  ): Promise<AsyncIterableIterator<{ flowRunsChanged: readonly string[] }>> {
    const ctx = await this.subscribers.enter(context, workspaceId);
    const named = new Named();
    return this.subscribers.open(context, ctx, {
      hear: (news) => {
        const ids = news && Object.keys(runsOf(news));
        if (ids?.length === 0) return false;
        named.add(ids);
        return true;
      },
      take: () => {
        const flowRunsChanged = named.take();
        return flowRunsChanged && { flowRunsChanged };
      },
    });
  }
}

const runsOf = (news: News): Readonly<Record<string, string>> => ('runs' in news ? news.runs : {});

@Resolver('FlowRunChange')
export class FlowRunChangeFields {
  @ResolveField('flowRun')
  async flowRun(@Parent() { ctx, flowRunId }: FlowRunChange, @Context() { loaders }: GraphContext): Promise<Node<FlowRun> | null> {
    const run = isUuid(flowRunId) ? await loaders(ctx).flowRun.load(flowRunId) : null;
    return run && nodeOf(ctx, run);
  }
}
