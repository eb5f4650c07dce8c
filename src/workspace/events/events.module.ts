import { Module } from '@nestjs/common';
import { GuestsModule } from '../guests/guests.module.js';
import { AccountEventsOutSocket } from './account-events-out.socket.js';
import { EventLog } from './event-log.js';
import { EventLogRepository } from './event-log.repository.js';
import { EventsController } from './events.controller.js';
import { EventsInSocket } from './events-in.socket.js';
import { EventsOutSocket } from './events-out.socket.js';
import { EventsRepository } from './events.repository.js';
import { EventQueriesController } from './event-queries.controller.js';
import { EventQueriesRepository } from './event-queries.repository.js';
import { EventQueriesService } from './event-queries.service.js';
import { EventSearchService } from './event-search.service.js';
import { EventStreams } from './event-streams.js';
import { EventWords } from './event-words.js';
import { EventWriter } from './event-writer.js';
import { ServerEvents } from './server-events.js';

@Module({
  imports: [GuestsModule],
  controllers: [EventQueriesController, EventsController],
  providers: [
    AccountEventsOutSocket,
    EventQueriesRepository,
    EventQueriesService,
    EventLog,
    EventLogRepository,
    EventSearchService,
    EventStreams,
    EventsInSocket,
    EventsOutSocket,
    EventsRepository,
    EventWords,
    EventWriter,
    ServerEvents,
  ],
  exports: [EventLog, EventQueriesService, EventSearchService, EventStreams, EventWriter, ServerEvents],
})
export class EventsModule {}
