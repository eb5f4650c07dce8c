import type { State } from '@app/engine';
import type { Workspace, WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { WorkspacesService } from '../control/workspaces/workspaces.service.js';
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

/** What batches the reads of one request, or of one subscription. */
export interface RequestLoaders {
  /** Of one workspace's own schema. */
  readonly loaders: (ctx: WorkspaceContext) => Loaders;
  /** By account id. */
  readonly workspacesOf: DataLoader<string, readonly Workspace[]>;
}

@Injectable()
export class LoaderFactory {
  constructor(
    private readonly workspaces: WorkspacesService,
    private readonly flows: FlowsService,
    private readonly flowRuns: FlowRunsService,
    private readonly taskRuns: TaskRunsService,
  ) {}

  /** What they have read they do not read again. */
  forRequest(): RequestLoaders {
    return this.#make({ cache: true });
  }

  /** Each message shows things as they are then. */
  forSubscription(): RequestLoaders {
    return this.#make({ cache: false });
  }

  #make(options: Options): RequestLoaders {
    const known = new Map<string, Loaders>();
    return {
      loaders: (ctx) => {
        let loaders = known.get(ctx.workspaceId);
        if (!loaders) known.set(ctx.workspaceId, (loaders = this.#ofWorkspace(ctx, options)));
        return loaders;
      },
      workspacesOf: fromMap((ids) => this.workspaces.listByAccounts(ids), [], options),
    };
  }

  #ofWorkspace(ctx: WorkspaceContext, options: Options): Loaders {
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
      flowRunStates: fromMap((ids) => this.flowRuns.statesOf(ctx, ids), [], options),
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
      taskRunStates: fromMap((ids) => this.taskRuns.statesOf(ctx, ids), [], options),
      childFlowRunId: fromMap((ids) => this.taskRuns.childFlowRunIds(ctx, ids), null, options),
    };
  }
}

type Options = { readonly cache: boolean };

function byKey<T>(read: (keys: readonly string[]) => Promise<readonly T[]>, keyOf: (item: T) => string, options: Options): DataLoader<string, T | null> {
  return new DataLoader(async (keys) => {
    const found = new Map((await read(keys)).map((item) => [keyOf(item), item]));
    return keys.map((key) => found.get(key) ?? null);
  }, options);
}

function fromMap<T>(read: (keys: readonly string[]) => Promise<ReadonlyMap<string, T>>, missing: T, options: Options): DataLoader<string, T> {
  return new DataLoader(async (keys) => {
    const found = await read(keys);
    return keys.map((key) => found.get(key) ?? missing);
  }, options);
}
