import type { State } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import type { FlowRun } from '../workspace/flow-runs/flow-runs.schema.js';
import { FlowRunsService } from '../workspace/flow-runs/flow-runs.service.js';
import type { Flow } from '../workspace/flows/flows.schema.js';
import { FlowsService } from '../workspace/flows/flows.service.js';
import type { TaskRun } from '../workspace/task-runs/task-runs.schema.js';
import { TaskRunsService } from '../workspace/task-runs/task-runs.service.js';

/** One statement for each kind of thing that the objects of a list refer to, however long the list is. */
export interface Loaders {
  readonly flow: DataLoader<string, Flow | null>;
  readonly flowRun: DataLoader<string, FlowRun | null>;
  readonly flowRunStates: DataLoader<string, readonly State[]>;
  readonly newestRunOfFlow: DataLoader<string, FlowRun | null>;
  readonly taskRun: DataLoader<string, TaskRun | null>;
  readonly taskRunStates: DataLoader<string, readonly State[]>;
  readonly childFlowRunId: DataLoader<string, string | null>;
}

@Injectable()
export class LoaderFactory {
  constructor(
    private readonly flows: FlowsService,
    private readonly flowRuns: FlowRunsService,
    private readonly taskRuns: TaskRunsService,
  ) {}

  /** Loaders for one request: what they have read they do not read again. */
  forRequest(): (ctx: WorkspaceContext) => Loaders {
    const known = new Map<string, Loaders>();
    return (ctx) => {
      let loaders = known.get(ctx.workspaceId);
      if (!loaders) known.set(ctx.workspaceId, (loaders = this.#make(ctx)));
      return loaders;
    };
  }

  #make(ctx: WorkspaceContext): Loaders {
    return {
      flow: byKey(
        (ids) => this.flows.byIds(ctx, ids),
        ({ id }) => id,
      ),
      flowRun: byKey(
        (ids) => this.flowRuns.byIds(ctx, ids),
        ({ id }) => id,
      ),
      flowRunStates: fromMap((ids) => this.flowRuns.statesOf(ctx, ids), []),
      newestRunOfFlow: byKey(
        (ids) => this.flowRuns.newestOfFlows(ctx, ids),
        ({ flowId }) => flowId,
      ),
      taskRun: byKey(
        (ids) => this.taskRuns.byIds(ctx, ids),
        ({ id }) => id,
      ),
      taskRunStates: fromMap((ids) => this.taskRuns.statesOf(ctx, ids), []),
      childFlowRunId: fromMap((ids) => this.taskRuns.childFlowRunIds(ctx, ids), null),
    };
  }
}

function byKey<T>(read: (keys: readonly string[]) => Promise<readonly T[]>, keyOf: (item: T) => string): DataLoader<string, T | null> {
  return new DataLoader(async (keys) => {
    const found = new Map((await read(keys)).map((item) => [keyOf(item), item]));
    return keys.map((key) => found.get(key) ?? null);
  });
}

function fromMap<T>(read: (keys: readonly string[]) => Promise<ReadonlyMap<string, T>>, missing: T): DataLoader<string, T> {
  return new DataLoader(async (keys) => {
    const found = await read(keys);
    return keys.map((key) => found.get(key) ?? missing);
  });
}
