import { setTimeout as sleep } from 'node:timers/promises';
import { toUnavailable } from '@app/database';
import { Tenancy, type WorkspaceContext } from '@app/tenancy';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CLOSE } from '../../http/sockets.js';
import { Guests, hasMoved, type AccountGuest } from '../guests/guests.js';
import { isPassing } from '../guests/handshake.js';
import { EventStreams, type EventStream } from './event-streams.js';

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
    const left = new AbortController();
    guest.socket.once('close', () => left.abort());
    try {
      await this.#followNew(guest, stream);
      while (stream.isOpen) {
        await sleep(LOOK_EVERY_MS, undefined, { signal: left.signal, ref: false });
        await this.#followNewIfPossible(guest, stream);
      }
    } catch (error) {
      if (!left.signal.aborted) throw error;
    }
  }

  async #followNewIfPossible(guest: AccountGuest, stream: EventStream): Promise<void> {
    try {
      await this.#followNew(guest, stream);
    } catch (error) {
      if (!isPassing(toUnavailable(error) ?? error)) throw error;
    }
  }

  async #followNew({ accountId, socket }: AccountGuest, stream: EventStream): Promise<void> {
    const ids = await this.tenancy.listIn(accountId);
    for (const { workspaceId } of stream.followed) if (!ids.includes(workspaceId)) stream.leave(workspaceId);
    const known = new Map(stream.followed.map((ctx) => [ctx.workspaceId, ctx]));
    const added: WorkspaceContext[] = [];
    for (const id of ids) {
      const [before, now] = [known.get(id), await this.tenancy.openById(id)];
      if (before && now && hasMoved(before, now)) socket.close(CLOSE.restart, 'a workspace moved');
      if (!before && now) added.push(now);
    }
    await stream.follow(added);
  }
}
