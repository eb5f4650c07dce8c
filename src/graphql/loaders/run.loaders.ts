import type { State } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import type DataLoader from 'dataloader';
import type { FlowRun } from '../../workspace/flow-runs/flow-runs.schema.js';
import { FlowRunsService } from '../../workspace/flow-runs/flow-runs.service.js';
import type { Flow } from '../../workspace/flows/flows.schema.js';
import { FlowsService } from '../../workspace/flows/flows.service.js';
import type { TaskRun } from '../../workspace/task-runs/task-runs.schema.js';
import { TaskRunsService } from '../../workspace/task-runs/task-runs.service.js';
import { byKey, fromMap, type Options } from '../batching.js';

/** Of flows, their runs and task runs. */
export interface RunLoads {
  readonly flow: DataLoader<string, Flow | null>;
  readonly flowRun: DataLoader<string, FlowRun | null>;
  readonly flowRunStates: DataLoader<string, readonly State[]>;
  readonly newestRunOfFlow: DataLoader<string, FlowRun | null>;
  readonly taskRun: DataLoader<string, TaskRun | null>;
  readonly taskRunStates: DataLoader<string, readonly State[]>;
  readonly childFlowRunId: DataLoader<string, string | null>;
}

@Injectable()
export class RunLoaders {
  constructor(
    private readonly flows: FlowsService,
    private readonly flowRuns: FlowRunsService,
    private readonly taskRuns: TaskRunsService,
  ) {}

  of(ctx: WorkspaceContext, options: Options): RunLoads {
    return {
      flow: byKey(
        (ids) => this.flows.byIds(ctx, ids),
        ({ id }) => id,
        options,
      ),
      flowRun: byKey(
        (ids) => this.flowRuns.byIds(ctx, ids),
        ({ id }) => id,
        options,
      ),
      flowRunStates: fromMap<readonly State[]>((ids) => this.flowRuns.statesOf(ctx, ids), [], options),
      newestRunOfFlow: byKey(
        (ids) => this.flowRuns.newestOfFlows(ctx, ids),
        ({ flowId }) => flowId,
        options,
      ),
      taskRun: byKey(
        (ids) => this.taskRuns.byIds(ctx, ids),
        ({ id }) => id,
        options,
      ),
      taskRunStates: fromMap<readonly State[]>((ids) => this.taskRuns.statesOf(ctx, ids), [], options),
      childFlowRunId: fromMap<string | null>((ids) => this.taskRuns.childFlowRunIds(ctx, ids), null, options),
    };
  }
}
