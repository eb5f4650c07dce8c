import { Module } from '@nestjs/common';
import { EventsModule } from '../events/events.module.js';
import { FlowRunsModule } from '../flow-runs/flow-runs.module.js';
import { FlowsModule } from '../flows/flows.module.js';
import { LimitsModule } from '../limits/limits.module.js';
import { VariablesModule } from '../variables/variables.module.js';
import { WorkPoolsModule } from '../work-pools/work-pools.module.js';
import { BackfillDuty } from './backfills/backfill.duty.js';
import { BackfillPartsRepository } from './backfills/backfill-parts.repository.js';
import { BackfillsController } from './backfills/backfills.controller.js';
import { BackfillsRepository } from './backfills/backfills.repository.js';
import { BackfillsService } from './backfills/backfills.service.js';
import { BranchesController } from './branches/branches.controller.js';
import { BranchesRepository } from './branches/branches.repository.js';
import { BranchesService } from './branches/branches.service.js';
import { CatchUpController } from './catch-up.controller.js';
import { CatchUpPlanner } from './backfills/catch-up-planner.js';
import { CatchUpService } from './catch-up.service.js';
import { DeploymentChanges } from './deployment-changes.js';
import { DeploymentLimits } from './deployment-limits.js';
import { DeploymentListsController } from './deployment-lists.controller.js';
import { DeploymentQueuesService } from './deployment-queues.service.js';
import { DeploymentRunsController } from './deployment-runs.controller.js';
import { DeploymentRunsService } from './deployment-runs.service.js';
import { DeploymentsController } from './deployments.controller.js';
import { DeploymentsRepository } from './deployments.repository.js';
import { DeploymentsService } from './deployments.service.js';
import { DeploymentUpdatesService } from './deployment-updates.service.js';
import { SchedulesController } from './schedules.controller.js';
import { SchedulesRepository } from './schedules.repository.js';
import { SchedulesService } from './schedules.service.js';
import { Scheduler } from './scheduling/scheduler.js';
import { SchedulingController } from './scheduling/scheduling.controller.js';
import { SchedulingRepository } from './scheduling/scheduling.repository.js';
import { SilenceDuty } from './silence.duty.js';
import { VersionsController } from './versions/versions.controller.js';
import { VersionsRepository } from './versions/versions.repository.js';
import { VersionsService } from './versions/versions.service.js';

@Module({
  imports: [EventsModule, FlowRunsModule, FlowsModule, LimitsModule, VariablesModule, WorkPoolsModule],
  controllers: [
    BackfillsController,
    BranchesController,
    CatchUpController,
    DeploymentListsController,
    DeploymentRunsController,
    DeploymentsController,
    SchedulesController,
    SchedulingController,
    VersionsController,
  ],
  providers: [
    BackfillDuty,
    BackfillPartsRepository,
    BackfillsRepository,
    BackfillsService,
    BranchesRepository,
    BranchesService,
    CatchUpPlanner,
    CatchUpService,
    DeploymentChanges,
    DeploymentLimits,
    DeploymentQueuesService,
    DeploymentRunsService,
    DeploymentsRepository,
    DeploymentsService,
    DeploymentUpdatesService,
    Scheduler,
    SchedulesRepository,
    SchedulesService,
    SchedulingRepository,
    SilenceDuty,
    VersionsRepository,
    VersionsService,
  ],
  exports: [
    BackfillsService,
    BranchesService,
    CatchUpService,
    DeploymentRunsService,
    DeploymentsService,
    DeploymentUpdatesService,
    SchedulesService,
    VersionsService,
  ],
})
export class DeploymentsModule {}
