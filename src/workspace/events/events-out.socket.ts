import type { Broadcast } from '@app/broadcast';
import { EventFilter } from '@app/contract';
import type { Logger } from '@app/telemetry';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { messageParser } from '../../http/messages.js';
import { BROADCAST, LOGGER } from '../../platform.module.js';
import { Guests, type Guest } from '../guests/guests.js';
import { receiveFilter } from '../live/filter-frame.js';
import { LiveFeeds } from '../live/live-feeds.js';
import { Outlet } from '../live/outlet.js';
import { Clock } from '../states/clock.js';
import { compileEventFilter } from './event-matcher.js';
import { EventLogRepository } from './event-log.repository.js';
import { toEventReply, type StoredEvent } from './stored-event.js';

/** How far back a subscriber is told what it missed. Source: docs/contract/events.md#subscriptions */
const BACKFILL_MICROS = 15 * 60 * 1_000_000;
/** The SDK's websockets break at larger ones. */
const FRAME_BYTES_MAX = 1024 * 1024;

const parseFilter = messageParser(EventFilter);

/** Where clients hear what happens, from some time ago on and without a gap. */
@Injectable()
export class EventsOutSocket implements OnModuleInit, OnModuleDestroy {
  readonly #feeds: LiveFeeds<StoredEvent>;
  /** One event is mostly sent to many. */
  readonly #frames = new WeakMap<StoredEvent, string>();

  constructor(
    private readonly guests: Guests,
    private readonly events: EventLogRepository,
    private readonly clock: Clock,
    @Inject(BROADCAST) broadcast: Broadcast,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.#feeds = new LiveFeeds(events, 'event', broadcast, logger);
  }

  onModuleInit(): void {
    this.guests.add({ path: '/events/out', permission: 'workspace:see', converse: async (guest) => this.#converse(guest) });
  }

  onModuleDestroy(): void {
    this.#feeds.close();
  }

  async #converse(guest: Guest): Promise<void> {
    const message = await receiveFilter(guest, parseFilter);
    if (!message) return;
    const { filter, backfill } = message;
    const now = this.clock.now();
    const { matches, matchesRelated, ...asked } = compileEventFilter(filter, now);
    const since = Math.max(asked.since, now - BACKFILL_MICROS);
    const outlet = new Outlet<StoredEvent>(guest.socket, (event) => this.#frameOf(event));
    const { position, leave } = await this.#feeds.join(guest.ctx, (events) => outlet.take(events.filter((event) => event.occurred >= since && matches(event))));
    guest.socket.once('close', leave);
    if (!outlet.isOpen) return leave();
    if (backfill)
      for await (const page of this.events.occurred(guest.ctx, { since, until: asked.until, position, filter })) {
        await outlet.tell(page.filter((event) => matches(event) && matchesRelated(event)));
        if (!outlet.isOpen) return;
      }
    outlet.release();
  }

  #frameOf(event: StoredEvent): string {
    const known = this.#frames.get(event);
    if (known !== undefined) return known;
    const reply = toEventReply(event);
    const full = JSON.stringify({ type: 'event', event: reply });
    const frame = Buffer.byteLength(full) > FRAME_BYTES_MAX ? JSON.stringify({ type: 'event', event: { ...reply, payload: {} } }) : full;
    this.#frames.set(event, frame);
    return frame;
  }
}
