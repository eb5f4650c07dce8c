import type { Broadcast } from '@app/broadcast';
import { createLogger } from '@app/telemetry';
import type { WorkspaceContext } from '@app/tenancy';
import { LiveFeed, type LiveTable } from './live-feed.js';
import { LiveFeeds } from './live-feeds.js';
import type { Added, Span } from './position.sql.js';

const PAGE = 500;

/** Rows by the time at which they were added; a position is how many there were. */
class Table implements LiveTable<number> {
  size = 0;
  isAway = false;
  readonly asked: Span[] = [];
  /** Called before each answer. */
  onAsked: () => void = () => undefined;

  position(): Promise<string> {
    return Promise.resolve(String(this.size));
  }

  async added(_ctx: WorkspaceContext, span: Span, limit: number): Promise<Added<number>> {
    this.asked.push(span);
    await Promise.resolve();
    this.onAsked();
    if (this.isAway) throw new Error('away');
    const until = span.until ?? String(this.size);
    const from = span.after ? Number(span.after.id) + 1 : Number(span.since);
    const rows = Array.from({ length: Math.min(limit, Number(until) - from) }, (_, index) => from + index);
    return { rows, mark: rows.length > 0 ? { tx: '', id: String(rows.at(-1)) } : null, until };
  }
}

const idle = async (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const numbers = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index);

describe('a feed', () => {
  let table: Table;
  let feed: LiveFeed<number>;
  beforeEach(() => {
    table = new Table();
    feed = new LiveFeed({} as WorkspaceContext, table, createLogger({ level: 'silent', format: 'json' }));
  });
  const follow = async () => {
    const heard: number[] = [];
    return { heard, ...(await feed.join((rows) => heard.push(...rows))) };
  };
  const add = async (count: number): Promise<void> => {
    table.size += count;
    feed.stir();
    await idle();
  };

  it('tells those who follow it what is added after they joined, each row once', async () => {
    table.size = 3;
    const first = await follow();
    await add(2);
    const second = await follow();
    await add(1);
    expect([first.position, second.position]).toEqual(['3', '5']);
    expect([first.heard, second.heard]).toEqual([[3, 4, 5], [5]]);
  });

  it('reads once for all who follow it, and not at all for nobody', async () => {
    const followers = [await follow(), await follow()];
    table.asked.length = 0;
    await add(1);
    expect(table.asked).toHaveLength(1);
    for (const { leave } of followers) leave();
    expect(feed.isForsaken).toBe(true);
    await add(1);
    expect(table.asked).toHaveLength(1);
    const late = await follow();
    await add(1);
    expect(late.heard).toEqual([2]);
  });

  it('reads page by page up to one position, and lets nobody join between two pages', async () => {
    const first = await follow();
    const joining: ReturnType<typeof follow>[] = [];
    table.onAsked = () => {
      table.onAsked = () => undefined;
      // While the first page is read, more is added and somebody comes.
      table.size += 10;
      joining.push(follow());
    };
    await add(2 * PAGE + 1);
    await idle();
    const [late] = await Promise.all(joining);
    await add(1);
    expect(first.heard).toEqual(numbers(0, 2 * PAGE + 12));
    expect([...numbers(0, Number(late?.position)), ...(late?.heard ?? [])]).toEqual(numbers(0, 2 * PAGE + 12));
    const spans = table.asked.map(({ since, until }) => [since, until]);
    expect(spans.slice(0, 3)).toEqual([
      ['0', null],
      ['0', String(2 * PAGE + 11)],
      ['0', String(2 * PAGE + 11)],
    ]);
  });

  it('goes on where it was when the table was away, and repeats nothing that it told', async () => {
    const { heard } = await follow();
    let pages = 0;
    table.onAsked = () => (table.isAway = ++pages === 2);
    await add(PAGE + 5);
    expect(heard).toEqual(numbers(0, PAGE));
    await add(1);
    expect(heard).toEqual(numbers(0, PAGE + 6));
  });

  it('tells whoever joins while the table is away that it cannot', async () => {
    await follow();
    table.isAway = true;
    await expect(follow()).rejects.toThrow('away');
    table.isAway = false;
    const late = await follow();
    await add(1);
    expect(late.heard).toEqual([0]);
  });

  it('reads again when something was added while it read', async () => {
    const { heard } = await follow();
    table.onAsked = () => {
      table.onAsked = () => undefined;
      queueMicrotask(() => {
        table.size += 1;
        feed.stir();
      });
    };
    await add(1);
    await idle();
    expect(heard).toEqual([0, 1]);
  });
});

describe('one who missed something', () => {
  const table = new Table();
  const broadcast = { subscribe: () => () => undefined } as unknown as Broadcast;
  const feeds = new LiveFeeds<number>(table, 'event', broadcast, createLogger({ level: 'silent', format: 'json' }));
  const ctx = { workspaceId: 'w', schema: 's', cell: { name: 'c' } } as WorkspaceContext;
  beforeEach(() => (table.size = 0));
  afterEach(() => (table.onAsked = () => undefined));
  afterAll(() => feeds.close());

  it('hears it page by page at its own pace while more comes, and then what comes, each row once', async () => {
    table.size = 6_000;
    const [told, taken]: [number[][], number[]] = [[], []];
    const leave = await feeds.follow(ctx, '10', {
      tell: async (rows) => {
        told.push([...rows]);
        // More comes than it is told, for a while.
        if (told.length < 5) table.size += 2 * PAGE;
        await idle();
      },
      take: (rows) => taken.push(...rows),
    });
    expect(Math.max(...told.map((rows) => rows.length))).toBe(PAGE);
    table.size += 3;
    const another = await feeds.follow(ctx, String(table.size), { tell: () => Promise.resolve(), take: () => undefined });
    expect([...told.flat(), ...taken]).toEqual(numbers(10, table.size));
    for (const part of [leave, another]) part();
  });

  it('hears nothing twice that comes while it is let in', async () => {
    const heard: number[] = [];
    table.size = 5;
    table.onAsked = () => (table.size = Math.min(table.size + 2, 9));
    const follower = { tell: () => Promise.resolve(), take: (rows: readonly number[]) => void heard.push(...rows) };
    const parts = [await feeds.follow(ctx, '0', follower), await feeds.follow(ctx, '9', { ...follower, take: () => undefined })];
    expect(heard).toEqual(numbers(0, 9));
    for (const part of parts) part();
  });

  it('that has gone, or cannot be told, is followed by nobody', async () => {
    table.size = 6_000;
    const take = (): void => undefined;
    await expect(feeds.follow(ctx, '0', { tell: () => Promise.reject(new Error('gone')), take })).rejects.toThrow('gone');
    table.onAsked = () => {
      throw new Error('away');
    };
    await expect(feeds.follow(ctx, '0', { tell: () => Promise.resolve(), take })).rejects.toThrow('away');
  });
});
