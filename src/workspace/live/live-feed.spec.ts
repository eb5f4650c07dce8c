import { createLogger } from '@app/telemetry';
import type { WorkspaceContext } from '@app/tenancy';
import { LiveFeed, type LiveTable } from './live-feed.js';
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
