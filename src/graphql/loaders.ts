import type { Workspace, WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import type DataLoader from 'dataloader';
import { WorkspacesService } from '../control/workspaces/workspaces.service.js';
import { fromMap, type Options } from './batching.js';
import { ArtifactLoaders, type ArtifactLoads } from './loaders/artifact.loaders.js';
import { AutomationLoaders, type AutomationLoads } from './loaders/automation.loaders.js';
import { BlockLoaders, type BlockLoads } from './loaders/block.loaders.js';
import { DeploymentLoaders, type DeploymentLoads } from './loaders/deployment.loaders.js';
import { LimitLoaders, type LimitLoads } from './loaders/limit.loaders.js';
import { PoolLoaders, type PoolLoads } from './loaders/pool.loaders.js';
import { RunLoaders, type RunLoads } from './loaders/run.loaders.js';
import { SlaLoaders, type SlaLoads } from './loaders/sla.loaders.js';

/** One statement for each kind of thing that the objects of a list refer to, however long the list is. */
export interface Loaders extends RunLoads, DeploymentLoads, PoolLoads, AutomationLoads, BlockLoads, LimitLoads, SlaLoads, ArtifactLoads {}

/** What batches the reads of one request, or of one subscription. */
export interface RequestLoaders {
  /** Of one workspace's own schema. */
  readonly loaders: (ctx: WorkspaceContext) => Loaders;
  /** To be called by what changes something in it: what is read from then on is read anew. */
  readonly forget: (ctx: WorkspaceContext) => void;
  /** By account id. */
  readonly workspacesOf: DataLoader<string, readonly Workspace[]>;
}

@Injectable()
export class LoaderFactory {
  constructor(
    private readonly workspaces: WorkspacesService,
    private readonly runs: RunLoaders,
    private readonly deployments: DeploymentLoaders,
    private readonly pools: PoolLoaders,
    private readonly automations: AutomationLoaders,
    private readonly blocks: BlockLoaders,
    private readonly limits: LimitLoaders,
    private readonly slas: SlaLoaders,
    private readonly artifacts: ArtifactLoaders,
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
      forget: (ctx) => void known.delete(ctx.workspaceId),
      workspacesOf: fromMap((ids) => this.workspaces.listByAccounts(ids), [], options),
    };
  }

  #ofWorkspace(ctx: WorkspaceContext, options: Options): Loaders {
    return {
      ...this.runs.of(ctx, options),
      ...this.deployments.of(ctx, options),
      ...this.pools.of(ctx, options),
      ...this.automations.of(ctx, options),
      ...this.blocks.of(ctx, options),
      ...this.limits.of(ctx, options),
      ...this.slas.of(ctx, options),
      ...this.artifacts.of(ctx, options),
    };
  }
}

/** All that loads, for whoever wires it. */
export const LOADERS = [LoaderFactory, RunLoaders, DeploymentLoaders, PoolLoaders, AutomationLoaders, BlockLoaders, LimitLoaders, SlaLoaders, ArtifactLoaders];
