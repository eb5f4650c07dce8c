import type { Broadcast } from '@app/broadcast';
import { EventFilter, writeJson } from '@app/contract';
import type { Logger } from '@app/telemetry';
import type { WorkspaceContext } from '@app/tenancy';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { messageParser } from '../../http/messages.js';
import { BROADCAST, LOGGER } from '../../platform.module.js';
import type { Guest } from '../guests/guests.js';
import { receiveFilter, type Wanted } from '../live/filter-frame.js';
import type { Reader } from '../live/live-feed.js';
import { LiveFeeds } from '../live/live-feeds.js';
import { Outlet } from '../live/outlet.js';
import type { Position } from '../live/position.sql.js';
import { Clock } from '../states/clock.js';
import { EventLogRepository } from './event-log.repository.js';
import { compileEventFilter, type EventMatcher } from './event-matcher.js';
import { toEventReply, type StoredEvent } from './stored-event.js';
import { byTime } from './by-time.js';

/** How far back a subscriber is told what it missed. Source: docs/contract/events.md#subscriptions */
const BACKFILL_MICROS = 15 * 60 * 1_000_000;
/** The SDK's websockets break at larger ones. */
const FRAME_BYTES_MAX = 1024 * 1024;

const parseFilter = messageParser(EventFilter);

/** A workspace that a stream follows, from the position on. */
export interface Followed {
  readonly ctx: WorkspaceContext;
  readonly position: Position;
  readonly leave: () => void;
}

/** What clients hear that follow events: of one workspace, or of several. */
@Injectable()
export class EventStreams implements OnModuleDestroy {
  readonly #feeds: LiveFeeds<StoredEvent>;
  /** One event is mostly sent to many. */
  readonly #frames = new WeakMap<StoredEvent, string>();

  constructor(
    private readonly events: EventLogRepository,
    private readonly clock: Clock,
    @Inject(BROADCAST) broadcast: Broadcast,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.#feeds = new LiveFeeds(events, 'event', broadcast, logger);
  }

  onModuleDestroy(): void {
    this.#feeds.close();
  }

  /** Waits for the client to say what it wants to hear. Null: it said something else, and the socket is closed. */
  async open(guest: Pick<Guest, 'socket' | 'frames'>): Promise<EventStream | null> {
    const wanted = await receiveFilter(guest, (filter) => compileEventFilter(parseFilter(filter), this.clock.now()));
    if (!wanted) return null;
    const outlet = new Outlet<StoredEvent>(guest.socket, (event) => this.#frameOf(event));
    return new EventStream(outlet, wanted, this.clock.now(), this.#feeds, this.events);
  }

  /** The reader hears every event from now on, until it leaves by the function answered. */
  async follow(ctx: WorkspaceContext, reader: Reader<StoredEvent>): Promise<() => void> {
    return (await this.#feeds.join(ctx, reader)).leave;
  }

  #frameOf(event: StoredEvent): string {
    const known = this.#frames.get(event);
    if (known !== undefined) return known;
    const reply = toEventReply(event);
    const full = writeJson({ type: 'event', event: reply });
    const frame = Buffer.byteLength(full) > FRAME_BYTES_MAX ? writeJson({ type: 'event', event: { ...reply, payload: {} } }) : full;
    this.#frames.set(event, frame);
    return frame;
  }
}

/** One client's stream: what was before it came, and then what comes, in the workspaces that it follows. */
export class EventStream {
  readonly wantsPast: boolean;
  readonly #matcher: EventMatcher;
  readonly #since: number;

  constructor(
    private readonly outlet: Outlet<StoredEvent>,
    wanted: Wanted<EventMatcher>,
    now: number,
    private readonly feeds: LiveFeeds<StoredEvent>,
    private readonly events: EventLogRepository,
  ) {
    this.wantsPast = wanted.backfill;
    this.#matcher = wanted.filter;
    this.#since = Math.max(this.#matcher.since, now - BACKFILL_MICROS);
  }

  get isOpen(): boolean {
    return this.outlet.isOpen;
  }

  async follow(ctx: WorkspaceContext): Promise<Followed> {
    const { matches } = this.#matcher;
    const joined = await this.feeds.join(ctx, (events) => this.outlet.take(events.filter((event) => event.occurred >= this.#since && matches(event))));
    return { ctx, ...joined };
  }

  /** What was there already, in the order in which it occurred. */
  async tellPast(places: readonly Followed[]): Promise<void> {
    const { filter, matches, matchesRelated, until } = this.#matcher;
    const pasts = places.map(({ ctx, position }) => this.events.occurred(ctx, { since: this.#since, until, position, filter }));
    for await (const page of byTime(pasts)) {
      await this.outlet.tell(page.filter((event) => matches(event) && matchesRelated(event)));
      if (!this.isOpen) return;
    }
  }

  /** The past is told: from now on what comes is told as it comes. */
  goLive(): void {
    this.outlet.release();
  }
}
