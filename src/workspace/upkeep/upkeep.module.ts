import { Module } from '@nestjs/common';
import { FlowRunsModule } from '../flow-runs/flow-runs.module.js';
import { TaskRunsModule } from '../task-runs/task-runs.module.js';
import { WorkPoolsModule } from '../work-pools/work-pools.module.js';
import { DeadClaimsDuty } from './dead-claims.duty.js';
import { DeadClaimsRepository } from './dead-claims.repository.js';
import { RunDuties } from './run-duties.js';
import { UpkeepRepository } from './upkeep.repository.js';

@Module({
  imports: [FlowRunsModule, TaskRunsModule, WorkPoolsModule],
  providers: [DeadClaimsDuty, DeadClaimsRepository, RunDuties, UpkeepRepository],
  exports: [RunDuties],
})
export class UpkeepModule {}
