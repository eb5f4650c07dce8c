import type { EventFilter } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { Clock } from '../states/clock.js';
import { spanOf } from './event-matcher.js';
import { EventQueriesRepository, type EventCursor } from './event-queries.repository.js';
import { EventWords, searchesWords } from './event-words.js';
import type { StoredEvent } from './stored-event.js';

export interface FoundEvents {
  /** Newest first. */
  readonly items: readonly StoredEvent[];
  readonly hasNextPage: boolean;
  /** After which the next page begins, when enough was looked at before the page was full. */
  readonly searchedTo: EventCursor | null;
}

/** Events for people, who look at the newest first. */
@Injectable()
export class EventSearchService {
  constructor(
    private readonly events: EventQueriesRepository,
    private readonly words: EventWords,
    private readonly clock: Clock,
  ) {}

  async find(
    ctx: WorkspaceContext,
    filter: EventFilter,
    { first, after }: { first: number; after: EventCursor | null },
    look?: { share: number; max: number },
  ): Promise<FoundEvents> {
    const fixed = { filter, ...spanOf(filter, this.clock.now()) };
    if (searchesWords(filter)) {
      const { events, next } = await this.words.find(ctx, fixed, after, first, look);
      return { items: events, hasNextPage: next !== null, searchedTo: events.length < first ? next : null };
    }
    const found = await this.events.page(ctx, fixed, after, first + 1);
    return { items: found.slice(0, first), hasNextPage: found.length > first, searchedTo: null };
  }

  /** Of all pages. Null: by words that would have to be looked for in too many events. */
  async count(ctx: WorkspaceContext, filter: EventFilter): Promise<number | null> {
    const fixed = { filter, ...spanOf(filter, this.clock.now()) };
    return (await this.words.areTooWide(ctx, fixed)) ? null : this.events.count(ctx, fixed);
  }

  /** Null when there is none. */
  async get(ctx: WorkspaceContext, id: string): Promise<StoredEvent | null> {
    const always = { since: 0, until: Number.MAX_SAFE_INTEGER };
    return (await this.events.page(ctx, { filter: { id: { id: [id] } }, ...always }, null, 1))[0] ?? null;
  }
}
