import { Module } from '@nestjs/common';
import { BlocksModule } from '../blocks/blocks.module.js';
import { DeliveriesModule } from '../deliveries/deliveries.module.js';
import { DeploymentsModule } from '../deployments/deployments.module.js';
import { EventsModule } from '../events/events.module.js';
import { FlowRunsModule } from '../flow-runs/flow-runs.module.js';
import { FlowsModule } from '../flows/flows.module.js';
import { LimitsModule } from '../limits/limits.module.js';
import { TaskRunsModule } from '../task-runs/task-runs.module.js';
import { VariablesModule } from '../variables/variables.module.js';
import { WorkPoolsModule } from '../work-pools/work-pools.module.js';
import { ActionsDuty } from './actions/actions.duty.js';
import { ActionsRepository } from './actions/actions.repository.js';
import { ActionsService } from './actions/actions.service.js';
import { Messages } from './actions/messages.js';
import { ActionPerformer } from './actions/performer.js';
import { AutomationsController } from './automations.controller.js';
import { AutomationsRepository } from './automations.repository.js';
import { AutomationsService } from './automations.service.js';
import { EvaluationDuty } from './engine/evaluation.duty.js';
import { EvaluationsRepository } from './engine/evaluations.repository.js';
import { EvaluationsService } from './engine/evaluations.service.js';
import { Followers } from './engine/followers.js';
import { FollowersRepository } from './engine/followers.repository.js';
import { MetricValues } from './metrics/metric-values.js';
import { MetricsDuty } from './metrics/metrics.duty.js';
import { MetricsRepository } from './metrics/metrics.repository.js';
import { MetricsService } from './metrics/metrics.service.js';
import { ActionPreviews } from './rehearsal/action-previews.js';
import { MetricPasts } from './rehearsal/metric-pasts.js';
import { RehearsalsController } from './rehearsal/rehearsals.controller.js';
import { RehearsalsService } from './rehearsal/rehearsals.service.js';
import { NearMisses } from './trail/near-misses.js';
import { TrailController } from './trail/trail.controller.js';
import { TrailRepository } from './trail/trail.repository.js';
import { TrailService } from './trail/trail.service.js';
import { ConsoleLinks } from './templates/console-links.js';
import { TemplateContexts } from './templates/template-contexts.js';

@Module({
  imports: [
    BlocksModule,
    DeliveriesModule,
    DeploymentsModule,
    EventsModule,
    FlowRunsModule,
    FlowsModule,
    LimitsModule,
    TaskRunsModule,
    VariablesModule,
    WorkPoolsModule,
  ],
  controllers: [AutomationsController, RehearsalsController, TrailController],
  providers: [
    ActionPerformer,
    ActionPreviews,
    ActionsDuty,
    ActionsRepository,
    ActionsService,
    AutomationsRepository,
    AutomationsService,
    ConsoleLinks,
    EvaluationDuty,
    EvaluationsRepository,
    EvaluationsService,
    Followers,
    FollowersRepository,
    Messages,
    MetricPasts,
    MetricsDuty,
    MetricsRepository,
    MetricsService,
    MetricValues,
    NearMisses,
    RehearsalsService,
    TemplateContexts,
    TrailRepository,
    TrailService,
  ],
  exports: [AutomationsService, RehearsalsService, TrailService],
})
export class AutomationsModule {}
