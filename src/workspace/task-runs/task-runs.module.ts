import { Module } from '@nestjs/common';
import { FlowRunsModule } from '../flow-runs/flow-runs.module.js';
import { TaskRunStatesController } from './task-run-states.controller.js';
import { TaskRunsController } from './task-runs.controller.js';
import { TaskRunsRepository } from './task-runs.repository.js';
import { TaskRunsService } from './task-runs.service.js';

@Module({
  imports: [FlowRunsModule],
  controllers: [TaskRunsController, TaskRunStatesController],
  providers: [TaskRunsRepository, TaskRunsService],
  exports: [TaskRunsService],
})
export class TaskRunsModule {}
