import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Guests, type Guest } from '../guests/guests.js';
import { EventStreams } from './event-streams.js';

/** Where clients hear what happens in a workspace, from some time ago on and without a gap. */
@Injectable()
export class EventsOutSocket implements OnModuleInit {
  constructor(
    private readonly guests: Guests,
    private readonly streams: EventStreams,
  ) {}

  onModuleInit(): void {
    this.guests.add({ path: '/events/out', permission: 'workspace:see', converse: async (guest) => this.#converse(guest) });
  }

  async #converse(guest: Guest): Promise<void> {
    const stream = await this.streams.open(guest);
    await stream?.follow([guest.ctx]);
  }
}
