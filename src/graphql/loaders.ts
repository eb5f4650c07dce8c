import type { State } from '@app/engine';
import type { Workspace, WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import type DataLoader from 'dataloader';
import { WorkspacesService } from '../control/workspaces/workspaces.service.js';
import type { ArtifactHead } from '../workspace/artifacts/artifact-reads.repository.js';
import { ArtifactReadsService } from '../workspace/artifacts/artifact-reads.service.js';
import type { Automation } from '../workspace/automations/automations.schema.js';
import { AutomationsService } from '../workspace/automations/automations.service.js';
import type { Tally } from '../workspace/automations/trail/trail.repository.js';
import { TrailService } from '../workspace/automations/trail/trail.service.js';
import { BlockDocumentsService } from '../workspace/blocks/block-documents.service.js';
import type { BlockSchema } from '../workspace/blocks/block-schemas.schema.js';
import { BlockSchemasService } from '../workspace/blocks/block-schemas.service.js';
import { BackfillsService, NO_RUNS } from '../workspace/deployments/backfills/backfills.service.js';
import type { RunCounts } from '../workspace/deployments/backfills/backfills.schema.js';
import type { Deployment, Schedule } from '../workspace/deployments/deployments.schema.js';
import { DeploymentsService } from '../workspace/deployments/deployments.service.js';
import { SchedulesService } from '../workspace/deployments/schedules.service.js';
import type { DeploymentVersion } from '../workspace/deployments/versions/versions.schema.js';
import { VersionsService } from '../workspace/deployments/versions/versions.service.js';
import type { FlowRun } from '../workspace/flow-runs/flow-runs.schema.js';
import { FlowRunsService } from '../workspace/flow-runs/flow-runs.service.js';
import type { Flow } from '../workspace/flows/flows.schema.js';
import { FlowsService } from '../workspace/flows/flows.service.js';
import type { SlotHolder } from '../workspace/limits/holders.repository.js';
import { HoldersService } from '../workspace/limits/holders.service.js';
import type { Limit } from '../workspace/limits/limits.schema.js';
import { LimitsService } from '../workspace/limits/limits.service.js';
import type { SlotWaiter } from '../workspace/limits/waiters.repository.js';
import type { SlaViolation, SlaWithState } from '../workspace/slas/sla-states.repository.js';
import { SlaStatesService } from '../workspace/slas/sla-states.service.js';
import type { TaskRun } from '../workspace/task-runs/task-runs.schema.js';
import { TaskRunsService } from '../workspace/task-runs/task-runs.service.js';
import type { Load } from '../workspace/work-pools/polling/slots.repository.js';
import { SlotsService } from '../workspace/work-pools/polling/slots.service.js';
import type { WorkPool } from '../workspace/work-pools/work-pools.schema.js';
import { WorkPoolsService } from '../workspace/work-pools/work-pools.service.js';
import type { WorkQueue } from '../workspace/work-pools/work-queues.schema.js';
import { WorkQueuesService } from '../workspace/work-pools/work-queues.service.js';
import { WorkersService } from '../workspace/work-pools/workers.service.js';
import { byKey, fromMap, grouped, newestOf, type Newest, type Options } from './batching.js';

/** One statement for each kind of thing that the objects of a list refer to, however long the list is. */
export interface Loaders {
  readonly flow: DataLoader<string, Flow | null>;
  readonly flowRun: DataLoader<string, FlowRun | null>;
  readonly flowRunStates: DataLoader<string, readonly State[]>;
  readonly newestRunOfFlow: DataLoader<string, FlowRun | null>;
  readonly taskRun: DataLoader<string, TaskRun | null>;
  readonly taskRunStates: DataLoader<string, readonly State[]>;
  readonly childFlowRunId: DataLoader<string, string | null>;
  readonly deployment: DataLoader<string, Deployment | null>;
  readonly backfillRuns: DataLoader<string, RunCounts>;
  readonly deploymentVersion: DataLoader<string, DeploymentVersion | null>;
  readonly schedules: DataLoader<string, readonly Schedule[]>;
  /** Newest first, up to RECENT_MAX. */
  readonly recentRunsOfDeployment: DataLoader<Newest, readonly FlowRun[], string>;
  readonly workPool: DataLoader<string, WorkPool | null>;
  readonly workPoolLoad: DataLoader<string, Doing>;
  readonly workersOnline: DataLoader<string, number>;
  readonly workQueue: DataLoader<string, WorkQueue | null>;
  readonly workQueueLoad: DataLoader<string, Doing>;
  readonly automation: DataLoader<string, Automation | null>;
  readonly automationTally: DataLoader<string, Tally | null>;
  /** The id of the resource that it belongs to. */
  readonly automationOwner: DataLoader<string, string | null>;
  readonly blockName: DataLoader<string, string | null>;
  /** By type. */
  readonly newestBlockSchema: DataLoader<string, BlockSchema | null>;
  readonly blockDocumentCount: DataLoader<string, number>;
  readonly concurrencyLimit: DataLoader<string, Limit | null>;
  readonly deploymentsOfLimit: DataLoader<string, readonly Deployment[]>;
  /** How many slots of a limit have a lease on them. */
  readonly slotsLeased: DataLoader<string, number>;
  readonly slotHolders: DataLoader<string, readonly SlotHolder[]>;
  readonly slotWaiters: DataLoader<string, readonly SlotWaiter[]>;
  readonly slasOfDeployment: DataLoader<string, readonly SlaWithState[]>;
  readonly violationsOfSla: DataLoader<string, readonly SlaViolation[]>;
  readonly artifact: DataLoader<string, ArtifactHead | null>;
  readonly artifactData: DataLoader<string, string | null>;
  /** By key. */
  readonly artifactCount: DataLoader<string, number>;
  readonly artifactsOfFlowRun: DataLoader<Newest, readonly ArtifactHead[], string>;
  readonly artifactsOfTaskRun: DataLoader<Newest, readonly ArtifactHead[], string>;
}

type Doing = Pick<Load, 'taken' | 'due'>;

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
    private readonly flows: FlowsService,
    private readonly flowRuns: FlowRunsService,
    private readonly taskRuns: TaskRunsService,
    private readonly deployments: DeploymentsService,
    private readonly schedules: SchedulesService,
    private readonly versions: VersionsService,
    private readonly backfills: BackfillsService,
    private readonly pools: WorkPoolsService,
    private readonly queues: WorkQueuesService,
    private readonly workers: WorkersService,
    private readonly slots: SlotsService,
    private readonly automations: AutomationsService,
    private readonly trail: TrailService,
    private readonly blocks: BlockDocumentsService,
    private readonly blockSchemas: BlockSchemasService,
    private readonly limits: LimitsService,
    private readonly holders: HoldersService,
    private readonly slas: SlaStatesService,
    private readonly artifacts: ArtifactReadsService,
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
      ...this.#ofRuns(ctx, options),
      ...this.#ofDeployments(ctx, options),
      ...this.#ofPools(ctx, options),
      ...this.#ofAutomations(ctx, options),
      ...this.#ofBlocks(ctx, options),
      ...this.#ofLimits(ctx, options),
      ...this.#ofSlas(ctx, options),
      ...this.#ofArtifacts(ctx, options),
    };
  }

  #ofRuns(ctx: WorkspaceContext, options: Options) {
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

  #ofDeployments(ctx: WorkspaceContext, options: Options) {
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

  #ofPools(ctx: WorkspaceContext, options: Options) {
    return {
      workPool: byKey(
        (ids) => this.pools.byIds(ctx, ids),
        ({ id }) => id,
        options,
      ),
      workPoolLoad: fromMap<Doing>((ids) => this.slots.loadsOfPools(ctx, ids), NOTHING, options),
      workersOnline: fromMap((ids) => this.workers.countOnline(ctx, ids), 0, options),
      workQueue: byKey(
        (ids) => this.queues.byIds(ctx, ids),
        ({ id }) => id,
        options,
      ),
      workQueueLoad: fromMap<Doing>((ids) => this.slots.loadsOfQueues(ctx, ids), NOTHING, options),
    };
  }

  #ofAutomations(ctx: WorkspaceContext, options: Options) {
    return {
      automation: byKey(
        (ids) => this.automations.byIds(ctx, ids),
        ({ id }) => id,
        options,
      ),
      automationTally: fromMap<Tally | null>((ids) => this.trail.talliesOf(ctx, ids), null, options),
      automationOwner: fromMap<string | null>((ids) => this.automations.ownersOf(ctx, ids), null, options),
      blockName: fromMap<string | null>((ids) => this.blocks.namesOf(ctx, ids), null, options),
    };
  }

  #ofBlocks(ctx: WorkspaceContext, options: Options) {
    return {
      newestBlockSchema: byKey(
        (ids) => this.blockSchemas.newestOfTypes(ctx, ids),
        ({ type }) => type.id,
        options,
      ),
      blockDocumentCount: fromMap((ids) => this.blocks.countByTypes(ctx, ids), 0, options),
    };
  }

  #ofLimits(ctx: WorkspaceContext, options: Options) {
    const limitIdOf = ({ limitId }: { limitId: string }): string => limitId;
    return {
      concurrencyLimit: byKey(
        (ids) => this.limits.byIds(ctx, ids),
        ({ id }) => id,
        options,
      ),
      deploymentsOfLimit: fromMap<readonly Deployment[]>(
        async (ids) => grouped(await this.deployments.ofLimits(ctx, ids), ({ limit }) => limit?.id ?? ''),
        [],
        options,
      ),
      slotsLeased: fromMap((ids) => this.holders.leasedOf(ctx, ids), 0, options),
      slotHolders: fromMap<readonly SlotHolder[]>(async (ids) => grouped(await this.holders.holdersOf(ctx, ids), limitIdOf), [], options),
      slotWaiters: fromMap<readonly SlotWaiter[]>(async (ids) => grouped(await this.holders.waitersOf(ctx, ids), limitIdOf), [], options),
    };
  }

  #ofSlas(ctx: WorkspaceContext, options: Options) {
    return {
      slasOfDeployment: fromMap<readonly SlaWithState[]>(
        async (ids) => grouped(await this.slas.ofDeployments(ctx, ids), ({ deployment_id }) => deployment_id),
        [],
        options,
      ),
      violationsOfSla: fromMap<readonly SlaViolation[]>(async (ids) => grouped(await this.slas.violationsOf(ctx, ids), ({ slaId }) => slaId), [], options),
    };
  }

  #ofArtifacts(ctx: WorkspaceContext, options: Options) {
    return {
      artifact: byKey(
        (ids) => this.artifacts.byIds(ctx, ids),
        ({ id }) => id,
        options,
      ),
      artifactData: fromMap<string | null>((ids) => this.artifacts.dataOf(ctx, ids), null, options),
      artifactCount: fromMap((keys) => this.artifacts.countByKeys(ctx, keys), 0, options),
      artifactsOfFlowRun: newestOf(
        (ids, first) => this.artifacts.ofRuns(ctx, 'flow_run_id', ids, first),
        (artifact) => artifact.flow_run_id ?? '',
        options,
      ),
      artifactsOfTaskRun: newestOf(
        (ids, first) => this.artifacts.ofRuns(ctx, 'task_run_id', ids, first),
        (artifact) => artifact.task_run_id ?? '',
        options,
      ),
    };
  }
}

const NOTHING: Doing = { taken: 0, due: 0 };
