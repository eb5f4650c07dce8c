import { Module } from '@nestjs/common';
import { GuestsModule } from '../../guests/guests.module.js';
import { WorkPoolsModule } from '../work-pools.module.js';
import { ChannelOpening } from './channel-opening.js';
import { WorkerChannelSocket } from './worker-channel.socket.js';

@Module({ imports: [GuestsModule, WorkPoolsModule], providers: [ChannelOpening, WorkerChannelSocket] })
export class WorkerChannelModule {}
