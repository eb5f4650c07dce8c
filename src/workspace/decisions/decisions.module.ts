import { Module } from '@nestjs/common';
import { FlowRunsModule } from '../flow-runs/flow-runs.module.js';
import { TaskRunsModule } from '../task-runs/task-runs.module.js';
import { AskersService } from './askers.service.js';
import { DecisionsController } from './decisions.controller.js';
import { DecisionsRepository } from './decisions.repository.js';
import { DecisionsService } from './decisions.service.js';
import { WhyController } from './why/why.controller.js';
import { WhyRepository } from './why/why.repository.js';
import { WhyService } from './why/why.service.js';

@Module({
  imports: [FlowRunsModule, TaskRunsModule],
  controllers: [DecisionsController, WhyController],
  providers: [AskersService, DecisionsRepository, DecisionsService, WhyRepository, WhyService],
  exports: [AskersService, DecisionsService, WhyService],
})
export class DecisionsModule {}
