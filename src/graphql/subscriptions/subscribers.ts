import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import type { GraphContext } from '../context.js';
import { Entrance } from '../entrance.js';
import { NewsStream } from './news-stream.js';
import { NewsWatch, type News } from './news-watch.js';

/** What one subscription makes of the news of its workspace. */
interface Listener<T> {
  /** Whether there is something to take now. Null: anything may have happened. */
  readonly hear: (news: News | null) => boolean;
  /** As a source's. */
  readonly take: () => T | null;
}

/** Lets subscribers in, and asks again and again whether they may stay. */
@Injectable()
export class Subscribers {
  constructor(
    private readonly entrance: Entrance,
    private readonly news: NewsWatch,
  ) {}

  /** Throws `workspace.not_found`. */
  async enter(context: GraphContext, workspaceId: string): Promise<WorkspaceContext> {
    return this.entrance.enter(context, workspaceId, 'workspace:see');
  }

  /** Listens before anything is read, so that nothing falls between the two. `close`: called once when it ends. */
  open<T>(context: GraphContext, ctx: WorkspaceContext, { hear, take }: Listener<T>, close: () => void = () => undefined): NewsStream<T> {
    const watch = this.news;
    const stream: NewsStream<T> = new NewsStream({
      get readers() {
        return watch.audience;
      },
      take,
      check: () => this.entrance.stay(context, ctx, 'workspace:see'),
      close: () => {
        unwatch();
        close();
      },
    });
    const unwatch = this.news.watch(ctx.workspaceId, (news) => {
      if (hear(news)) stream.stir();
    });
    return stream;
  }
}
