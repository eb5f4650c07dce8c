import { Module } from '@nestjs/common';
import { DeploymentsModule } from '../deployments/deployments.module.js';
import { EventsModule } from '../events/events.module.js';
import { FlowRunsModule } from '../flow-runs/flow-runs.module.js';
import { WorkPoolsModule } from '../work-pools/work-pools.module.js';
import { ActionsDuty } from './actions/actions.duty.js';
import { ActionsRepository } from './actions/actions.repository.js';
import { ActionsService } from './actions/actions.service.js';
import { ActionPerformer } from './actions/performer.js';
import { AutomationsController } from './automations.controller.js';
import { AutomationsRepository } from './automations.repository.js';
import { AutomationsService } from './automations.service.js';
import { EvaluationDuty } from './engine/evaluation.duty.js';
import { EvaluationsRepository } from './engine/evaluations.repository.js';
import { EvaluationsService } from './engine/evaluations.service.js';

@Module({
  imports: [DeploymentsModule, EventsModule, FlowRunsModule, WorkPoolsModule],
  controllers: [AutomationsController],
  providers: [
    ActionPerformer,
    ActionsDuty,
    ActionsRepository,
    ActionsService,
    AutomationsRepository,
    AutomationsService,
    EvaluationDuty,
    EvaluationsRepository,
    EvaluationsService,
  ],
})
export class AutomationsModule {}
