import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import type DataLoader from 'dataloader';
import type { RunCounts } from '../../workspace/deployments/backfills/backfills.schema.js';
import { BackfillsService, NO_RUNS } from '../../workspace/deployments/backfills/backfills.service.js';
import type { Deployment, Schedule } from '../../workspace/deployments/deployments.schema.js';
import { DeploymentsService } from '../../workspace/deployments/deployments.service.js';
import { SchedulesService } from '../../workspace/deployments/schedules.service.js';
import type { DeploymentVersion } from '../../workspace/deployments/versions/versions.schema.js';
import { VersionsService } from '../../workspace/deployments/versions/versions.service.js';
import type { FlowRun } from '../../workspace/flow-runs/flow-runs.schema.js';
import { FlowRunsService } from '../../workspace/flow-runs/flow-runs.service.js';
import { byKey, fromMap, grouped, newestOf, type Newest, type Options } from '../batching.js';

/** Of deployments. */
export interface DeploymentLoads {
  readonly deployment: DataLoader<string, Deployment | null>;
  readonly backfillRuns: DataLoader<string, RunCounts>;
  readonly deploymentVersion: DataLoader<string, DeploymentVersion | null>;
  readonly schedules: DataLoader<string, readonly Schedule[]>;
  /** Newest first, up to RECENT_MAX. */
  readonly recentRunsOfDeployment: DataLoader<Newest, readonly FlowRun[], string>;
}

@Injectable()
export class DeploymentLoaders {
  constructor(
    private readonly flowRuns: FlowRunsService,
    private readonly deployments: DeploymentsService,
    private readonly schedules: SchedulesService,
    private readonly versions: VersionsService,
    private readonly backfills: BackfillsService,
  ) {}

  of(ctx: WorkspaceContext, options: Options): DeploymentLoads {
    return {
      deployment: byKey(
        (ids) => this.deployments.byIds(ctx, ids),
        ({ id }) => id,
        options,
      ),
      backfillRuns: fromMap<RunCounts>((ids) => this.backfills.runCounts(ctx, ids), NO_RUNS, options),
      deploymentVersion: byKey(
        (ids) => this.versions.byIds(ctx, ids),
        ({ id }) => id,
        options,
      ),
      schedules: fromMap<readonly Schedule[]>(async (ids) => grouped(await this.schedules.listOf(ctx, ids), ({ deploymentId }) => deploymentId), [], options),
      recentRunsOfDeployment: newestOf(
        (ids, first) => this.flowRuns.recentOfDeployments(ctx, ids, first),
        ({ deploymentId }) => deploymentId ?? '',
        options,
      ),
    };
  }
}
