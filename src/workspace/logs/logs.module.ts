import { Module } from '@nestjs/common';
import { FlowRunsModule } from '../flow-runs/flow-runs.module.js';
import { GuestsModule } from '../guests/guests.module.js';
import { LogsController } from './logs.controller.js';
import { LogsDownloadController } from './logs-download.controller.js';
import { LogsOutSocket } from './logs-out.socket.js';
import { LogStreams } from './log-streams.js';
import { LogsRepository } from './logs.repository.js';
import { LogsService } from './logs.service.js';

@Module({
  imports: [FlowRunsModule, GuestsModule],
  controllers: [LogsController, LogsDownloadController],
  providers: [LogsOutSocket, LogStreams, LogsRepository, LogsService],
  exports: [LogsService, LogStreams],
})
export class LogsModule {}
