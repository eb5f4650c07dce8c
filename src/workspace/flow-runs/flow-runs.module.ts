import { Module } from '@nestjs/common';
import { FlowsModule } from '../flows/flows.module.js';
import { FlowRunInputsModule } from '../flow-run-inputs/flow-run-inputs.module.js';
import { VariablesModule } from '../variables/variables.module.js';
import { LimitsModule } from '../limits/limits.module.js';
import { WorkPoolsModule } from '../work-pools/work-pools.module.js';
import { FlowRunActs } from './flow-run-acts.service.js';
import { FlowRunBulk } from './flow-run-bulk.service.js';
import { FlowRunMovesController } from './flow-run-moves.controller.js';
import { FlowRunMovesService } from './flow-run-moves.service.js';
import { FlowRunResumption } from './flow-run-resumption.js';
import { FlowRunReadsController } from './flow-run-reads.controller.js';
import { FlowRunStatesController } from './flow-run-states.controller.js';
import { FlowRunTimes } from './flow-run-times.js';
import { FlowRunsController } from './flow-runs.controller.js';
import { FlowRunListsRepository } from './flow-run-lists.repository.js';
import { FlowRunsRepository } from './flow-runs.repository.js';
import { FlowRunsService } from './flow-runs.service.js';
import { EndedSumsDuty } from './sums/ended-sums.duty.js';
import { EndedSumsRepository } from './sums/ended-sums.repository.js';
import { CreationRepository } from './transitions/creation.repository.js';
import { FlowRunCreation } from './transitions/flow-run-creation.js';
import { FlowRunSurroundings } from './transitions/flow-run-surroundings.js';
import { FlowRunTransitions } from './transitions/flow-run-transitions.js';
import { TransitionsRepository } from './transitions/transitions.repository.js';

@Module({
  imports: [FlowsModule, LimitsModule, FlowRunInputsModule, VariablesModule, WorkPoolsModule],
  controllers: [FlowRunsController, FlowRunMovesController, FlowRunReadsController, FlowRunStatesController],
  providers: [
    FlowRunActs,
    FlowRunBulk,
    FlowRunMovesService,
    FlowRunResumption,
    FlowRunTimes,
    FlowRunListsRepository,
    FlowRunsRepository,
    FlowRunsService,
    FlowRunCreation,
    FlowRunSurroundings,
    FlowRunTransitions,
    CreationRepository,
    TransitionsRepository,
    EndedSumsDuty,
    EndedSumsRepository,
  ],
  exports: [FlowRunActs, FlowRunBulk, FlowRunResumption, FlowRunsService, FlowRunTimes],
})
export class FlowRunsModule {}
