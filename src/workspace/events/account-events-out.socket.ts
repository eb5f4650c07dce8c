import { setTimeout as sleep } from 'node:timers/promises';
import { toUnavailable } from '@app/database';
import { Tenancy } from '@app/tenancy';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CLOSE } from '../../http/sockets.js';
import { Guests, hasMoved, type AccountGuest } from '../guests/guests.js';
import { isPassing } from '../guests/handshake.js';
import { EventStreams, type EventStream, type Followed } from './event-streams.js';

/** How soon a workspace is followed that was made meanwhile. */
const LOOK_EVERY_MS = 2_000;

/** Where clients hear what happens in all workspaces of an account, also in those that come to be while they listen. */
@Injectable()
export class AccountEventsOutSocket implements OnModuleInit {
  constructor(
    private readonly guests: Guests,
    private readonly streams: EventStreams,
    private readonly tenancy: Tenancy,
  ) {}

  onModuleInit(): void {
    this.guests.addToAccount({ path: '/events/out', permission: 'workspace:see', converse: async (guest) => this.#converse(guest) });
  }

  async #converse(guest: AccountGuest): Promise<void> {
    const stream = await this.streams.open(guest);
    if (!stream) return;
    const following = new Map<string, Followed>();
    const left = new AbortController();
    guest.socket.once('close', () => left.abort());
    try {
      await this.#followNew(guest, stream, following);
      if (stream.wantsPast) await stream.tellPast([...following.values()]);
      stream.goLive();
      while (stream.isOpen) {
        await sleep(LOOK_EVERY_MS, undefined, { signal: left.signal, ref: false });
        await stream.tellPast(await this.#followNewIfPossible(guest, stream, following));
      }
    } catch (error) {
      if (!left.signal.aborted) throw error;
    } finally {
      for (const { leave } of following.values()) leave();
    }
  }

  async #followNewIfPossible(guest: AccountGuest, stream: EventStream, following: Map<string, Followed>): Promise<Followed[]> {
    try {
      return await this.#followNew(guest, stream, following);
    } catch (error) {
      if (isPassing(toUnavailable(error) ?? error)) return [];
      throw error;
    }
  }

  /** Answers those that were not followed before. */
  async #followNew({ accountId, socket }: AccountGuest, stream: EventStream, following: Map<string, Followed>): Promise<Followed[]> {
    const ids = new Set(await this.tenancy.listIn(accountId));
    for (const [id, { leave }] of following) {
      if (ids.has(id)) continue;
      leave();
      following.delete(id);
    }
    const added: Followed[] = [];
    for (const id of ids) {
      const ctx = await this.tenancy.openById(id);
      const known = following.get(id);
      if (known && ctx && hasMoved(known.ctx, ctx)) socket.close(CLOSE.restart, 'a workspace moved');
      if (known || !ctx) continue;
      const followed = await stream.follow(ctx);
      following.set(id, followed);
      added.push(followed);
    }
    return added;
  }
}
