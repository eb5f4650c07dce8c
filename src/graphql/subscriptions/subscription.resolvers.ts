import { Args, Context, Parent, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import type { WorkspaceContext } from '@app/tenancy';
import { isUuid } from '../../http/decorators.js';
import type { FlowRun } from '../../workspace/flow-runs/flow-runs.schema.js';
import { type GraphContext, type Node, nodeOf } from '../context.js';
import { Entrance } from '../entrance.js';
import { NewsStream } from './news-stream.js';
import { RunWatch } from './run-watch.js';

/** The broadcast's letters in the schema's words. */
const PARTS = { s: 'STATE', t: 'TASK_RUNS', l: 'LOGS' } as const;
const EVERY_PART = Object.keys(PARTS).join('');
/** More than this is as good as all of them: the reader lists its runs again, whichever they were. */
const RUNS_IN_A_MESSAGE_MAX = 500;

interface FlowRunChange {
  readonly ctx: WorkspaceContext;
  readonly flowRunId: string;
  readonly parts: readonly string[];
}

@Resolver('Subscription')
export class RunSubscriptions {
  constructor(
    private readonly entrance: Entrance,
    private readonly runs: RunWatch,
  ) {}

  @Subscription('flowRunChanged')
  async flowRunChanged(
    @Context() context: GraphContext,
    @Args('workspaceId') workspaceId: string,
    @Args('flowRunId') flowRunId: string,
  ): Promise<AsyncIterableIterator<{ flowRunChanged: FlowRunChange }>> {
    const ctx = await this.entrance.enter(context, workspaceId, 'workspace:see');
    const id = flowRunId.toLowerCase();
    const letters = new Set(EVERY_PART);
    return this.#stream(context, ctx, {
      hear: (moved) => {
        const heard = moved === null ? EVERY_PART : (moved[id] ?? '');
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
    const ctx = await this.entrance.enter(context, workspaceId, 'workspace:see');
    const ids = new Set<string>();
    let any = true;
    return this.#stream(context, ctx, {
      hear: (moved) => {
        for (const id of Object.keys(moved ?? {})) ids.add(id);
        any ||= moved === null || ids.size > RUNS_IN_A_MESSAGE_MAX;
        if (any) ids.clear();
        return true;
      },
      take: () => {
        if (!any && ids.size === 0) return null;
        const flowRunsChanged = any ? [] : [...ids];
        any = false;
        ids.clear();
        return { flowRunsChanged };
      },
    });
  }

  /** Listens before anything is read, so that nothing falls between the two. */
  #stream<T>(context: GraphContext, ctx: WorkspaceContext, news: { hear: (moved: Readonly<Record<string, string>> | null) => boolean; take: () => T | null }) {
    const { runs } = this;
    const stream: NewsStream<T> = new NewsStream({
      get readers() {
        return runs.audience;
      },
      take: news.take,
      check: () => this.entrance.stay(context, ctx, 'workspace:see'),
      close: () => unwatch(),
    });
    const unwatch = this.runs.watch(ctx.workspaceId, (moved) => {
      if (news.hear(moved)) stream.stir();
    });
    return stream;
  }
}

@Resolver('FlowRunChange')
export class FlowRunChangeFields {
  @ResolveField('flowRun')
  async flowRun(@Parent() { ctx, flowRunId }: FlowRunChange, @Context() { loaders }: GraphContext): Promise<Node<FlowRun> | null> {
    const run = isUuid(flowRunId) ? await loaders(ctx).flowRun.load(flowRunId) : null;
    return run && nodeOf(ctx, run);
  }
}
