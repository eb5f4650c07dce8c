import type { Logger } from '@app/telemetry';
import { Redis } from 'ioredis';
import type { OpenWire } from './relay.js';

const CHANNEL = 'eparch:news';

/** Redis pub/sub: one connection listens, since it can do nothing else then, and one speaks. */
export const redisWire =
  (url: string, logger: Logger): OpenWire =>
  async ({ heard, gap }) => {
    const listener = new Redis(url, { maxRetriesPerRequest: null });
    const speaker = new Redis(url, { maxRetriesPerRequest: 1 });
    for (const redis of [listener, speaker]) redis.on('error', (error: Error) => logger.debug({ err: error }, 'The connection for news broke.'));
    let lost = false;
    listener.on('close', () => (lost = true));
    // Told only once it listens again: what somebody reads before that could be old a moment later.
    listener.on(
      'ready',
      () =>
        void listener
          .subscribe(CHANNEL)
          .then(
            () => lost && gap(),
            () => undefined,
          )
          .finally(() => (lost = false)),
    );
    listener.on('message', (_channel, text) => heard(text));
    await listener.subscribe(CHANNEL);
    return {
      send: async (text) => void (await speaker.publish(CHANNEL, text)),
      close: () => {
        listener.disconnect();
        speaker.disconnect();
        return Promise.resolve();
      },
    };
  };
