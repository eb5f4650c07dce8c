import { Fault } from '@app/faults';
import { Args, Context, Resolver, Subscription } from '@nestjs/graphql';
import type { WorkspaceContext } from '@app/tenancy';
import { compileEventFilter } from '../../workspace/events/event-matcher.js';
import { EventStreams } from '../../workspace/events/event-streams.js';
import type { StoredEvent } from '../../workspace/events/stored-event.js';
import type { Reader } from '../../workspace/live/live-feed.js';
import { LogStreams } from '../../workspace/logs/log-streams.js';
import type { Log } from '../../workspace/logs/logs.schema.js';
import { Clock } from '../../workspace/states/clock.js';
import type { GraphContext } from '../context.js';
import { type EventFilterInput, toEventFilter } from '../resolvers/event.resolvers.js';
import type { NewsStream } from './news-stream.js';
import { Subscribers } from './subscribers.js';

/** What may wait for one reader; whoever is further behind reads the list again. */
const WAITING_MAX = 1_000;
const YEAR_MICROS = 366 * 86_400_000_000;

interface LogFilterInput {
  readonly minLevel?: number | null;
  readonly search?: string | null;
  readonly taskRunId?: string | null;
}

/** What is added to the feeds of a workspace, itself and not only that there is something. */
@Resolver('Subscription')
export class FeedSubscriptions {
  constructor(
    private readonly subscribers: Subscribers,
    private readonly events: EventStreams,
    private readonly logs: LogStreams,
    private readonly clock: Clock,
  ) {}

  @Subscription('eventsHappened')
  async eventsHappened(
    @Context() context: GraphContext,
    @Args('workspaceId') workspaceId: string,
    @Args('filter') filter?: EventFilterInput | null,
  ): Promise<AsyncIterableIterator<{ eventsHappened: readonly StoredEvent[] }>> {
    const ctx = await this.subscribers.enter(context, workspaceId);
    const now = this.clock.now();
    const span = { since: filter?.since ?? now - YEAR_MICROS, until: filter?.until ?? now + 100 * YEAR_MICROS };
    const { matches, matchesRelated } = compileEventFilter(toEventFilter(filter, span), now);
    return this.#follow(context, ctx, {
      join: (reader: Reader<StoredEvent>) => this.events.follow(ctx, reader),
      matches: (event) => matches(event) && matchesRelated(event),
      toMessage: (eventsHappened) => ({ eventsHappened }),
    });
  }

  @Subscription('logsWritten')
  async logsWritten(
    @Context() context: GraphContext,
    @Args('workspaceId') workspaceId: string,
    @Args('flowRunId') flowRunId?: string | null,
    @Args('filter') filter?: LogFilterInput | null,
  ): Promise<AsyncIterableIterator<{ logsWritten: readonly Log[] }>> {
    const ctx = await this.subscribers.enter(context, workspaceId);
    return this.#follow(context, ctx, {
      join: (reader: Reader<Log>) => this.logs.follow(ctx, reader),
      matches: toLogMatcher(flowRunId?.toLowerCase() ?? null, filter),
      toMessage: (logsWritten) => ({ logsWritten }),
    });
  }

  /** The first message is empty: what comes after it, the reader hears. */
  async #follow<Row, T>(
    context: GraphContext,
    ctx: WorkspaceContext,
    feed: { join: (reader: Reader<Row>) => Promise<() => void>; matches: (row: Row) => boolean; toMessage: (rows: readonly Row[]) => T },
  ): Promise<NewsStream<T>> {
    let waiting: Row[] = [];
    let isFirst = true;
    let leave: () => void = () => undefined;
    const take = (): T | null => {
      if (waiting.length > WAITING_MAX) throw new Fault('subscription.too_slow', 'More came than was taken. Read the list again and subscribe anew.');
      if (waiting.length === 0 && !isFirst) return null;
      const rows = waiting;
      [waiting, isFirst] = [[], false];
      return feed.toMessage(rows);
    };
    // Of other news only that somebody may not stay any more is of interest here.
    const stream = this.subscribers.open(context, ctx, { hear: (news) => news === null, take }, () => leave());
    try {
      leave = await feed.join((rows) => {
        const wanted = rows.filter(feed.matches);
        if (wanted.length === 0 || waiting.length > WAITING_MAX) return;
        waiting.push(...wanted);
        stream.stir();
      });
      return stream;
    } catch (error) {
      await stream.return();
      throw error;
    }
  }
}

function toLogMatcher(flowRunId: string | null, filter: LogFilterInput | null | undefined): (log: Log) => boolean {
  const [search, taskRunId, minLevel] = [filter?.search?.toLowerCase(), filter?.taskRunId?.toLowerCase(), filter?.minLevel ?? -Infinity];
  return (log) =>
    (flowRunId === null || log.flowRunId === flowRunId) &&
    (!taskRunId || log.taskRunId === taskRunId) &&
    log.level >= minLevel &&
    (!search || log.message.toLowerCase().includes(search));
}
