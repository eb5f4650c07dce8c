import type { Broadcast, Topics } from '@app/broadcast';
import type { WorkspaceContext } from '@app/tenancy';
import type { Logger } from '@app/telemetry';
import { LiveFeed, pagesOf, startAt, type LiveTable, type Reader } from './live-feed.js';
import type { Position, Span } from './position.sql.js';

/** How long a row may go unnoticed whose news got lost, or that nobody tells of. */
const LOOK_EVERY_MS = 3_000;
/** Of whom so little is missing has caught up. Several pages, since that much may come while one is read. */
const MISSING_MAX = 5_000;

interface Open<Row> {
  readonly workspaceId: string;
  readonly feed: LiveFeed<Row>;
  /** Who follows it, or is about to. */
  followers: number;
}

/** One who has missed something, and then keeps up. */
export interface Follower<Row> {
  /** What it missed. Settles when it can take more; rejects when it has gone. */
  readonly tell: (rows: readonly Row[]) => Promise<void>;
  readonly take: Reader<Row>;
}

/** The feeds of one table, one for each workspace that somebody here follows. */
export class LiveFeeds<Row> {
  readonly #feeds = new Map<string, Open<Row>>();
  readonly #ends: (() => void)[];

  constructor(
    private readonly table: LiveTable<Row>,
    /** As news call it. */
    name: Topics['rows-added']['table'],
    broadcast: Broadcast,
    private readonly logger: Logger,
  ) {
    const look = setInterval(() => this.#stirAll(), LOOK_EVERY_MS).unref();
    this.#ends = [
      broadcast.subscribe('rows-added', ({ workspaceId, table: added }) => added === name && this.#stir(workspaceId)),
      broadcast.subscribe('resync', () => this.#stirAll()),
      () => clearInterval(look),
    ];
  }

  /** The reader hears of every row that a snapshot later than the position shows, until it leaves. */
  async join(ctx: WorkspaceContext, reader: Reader<Row>): Promise<{ position: Position; leave: () => void }> {
    const key = `${ctx.cell.name}/${ctx.schema}`;
    const open = this.#feeds.get(key) ?? { workspaceId: ctx.workspaceId, feed: new LiveFeed(ctx, this.table, this.logger), followers: 0 };
    this.#feeds.set(key, open);
    open.followers += 1;
    const part = (): void => {
      open.followers -= 1;
      if (open.followers === 0) this.#feeds.delete(key);
    };
    try {
      const { position, leave } = await open.feed.join(reader);
      return { position, leave: () => (leave(), part()) };
    } catch (error) {
      part();
      throw error;
    }
  }

  /**
   * The follower hears of every row that a snapshot later than the position shows, from the table at its own pace until it has caught up
   * and then as they come, until it leaves by the function answered. However long that takes, nothing is kept for it meanwhile.
   */
  async follow(ctx: WorkspaceContext, position: Position, { tell, take }: Follower<Row>): Promise<() => void> {
    for (let span = startAt(position); ;) {
      const leave = await this.#joinAt(ctx, span, take);
      if (leave) return leave;
      for await (const page of pagesOf(this.table, ctx, span)) {
        await tell(page.rows);
        span = page.span;
      }
    }
  }

  /** Null: too much is missing. */
  async #joinAt(ctx: WorkspaceContext, span: Span, take: Reader<Row>): Promise<(() => void) | null> {
    let early: Row[] | null = [];
    const { position, leave } = await this.join(ctx, (rows) => (early ? void early.push(...rows) : take(rows)));
    try {
      const { rows } = await this.table.added(ctx, { ...span, until: position }, MISSING_MAX);
      if (rows.length === MISSING_MAX) return (leave(), null);
      take([...rows, ...early]);
      early = null;
      return leave;
    } catch (error) {
      leave();
      throw error;
    }
  }

  close(): void {
    for (const end of this.#ends) end();
    this.#feeds.clear();
  }

  #stir(workspaceId: string): void {
    for (const open of this.#feeds.values()) if (open.workspaceId === workspaceId) open.feed.stir();
  }

  #stirAll(): void {
    for (const { feed } of this.#feeds.values()) feed.stir();
  }
}
