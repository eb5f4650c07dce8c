import type { Broadcast } from '@app/broadcast';
import { newId } from '@app/contract';
import type { Instant } from '@app/engine';
import { Fault } from '@app/faults';
import type { Logger } from '@app/telemetry';
import type { WorkspaceContext } from '@app/tenancy';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { BROADCAST, LOGGER } from '../../../platform.module.js';
import { Gone } from '../../guests/frames.js';
import { Guests, type Guest } from '../../guests/guests.js';
import { Sockets } from '../../../http/sockets.js';
import { Clock } from '../../states/clock.js';
import { ChannelEnd, CLOSE_CODES } from './close-reasons.js';
import { ChannelOpening } from './channel-opening.js';
import { WorkerChannel } from './worker-channel.js';
import { WorkerCleanups } from './worker-cleanups.js';
import { readyFrame, toIntroduction, type Introduction } from './worker-frames.js';
import type { Consumer } from '../cleanups/cleanup.js';
import { CleanupsService } from '../cleanups/cleanups.service.js';
import type { Heard } from '../workers.repository.js';
import { WorkersService } from '../workers.service.js';
import { WorkPoolsService } from '../work-pools.service.js';

/** What an open channel is told. */
interface Member {
  readonly changed: () => void;
  readonly waiting: () => void;
}

/** Where workers stay connected to their pool, instead of asking for it with every heartbeat. Runs they still poll. */
@Injectable()
export class WorkerChannelSocket implements OnModuleInit, OnModuleDestroy {
  /** Those that are open, by their pool. */
  readonly #channels = new Map<string, Set<Member>>();
  readonly #ends: (() => void)[];

  constructor(
    private readonly guests: Guests,
    private readonly sockets: Sockets,
    private readonly opening: ChannelOpening,
    private readonly pools: WorkPoolsService,
    private readonly workers: WorkersService,
    private readonly cleanups: CleanupsService,
    private readonly clock: Clock,
    @Inject(BROADCAST) broadcast: Broadcast,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.#ends = [
      broadcast.subscribe('pool-changed', ({ poolId }) => this.#membersOf(poolId).forEach(({ changed }) => changed())),
      broadcast.subscribe('cleanups-waiting', ({ poolId }) => this.#membersOf(poolId).forEach(({ waiting }) => waiting())),
      broadcast.subscribe('resync', () => this.#stirAll()),
    ];
  }

  onModuleInit(): void {
    this.guests.add({
      path: '/work_pools/:pool/workers/connect',
      permission: 'workspace:run',
      reason: 'authentication_failed',
      converse: async (guest) => this.#converse(guest).catch((error: unknown) => this.#end(guest, error)),
    });
  }

  onModuleDestroy(): void {
    for (const end of this.#ends) end();
  }

  async #converse(guest: Guest): Promise<void> {
    const { ctx, socket, frames } = guest;
    const name = guest.params['pool'] ?? '';
    const hello = toIntroduction(await frames.nextText());
    const { heard, queues, pool } = await this.opening.open(ctx, name, hello);
    const consumer = consumerOf(hello, { poolId: pool.id, queueIds: queues.map(({ id }) => id) });
    // The newest beat, also one that is still on its way to the database.
    let last = Promise.resolve(heard);
    const lose = (): void => void this.#lose(ctx, last, consumer);
    if (socket.readyState === socket.CLOSED) lose();
    else socket.once('close', lose);
    if (consumer) await this.cleanups.rejoin(ctx, consumer);
    const seen = {
      read: async () => await this.pools.find(ctx, name).then((found) => (found?.id === pool.id ? found : null)),
      beat: async (beat: { name: string; intervalSeconds: number }) => {
        const [before, now] = [last, this.workers.heartbeat(ctx, name, { ...beat, metadata: null })];
        last = now.catch(() => before);
        return (await now).poolUpdated;
      },
    };
    const now = (): Instant => this.clock.now();
    const cleanups = new WorkerCleanups(guest, consumer, this.cleanups, now, (error) => this.#unseen(ctx, error));
    const channel = new WorkerChannel(guest, hello, seen, cleanups, now, pool.updated);
    const changed = (): void => void channel.tell('work_pool_updated').catch((error: unknown) => this.#end(guest, error));
    socket.once('close', this.#join(pool.id, { changed, waiting: () => cleanups.stir({ isNews: true }) }));
    socket.send(readyFrame(hello, { workerId: heard.workerId, queues, pool }, now()));
    cleanups.stir({ isNews: true });
    await channel.serve();
  }

  /** Nobody is lost where it is we who go: workers come back to the others, or to us. */
  async #lose(ctx: WorkspaceContext, last: Promise<Heard>, consumer: Consumer | null): Promise<void> {
    if (this.sockets.isClosing) return;
    try {
      await this.workers.markLost(ctx, await last);
      if (consumer) await this.cleanups.leave(ctx, consumer.channelId);
    } catch (error) {
      this.logger.warn({ err: error }, 'A worker that is gone could not be marked so.');
    }
  }

  #join(poolId: string, member: Member): () => void {
    const members = this.#channels.get(poolId) ?? new Set();
    this.#channels.set(poolId, members.add(member));
    return () => {
      members.delete(member);
      if (members.size === 0) this.#channels.delete(poolId);
    };
  }

  #membersOf(poolId: string): Member[] {
    return [...(this.#channels.get(poolId) ?? [])];
  }

  #stirAll(): void {
    for (const { changed, waiting } of [...this.#channels.keys()].flatMap((poolId) => this.#membersOf(poolId))) {
      changed();
      waiting();
    }
  }

  #unseen({ workspaceId }: WorkspaceContext, error: unknown): void {
    this.logger.warn({ workspaceId, err: error }, 'What a worker is to clean up waits for its next heartbeat.');
  }

  #end({ socket }: Guest, error: unknown): void {
    if (error instanceof Gone || socket.readyState !== socket.OPEN) return;
    const reason = error instanceof ChannelEnd ? error.reason : 'transient_server_error';
    const cause = error instanceof ChannelEnd ? error.cause : error;
    if (CLOSE_CODES[reason] === CLOSE_CODES.transient_server_error && !(cause instanceof Fault))
      this.logger.error({ err: cause }, 'A worker’s channel failed.');
    socket.close(CLOSE_CODES[reason], reason);
  }
}

/** Null: it takes nothing. */
const consumerOf = ({ payload, cleanups }: Introduction, place: Pick<Consumer, 'poolId' | 'queueIds'>): Consumer | null =>
  cleanups && { ...cleanups, ...place, consumerId: payload.consumer_id, channelId: newId() };
