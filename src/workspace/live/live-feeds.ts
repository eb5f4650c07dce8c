import type { Broadcast, Topics } from '@app/broadcast';
import type { WorkspaceContext } from '@app/tenancy';
import type { Logger } from '@app/telemetry';
import { LiveFeed, type LiveTable, type Reader } from './live-feed.js';
import type { Position } from './position.sql.js';

/** How long a row may go unnoticed whose news got lost, or that nobody tells of. */
const LOOK_EVERY_MS = 3_000;

interface Open<Row> {
  readonly workspaceId: string;
  readonly feed: LiveFeed<Row>;
  /** Who follows it, or is about to. */
  followers: number;
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
