import { Module } from '@nestjs/common';
import { WorkspaceSockets } from '../workspace-sockets.js';
import { EventsController } from './events.controller.js';
import { EventsInSocket } from './events-in.socket.js';
import { EventsRepository } from './events.repository.js';
import { EventWriter } from './event-writer.js';
import { ServerEvents } from './server-events.js';

@Module({
  controllers: [EventsController],
  providers: [EventsInSocket, EventsRepository, EventWriter, ServerEvents, WorkspaceSockets],
  exports: [EventWriter, ServerEvents],
})
export class EventsModule {}
