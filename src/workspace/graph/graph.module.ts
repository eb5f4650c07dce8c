import { Module } from '@nestjs/common';
import { FlowRunsModule } from '../flow-runs/flow-runs.module.js';
import { TaskRunsModule } from '../task-runs/task-runs.module.js';
import { GraphController } from './graph.controller.js';
import { GraphRepository } from './graph.repository.js';
import { GraphService } from './graph.service.js';

@Module({ imports: [FlowRunsModule, TaskRunsModule], controllers: [GraphController], providers: [GraphRepository, GraphService], exports: [GraphService] })
export class GraphModule {}
