import { Module } from '@nestjs/common';
import { WorkspaceSockets } from '../workspace-sockets.js';
import { EventsController } from './events.controller.js';
import { EventsInSocket } from './events-in.socket.js';
import { EventsRepository } from './events.repository.js';
import { EventWriter } from './event-writer.js';

@Module({ controllers: [EventsController], providers: [EventsInSocket, EventsRepository, EventWriter, WorkspaceSockets], exports: [EventWriter] })
export class EventsModule {}
