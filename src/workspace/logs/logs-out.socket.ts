import type { Broadcast } from '@app/broadcast';
import { Nullable } from '@app/contract';
import type { Logger } from '@app/telemetry';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { messageParser } from '../../http/messages.js';
import { BROADCAST, LOGGER } from '../../platform.module.js';
import { Guests, type Guest } from '../guests/guests.js';
import { receiveFilter } from '../live/filter-frame.js';
import { LiveFeeds } from '../live/live-feeds.js';
import { Outlet } from '../live/outlet.js';
import { compileLogFilter } from './log-matcher.js';
import { LogsRepository } from './logs.repository.js';
import { LogFilter, toLogReply, type Log } from './logs.schema.js';

const parseFilter = messageParser(Nullable(LogFilter));

/** Where clients hear what runs write, from now on. */
@Injectable()
export class LogsOutSocket implements OnModuleInit, OnModuleDestroy {
  readonly #feeds: LiveFeeds<Log>;

  constructor(
    private readonly guests: Guests,
    logs: LogsRepository,
    @Inject(BROADCAST) broadcast: Broadcast,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.#feeds = new LiveFeeds(logs, 'log', broadcast, logger);
  }

  onModuleInit(): void {
    this.guests.add({ path: '/logs/out', permission: 'workspace:see', converse: async (guest) => this.#converse(guest) });
  }

  onModuleDestroy(): void {
    this.#feeds.close();
  }

  async #converse(guest: Guest): Promise<void> {
    const message = await receiveFilter(guest, parseFilter);
    if (!message) return;
    const matches = compileLogFilter(message.filter);
    const outlet = new Outlet<Log>(guest.socket, (log) => JSON.stringify({ type: 'log', log: toLogReply(log) }));
    outlet.release();
    const { leave } = await this.#feeds.join(guest.ctx, (logs) => outlet.take(logs.filter(matches)));
    guest.socket.once('close', leave);
    if (!outlet.isOpen) leave();
  }
}
