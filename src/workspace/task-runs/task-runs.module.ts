import { Module } from '@nestjs/common';
import { FlowRunsModule } from '../flow-runs/flow-runs.module.js';
import { TaskRunStatesController } from './task-run-states.controller.js';
import { TaskRunsController } from './task-runs.controller.js';
import { TaskRunsRepository } from './task-runs.repository.js';
import { TaskRunsService } from './task-runs.service.js';
import { CreationRepository } from './transitions/creation.repository.js';
import { TaskRunCreation } from './transitions/task-run-creation.js';
import { TaskRunTransitions } from './transitions/task-run-transitions.js';
import { TransitionsRepository } from './transitions/transitions.repository.js';

@Module({
  imports: [FlowRunsModule],
  controllers: [TaskRunsController, TaskRunStatesController],
  providers: [TaskRunsRepository, TaskRunsService, TaskRunCreation, TaskRunTransitions, CreationRepository, TransitionsRepository],
  exports: [TaskRunsService],
})
export class TaskRunsModule {}
