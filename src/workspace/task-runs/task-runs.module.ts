import { Module } from '@nestjs/common';
import { FlowRunsModule } from '../flow-runs/flow-runs.module.js';
import { LimitsModule } from '../limits/limits.module.js';
import { TaskRunStatesController } from './task-run-states.controller.js';
import { TaskRunsController } from './task-runs.controller.js';
import { TaskRunsRepository } from './task-runs.repository.js';
import { TaskRunsService } from './task-runs.service.js';
import { CachedResultsRepository } from './transitions/cached-results.repository.js';
import { CreationRepository } from './transitions/creation.repository.js';
import { TaskRunCreation } from './transitions/task-run-creation.js';
import { TaskRunSurroundings } from './transitions/task-run-surroundings.js';
import { TaskRunTransitions } from './transitions/task-run-transitions.js';
import { TransitionsRepository } from './transitions/transitions.repository.js';

@Module({
  imports: [FlowRunsModule, LimitsModule],
  controllers: [TaskRunsController, TaskRunStatesController],
  providers: [
    TaskRunsRepository,
    TaskRunsService,
    TaskRunCreation,
    TaskRunTransitions,
    CachedResultsRepository,
    CreationRepository,
    TaskRunSurroundings,
    TransitionsRepository,
  ],
  exports: [TaskRunsService],
})
export class TaskRunsModule {}
