import { Module } from '@nestjs/common';
import { FlowRunsModule } from '../flow-runs/flow-runs.module.js';
import { PollingModule } from '../work-pools/polling/polling.module.js';
import { WorkPoolsModule } from '../work-pools/work-pools.module.js';
import { QueuePollsService } from './queue-polls.service.js';
import { WorkQueuesController } from './work-queues.controller.js';

@Module({ imports: [FlowRunsModule, PollingModule, WorkPoolsModule], controllers: [WorkQueuesController], providers: [QueuePollsService] })
export class WorkQueuesModule {}
