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
import { FRAME_BYTES_MAX, Outlet } from '../live/outlet.js';
import type { Position } from '../live/position.sql.js';
import { Clock } from '../states/clock.js';
import { EventLogRepository } from './event-log.repository.js';
import { compileEventFilter, type EventMatcher } from './event-matcher.js';
import { RESOURCE_ID } from './event.schema.js';
import { toEventReply, type StoredEvent } from './stored-event.js';
import { byTime } from './by-time.js';

/** How far back a subscriber is told what it missed. Source: docs/contract/events.md#subscriptions */
const BACKFILL_MICROS = 15 * 60 * 1_000_000;

const parseFilter = messageParser(EventFilter);

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
    const stream = new EventStream(outlet, wanted, this.clock.now(), this.#feeds, this.events);
    guest.socket.once('close', () => stream.leaveAll());
    return stream;
  }

  /** The reader hears every event from now on, until it leaves by the function answered. */
  async follow(ctx: WorkspaceContext, reader: Reader<StoredEvent>): Promise<() => void> {
    return (await this.#feeds.join(ctx, reader)).leave;
  }

  #frameOf(event: StoredEvent): string {
    const known = this.#frames.get(event);
    if (known !== undefined) return known;
    const frame = frameOf(event);
    this.#frames.set(event, frame);
    return frame;
  }
}

/** With as much of the event as a frame has room for. */
function frameOf(event: StoredEvent): string {
  const nothing = { payload: {}, related: [], resource: { [RESOURCE_ID]: event.resource[RESOURCE_ID] } };
  let frame = '';
  for (const less of [{}, { payload: {} }, { payload: {}, related: [] }, nothing]) {
    frame = writeJson({ type: 'event', event: { ...toEventReply(event), ...less } });
    if (Buffer.byteLength(frame) <= FRAME_BYTES_MAX) break;
  }
  return frame;
}

/** One client's stream: what was before it came, and then what comes, in the workspaces that it follows. */
export class EventStream {
  readonly #matcher: EventMatcher;
  readonly #since: number;
  /** By workspace. */
  readonly #followed = new Map<string, { readonly ctx: WorkspaceContext; readonly leave: () => void }>();

  constructor(
    private readonly outlet: Outlet<StoredEvent>,
    private readonly wanted: Wanted<EventMatcher>,
    now: number,
    private readonly feeds: LiveFeeds<StoredEvent>,
    private readonly events: EventLogRepository,
  ) {
    this.#matcher = wanted.filter;
    this.#since = Math.max(this.#matcher.since, now - BACKFILL_MICROS);
  }

  get isOpen(): boolean {
    return this.outlet.isOpen;
  }

  get followed(): readonly WorkspaceContext[] {
    return [...this.#followed.values()].map(({ ctx }) => ctx);
  }

  /** Settles once the past is told and what comes is told as it comes. Rejects with `Gone` when the client is. */
  async follow(workspaces: readonly WorkspaceContext[]): Promise<void> {
    const places: Place[] = [];
    for (const ctx of workspaces) places.push({ ctx, position: await this.events.position(ctx) });
    if (this.wanted.backfill) await this.#tellPast(places);
    for (const place of places) await this.#followFrom(place);
  }

  leave(workspaceId: string): void {
    this.#followed.get(workspaceId)?.leave();
    this.#followed.delete(workspaceId);
  }

  leaveAll(): void {
    for (const workspaceId of this.#followed.keys()) this.leave(workspaceId);
  }

  /** What was there already, in the order in which it occurred. */
  async #tellPast(places: readonly Place[]): Promise<void> {
    const { filter, matches, matchesRelated, until } = this.#matcher;
    const pasts = places.map(({ ctx, position }) => this.events.occurred(ctx, { since: this.#since, until, position, filter }));
    for await (const page of byTime(pasts)) await this.outlet.tell(page.filter((event) => matches(event) && matchesRelated(event)));
  }

  async #followFrom({ ctx, position }: Place): Promise<void> {
    const { matches } = this.#matcher;
    const wanted = (events: readonly StoredEvent[]): StoredEvent[] => events.filter((event) => event.occurred >= this.#since && matches(event));
    const leave = await this.feeds.follow(ctx, position, {
      tell: async (events) => this.outlet.tell(wanted(events)),
      take: (events) => this.outlet.take(wanted(events)),
    });
    if (!this.isOpen) return leave();
    this.#followed.set(ctx.workspaceId, { ctx, leave });
  }
}

/** A workspace, and what of it is past. */
interface Place {
  readonly ctx: WorkspaceContext;
  readonly position: Position;
}
