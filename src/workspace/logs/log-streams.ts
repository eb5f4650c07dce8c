import type { Broadcast } from '@app/broadcast';
import type { Logger } from '@app/telemetry';
import type { WorkspaceContext } from '@app/tenancy';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { BROADCAST, LOGGER } from '../../platform.module.js';
import type { Reader } from '../live/live-feed.js';
import { LiveFeeds } from '../live/live-feeds.js';
import { LogsRepository } from './logs.repository.js';
import type { Log } from './logs.schema.js';

/** What runs write, for those who follow it: read once for all of them. */
@Injectable()
export class LogStreams implements OnModuleDestroy {
  readonly #feeds: LiveFeeds<Log>;

  constructor(logs: LogsRepository, @Inject(BROADCAST) broadcast: Broadcast, @Inject(LOGGER) logger: Logger) {
    this.#feeds = new LiveFeeds(logs, 'log', broadcast, logger);
  }

  onModuleDestroy(): void {
    this.#feeds.close();
  }

  /** The reader hears every line from now on, until it leaves by the function answered. */
  async follow(ctx: WorkspaceContext, reader: Reader<Log>): Promise<() => void> {
    return (await this.#feeds.join(ctx, reader)).leave;
  }
}
