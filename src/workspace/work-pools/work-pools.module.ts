import { Module } from '@nestjs/common';
import { BlocksModule } from '../blocks/blocks.module.js';
import { EventsModule } from '../events/events.module.js';
import { CleanupsDuty } from './cleanups/cleanups.duty.js';
import { CleanupsRepository } from './cleanups/cleanups.repository.js';
import { CleanupsService } from './cleanups/cleanups.service.js';
import { ForemanDuty } from './foreman.duty.js';
import { ForemanRepository } from './foreman.repository.js';
import { JobVariablesService } from './job-variables.service.js';
import { PoolQueuesController } from './pool-queues.controller.js';
import { WorkersController } from './workers.controller.js';
import { WorkersRepository } from './workers.repository.js';
import { WorkersService } from './workers.service.js';
import { WorkPoolsController } from './work-pools.controller.js';
import { WorkPoolsRepository } from './work-pools.repository.js';
import { WorkPoolsService } from './work-pools.service.js';
import { WorkQueuesRepository } from './work-queues.repository.js';
import { WorkQueuesService } from './work-queues.service.js';

@Module({
  imports: [BlocksModule, EventsModule],
  controllers: [WorkPoolsController, PoolQueuesController, WorkersController],
  providers: [
    CleanupsDuty,
    CleanupsRepository,
    CleanupsService,
    ForemanDuty,
    ForemanRepository,
    JobVariablesService,
    WorkPoolsRepository,
    WorkPoolsService,
    WorkQueuesRepository,
    WorkQueuesService,
    WorkersRepository,
    WorkersService,
  ],
  exports: [CleanupsService, JobVariablesService, WorkersService, WorkPoolsService, WorkQueuesService],
})
export class WorkPoolsModule {}
