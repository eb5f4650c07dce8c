import { Module } from '@nestjs/common';
import { DeploymentsModule } from '../deployments/deployments.module.js';
import { EventsModule } from '../events/events.module.js';
import { WorkPoolsModule } from '../work-pools/work-pools.module.js';
import { AutomationsController } from './automations.controller.js';
import { AutomationsRepository } from './automations.repository.js';
import { AutomationsService } from './automations.service.js';

@Module({
  imports: [DeploymentsModule, EventsModule, WorkPoolsModule],
  controllers: [AutomationsController],
  providers: [AutomationsRepository, AutomationsService],
})
export class AutomationsModule {}
