import type { EventFilter } from '@app/contract';
import type { Instant } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { Clock } from '../states/clock.js';
import type { FixedFilter } from './event-conditions.js';
import { spanOf } from './event-matcher.js';
import { EventQueriesRepository, type EventCursor } from './event-queries.repository.js';
import type { StoredEvent } from './stored-event.js';

export interface FoundEvents {
  /** Newest first. */
  readonly items: readonly StoredEvent[];
  readonly hasNextPage: boolean;
  /** Where the next page begins when time was up before the page was full. */
  readonly searchedSince: Instant | null;
}

/** For one page of a search. A span that was begun is finished. */
const BUDGET_MS = 1_000;
/** The first span that is looked through; each is twice as long as the one before. */
const SPAN_MICROS = 3_600_000_000;
/** Before every id. */
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/**
 * Events for people, who look at the newest first. No index knows what words are in an event: one for that would cost every event that is
 * written, so a search reads back in time for as long as somebody waits, and says how far it came.
 */
@Injectable()
export class EventSearchService {
  constructor(
    private readonly events: EventQueriesRepository,
    private readonly clock: Clock,
  ) {}

  async find(
    ctx: WorkspaceContext,
    filter: EventFilter,
    { first, after }: { first: number; after: EventCursor | null },
    budgetMs = BUDGET_MS,
  ): Promise<FoundEvents> {
    const fixed = { filter, ...spanOf(filter, this.clock.now()) };
    if (filter.text?.query.trim()) return this.#search(ctx, fixed, { first, after }, performance.now() + budgetMs);
    return pageOf(await this.events.page(ctx, fixed, after, first + 1), first);
  }

  /** Of all pages. */
  async count(ctx: WorkspaceContext, filter: EventFilter): Promise<number> {
    return this.events.count(ctx, { filter, ...spanOf(filter, this.clock.now()) });
  }

  /** Null when there is none. */
  async get(ctx: WorkspaceContext, id: string): Promise<StoredEvent | null> {
    const always = { since: 0, until: Number.MAX_SAFE_INTEGER };
    return (await this.events.page(ctx, { filter: { id: { id: [id] } }, ...always }, null, 1))[0] ?? null;
  }

  async #search(ctx: WorkspaceContext, fixed: FixedFilter, { first, after }: { first: number; after: EventCursor | null }, deadline: number) {
    const found: StoredEvent[] = [];
    let until = Math.min(fixed.until, after?.occurred ?? Infinity);
    for (let span = SPAN_MICROS; until >= fixed.since; span *= 2) {
      const since = Math.max(fixed.since, until - span);
      found.push(...(await this.events.page(ctx, { ...fixed, since, until }, after, first + 1 - found.length)));
      if (found.length > first || since === fixed.since) break;
      if (performance.now() >= deadline) return { items: found, hasNextPage: true, searchedSince: since };
      until = since - 1;
    }
    return pageOf(found, first);
  }
}

/** Where a search goes on that came as far as that. */
export const cursorBefore = (searchedSince: Instant): EventCursor => ({ occurred: searchedSince, id: FIRST_ID });

const pageOf = (found: readonly StoredEvent[], first: number): FoundEvents => ({
  items: found.slice(0, first),
  hasNextPage: found.length > first,
  searchedSince: null,
});
