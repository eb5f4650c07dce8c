import { Module } from '@nestjs/common';
import { DeploymentsModule } from '../../deployments/deployments.module.js';
import { EventsModule } from '../../events/events.module.js';
import { WorkPoolsModule } from '../work-pools.module.js';
import { PollMarks } from './poll-marks.js';
import { PollMarksRepository } from './poll-marks.repository.js';
import { PollsController } from './polls.controller.js';
import { PollsRepository } from './polls.repository.js';
import { PollsService } from './polls.service.js';
import { SlotsRepository } from './slots.repository.js';
import { SlotsService } from './slots.service.js';

@Module({
  imports: [DeploymentsModule, EventsModule, WorkPoolsModule],
  controllers: [PollsController],
  providers: [PollMarks, PollMarksRepository, PollsRepository, PollsService, SlotsRepository, SlotsService],
  exports: [PollMarks, SlotsService],
})
export class PollingModule {}
