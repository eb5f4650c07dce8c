import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { fromIso, toIso, type EventCountBody, type EventCountReply, type EventFilter } from '@app/contract';
import type { Instant } from '@app/engine';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { invalid } from '../../http/validation.js';
import { Clock } from '../states/clock.js';
import type { FixedFilter } from './event-conditions.js';
import { spanOf } from './event-matcher.js';
import { EventQueriesRepository, type EventCursor } from './event-queries.repository.js';
import { EventWords, searchesWords } from './event-words.js';
import type { StoredEvent } from './stored-event.js';
import { BUCKETS_MAX, bucketsAsked, bucketsOf } from './time-buckets.js';

export interface EventPage {
  readonly events: readonly StoredEvent[];
  /** Of all pages, when the first was asked for; where words are looked for, how many are known to be there. */
  readonly total: number;
  /** Null after the last page. */
  readonly nextToken: string | null;
}

/** Where a query goes on. */
interface Place {
  readonly filter: EventFilter;
  readonly since: string;
  readonly until: string;
  readonly total: number;
  readonly seen: number;
  readonly size: number;
  /** After which it does. */
  readonly last: { readonly id: string; readonly occurred: string };
}

type Seen = Pick<Place, 'total' | 'seen' | 'size'>;

const TOKEN_IS = 'page of events';
export const COUNTABLES = ['day', 'time', 'event', 'resource'] as const;
export type Countable = (typeof COUNTABLES)[number];

/** Events as they are looked up. Their times are fixed with the first page, so that the pages after it are of the same events. */
@Injectable()
export class EventQueriesService {
  constructor(
    private readonly events: EventQueriesRepository,
    private readonly words: EventWords,
    private readonly clock: Clock,
  ) {}

  /** Faults with `request.invalid` where one of each resource is asked for, by words that would have to be looked for in too many. */
  async firstPage(ctx: WorkspaceContext, filter: EventFilter, size: number): Promise<EventPage> {
    const fixed = { filter, ...spanOf(filter, this.clock.now()) };
    if (searchesWords(filter)) return this.#wordsPage(ctx, fixed, null, { total: 0, seen: 0, size });
    await this.words.requireNarrow(ctx, fixed);
    const [total, events] = await Promise.all([this.events.count(ctx, fixed), this.events.page(ctx, fixed, null, size)]);
    return { events, total, nextToken: tokenAfter(ctx, fixed, events, { total, seen: events.length, size }) };
  }

  /** May hold fewer than so many, or none, and not be the last. */
  async #wordsPage(ctx: WorkspaceContext, fixed: FixedFilter, after: EventCursor | null, { total, seen, size }: Seen): Promise<EventPage> {
    const { events, fitting, next } = await this.words.find(ctx, fixed, after, size);
    const known = { total: Math.max(total, seen + fitting), seen: seen + events.length, size };
    return { events, total: known.total, nextToken: size === 0 || !next ? null : sealed(ctx, fixed, next, known) };
  }

  /** Those that match, in the filter's order and at most so many. Nothing is counted. */
  async list(ctx: WorkspaceContext, filter: EventFilter, limit: number): Promise<StoredEvent[]> {
    return this.events.page(ctx, { filter, ...spanOf(filter, this.clock.now()) }, null, limit);
  }

  /** Faults with `page_token.not_ours`. */
  async nextPage(ctx: WorkspaceContext, token: string): Promise<EventPage> {
    const { filter, since, until, total, seen, size, last } = openToken(ctx, token);
    const fixed = { filter, since: fromIso(since) ?? 0, until: fromIso(until) ?? 0 };
    const after: EventCursor = { id: last.id, occurred: fromIso(last.occurred) ?? 0 };
    if (searchesWords(filter)) return this.#wordsPage(ctx, fixed, after, { total, seen, size });
    await this.words.requireNarrow(ctx, fixed);
    const events = await this.events.page(ctx, fixed, after, size);
    return { events, total, nextToken: tokenAfter(ctx, fixed, events, { total, seen: seen + events.length, size }) };
  }

  /** Faults with `request.invalid` where that would be too many buckets, or words in too many events. */
  async count(ctx: WorkspaceContext, by: Countable, { filter, ...body }: EventCountBody): Promise<EventCountReply> {
    const now = this.clock.now();
    const fixed = { filter, ...spanOf(filter, now) };
    const [unit, interval] = by === 'day' ? (['day', 1] as const) : ([body.time_unit ?? 'day', body.time_interval ?? 1] as const);
    const asked = bucketsAsked(fixed.since, fixed.until, unit, interval);
    if (asked > BUCKETS_MAX)
      throw invalid(['filter', 'occurred'], `That is ${asked} spans of time, and at most ${BUCKETS_MAX} are counted. Ask for less time, or for longer spans.`);
    await this.words.requireNarrow(ctx, fixed);
    if (by === 'event' || by === 'resource') return this.#groups(ctx, fixed, by);
    const buckets = bucketsOf(fixed.since, fixed.until, unit, interval, now);
    if (!buckets) throw invalid(['time_interval'], 'Some of these spans of time would be before the year 1, or after 9999. Ask for shorter ones.');
    const counts = await this.events.buckets(ctx, fixed, buckets);
    return Array.from({ length: buckets.count }, (_, index) => {
      const start = buckets.start + index * buckets.spanMicros;
      return {
        value: String(index),
        label: withOffset(start),
        count: counts.get(index) ?? 0,
        start_time: toIso(start),
        end_time: toIso(start + buckets.spanMicros - 1),
      };
    });
  }

  async #groups(ctx: WorkspaceContext, fixed: FixedFilter, by: 'event' | 'resource'): Promise<EventCountReply> {
    const groups = await this.events.groups(ctx, fixed, by);
    return groups.map(({ value, label, count, first, last }) => ({ value, label, count, start_time: toIso(first), end_time: toIso(last) }));
  }
}

/** Null after the last page, and for pages that hold nothing. */
function tokenAfter(ctx: WorkspaceContext, fixed: FixedFilter, events: readonly StoredEvent[], known: Seen): string | null {
  const last = events.at(-1);
  return !last || known.seen >= known.total || events.length < known.size ? null : sealed(ctx, fixed, last, known);
}

function sealed(ctx: WorkspaceContext, { filter, since, until }: FixedFilter, { id, occurred }: EventCursor, known: Seen): string {
  const place: Place = { filter, since: toIso(since), until: toIso(until), ...known, last: { id, occurred: toIso(occurred) } };
  // Proxies pass on addresses of some 8,000 characters, and a filter may name many ids.
  return ctx.secrets.seal(deflateRawSync(JSON.stringify(place)), TOKEN_IS).toString('base64url');
}

/** What was sealed here is what was put in. */
function openToken(ctx: WorkspaceContext, token: string): Place {
  try {
    return JSON.parse(inflateRawSync(ctx.secrets.open(Buffer.from(token, 'base64url'), TOKEN_IS)).toString()) as Place;
  } catch (error) {
    throw new Fault('page_token.not_ours', 'Forbidden', { cause: error });
  }
}

/** As clients print it. */
const withOffset = (instant: Instant): string => toIso(instant).replace(/(\.000000)?Z$/, '+00:00');
