import { Module } from '@nestjs/common';
import { FlowRunsModule } from '../flow-runs/flow-runs.module.js';
import { TaskRunsModule } from '../task-runs/task-runs.module.js';
import { UiRunsController } from './ui-runs.controller.js';
import { UiTaskRunsController } from './ui-task-runs.controller.js';
import { UiRepository } from './ui.repository.js';
import { UiService } from './ui.service.js';

@Module({ imports: [FlowRunsModule, TaskRunsModule], controllers: [UiRunsController, UiTaskRunsController], providers: [UiRepository, UiService] })
export class UiModule {}
