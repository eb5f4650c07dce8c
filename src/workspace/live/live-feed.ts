import type { WorkspaceContext } from '@app/tenancy';
import type { Logger } from '@app/telemetry';
import { Turns } from '../states/turns.js';
import type { Added, Position, Span } from './position.sql.js';

/** A table that is only ever added to. */
export interface LiveTable<Row> {
  position(ctx: WorkspaceContext): Promise<Position>;
  /** At most `limit` of the rows that were added within the span. */
  added(ctx: WorkspaceContext, span: Span, limit: number): Promise<Added<Row>>;
}

export type Reader<Row> = (rows: readonly Row[]) => void;

const PAGE = 500;

/** What is added to one workspace's table, read once here and handed to everyone who follows it: each row once, none left out. */
export class LiveFeed<Row> {
  readonly #readers = new Set<Reader<Row>>();
  /** Reading and joining take turns, so that whoever joins knows exactly what is still to come. */
  readonly #turns = new Turns();
  #span: Span | null = null;
  #isStirred = false;
  #isReading = false;

  constructor(
    private readonly ctx: WorkspaceContext,
    private readonly table: LiveTable<Row>,
    private readonly logger: Logger,
  ) {}

  get isForsaken(): boolean {
    return this.#readers.size === 0;
  }

  /** The position after which the reader hears everything, and the way to leave. */
  async join(reader: Reader<Row>): Promise<{ position: Position; leave: () => void }> {
    return this.#turns.take('', async () => {
      if (this.#span && !this.isForsaken) await this.#readOn(this.#span);
      else this.#span = startAt(await this.table.position(this.ctx));
      this.#readers.add(reader);
      return { position: this.#span?.since ?? '', leave: () => void this.#readers.delete(reader) };
    });
  }

  /** Something may have been added. */
  stir(): void {
    this.#isStirred = true;
    if (!this.#isReading) void this.#read();
  }

  async #read(): Promise<void> {
    this.#isReading = true;
    try {
      while (this.#isStirred && !this.isForsaken) {
        this.#isStirred = false;
        await this.#turns.take('', async () => this.#span && this.#readOn(this.#span));
      }
    } catch (error) {
      // Nothing is lost: the next stir goes on from here.
      this.logger.warn({ workspaceId: this.ctx.workspaceId, err: error }, 'What is new could not be read yet.');
    } finally {
      this.#isReading = false;
    }
  }

  async #readOn(from: Span): Promise<void> {
    for await (const { rows, span } of pagesOf(this.table, this.ctx, from)) {
      this.#span = span;
      if (rows.length > 0) for (const reader of this.#readers) reader(rows);
    }
  }
}

/** What was added from there up to now, a page at a time, with the span in which everything after the page is. */
export async function* pagesOf<Row>(table: LiveTable<Row>, ctx: WorkspaceContext, from: Span): AsyncGenerator<{ rows: readonly Row[]; span: Span }> {
  // What a failure left half read ends in the past.
  for (let span = from, endsNow = from.until === null; ;) {
    const { rows, mark, until } = await table.added(ctx, span, PAGE);
    span = rows.length < PAGE ? startAt(until) : { since: span.since, until, after: mark };
    yield { rows, span };
    if (span.until !== null) continue;
    if (endsNow) return;
    endsNow = true;
  }
}

export const startAt = (since: Position): Span => ({ since, until: null, after: null });
