import { Module } from '@nestjs/common';
import { FlowRunsModule } from '../flow-runs/flow-runs.module.js';
import { LogsController } from './logs.controller.js';
import { LogsDownloadController } from './logs-download.controller.js';
import { LogsRepository } from './logs.repository.js';
import { LogsService } from './logs.service.js';

@Module({ imports: [FlowRunsModule], controllers: [LogsController, LogsDownloadController], providers: [LogsRepository, LogsService], exports: [LogsService] })
export class LogsModule {}
