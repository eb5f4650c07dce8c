import { Module } from '@nestjs/common';
import { GuestsModule } from '../guests/guests.module.js';
import { TaskRunsModule } from '../task-runs/task-runs.module.js';
import { LostTaskRuns } from './lost-task-runs.js';
import { ScheduledTaskRunsSocket } from './scheduled-task-runs.socket.js';
import { TaskDeliveriesRepository } from './task-deliveries.repository.js';
import { TaskWorkersController } from './task-workers.controller.js';
import { TaskWorkersRepository } from './task-workers.repository.js';
import { TaskWorkersService } from './task-workers.service.js';

@Module({
  imports: [GuestsModule, TaskRunsModule],
  controllers: [TaskWorkersController],
  providers: [LostTaskRuns, ScheduledTaskRunsSocket, TaskDeliveriesRepository, TaskWorkersRepository, TaskWorkersService],
})
export class BackgroundTasksModule {}
