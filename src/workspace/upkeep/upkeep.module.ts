import { Module } from '@nestjs/common';
import { FlowRunsModule } from '../flow-runs/flow-runs.module.js';
import { TaskRunsModule } from '../task-runs/task-runs.module.js';
import { RunDuties } from './run-duties.js';
import { UpkeepRepository } from './upkeep.repository.js';

@Module({ imports: [FlowRunsModule, TaskRunsModule], providers: [RunDuties, UpkeepRepository], exports: [RunDuties] })
export class UpkeepModule {}
