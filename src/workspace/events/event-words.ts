import type { EventFilter } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { invalid } from '../../http/validation.js';
import type { FixedFilter } from './event-conditions.js';
import { EventQueriesRepository, type EventCursor } from './event-queries.repository.js';
import type { StoredEvent } from './stored-event.js';

export interface FoundWords {
  /** In the filter's order. */
  readonly events: readonly StoredEvent[];
  /** How many were found on the way; not all of them need be in `events`. */
  readonly fitting: number;
  /** After which it goes on; null where all was looked at. */
  readonly next: EventCursor | null;
}

/** In how many events a page looks for words: so many at a time, until it is full, and in so many at most. */
const LOOK = { share: 5_000, max: 50_000 };

/**
 * No index knows what words are in an event: with one, of words alone, events cost PostgreSQL five times as much to write (75 µs and not 15),
 * and parts of words would need more. So each is looked at, from where the page before ended, and a page says how far it came. That costs
 * some 6 µs an event, 0.3 s for a page at most; to look through all of 300,000 for the number of those that fit took 1.6 s, each time.
 */
@Injectable()
export class EventWords {
  /** In how many events words are looked for where that has no pages: 1.6 s, and not the time of whatever a workspace has. */
  wholeMax = 300_000;

  constructor(private readonly events: EventQueriesRepository) {}

  /** Whether words are asked for that would have to be looked for in more events than that. */
  async areTooWide(ctx: WorkspaceContext, fixed: FixedFilter): Promise<boolean> {
    return hasWords(fixed.filter) && (await this.events.areMore(ctx, fixed, this.wholeMax));
  }

  /** Faults with `request.invalid` where they are. */
  async requireNarrow(ctx: WorkspaceContext, fixed: FixedFilter): Promise<void> {
    if (!(await this.areTooWide(ctx, fixed))) return;
    const most = this.wholeMax.toLocaleString('en');
    throw invalid(['filter', 'text'], `There are more than ${most} events to look for words in. Ask for less time, or for events by name or resource.`);
  }

  async find(ctx: WorkspaceContext, fixed: FixedFilter, after: EventCursor | null, limit: number, { share, max } = LOOK): Promise<FoundWords> {
    const found: StoredEvent[] = [];
    let fitting = 0;
    let next = after;
    for (let looked = 0; looked < max; looked += share) {
      const part = await this.events.look(ctx, fixed, next, { share, limit: limit - found.length });
      found.push(...part.events);
      fitting += part.fitting;
      next = part.looked < share ? null : part.last;
      if (!next || found.length >= limit) break;
    }
    return { events: found, fitting, next: fitting > found.length ? (found.at(-1) ?? after) : next };
  }
}

/** One event of each resource is found in another way: all have to be compared. */
export const searchesWords = (filter: EventFilter): boolean => hasWords(filter) && !filter.resource?.distinct;

const hasWords = ({ text }: EventFilter): boolean => Boolean(text?.query.trim());
