import { fromIso, parseJson, writeJson, type BackfillCreateBody, type BackfillListBody, type JsonMap } from '@app/contract';
import { inTransaction, storableJson } from '@app/database';
import type { StateType } from '@app/engine';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { Upkeep } from '../../../loops/upkeep.js';
import { invalid } from '../../../http/validation.js';
import { pageOf } from '../../filters/page.js';
import type { CreatedBy } from '../../flow-runs/flow-runs.schema.js';
import { Clock } from '../../states/clock.js';
import { deploymentNotFound, scheduleNotFound } from '../deployment-faults.js';
import { DeploymentRunsService, requireFitting } from '../deployment-runs.service.js';
import { DeploymentsRepository } from '../deployments.repository.js';
import type { Deployment } from '../deployments.schema.js';
import { mapOf } from '../schedules.js';
import { merged } from '../scheduling/scheduled-runs.js';
import { SchedulesRepository } from '../schedules.repository.js';
import type { KeptSchedule } from '../scheduling/scheduling.repository.js';
import { BackfillsRepository } from './backfills.repository.js';
import { BACKFILLS, backfillNotFound, type Backfill, type BackfillProgress, type PlannedRun, type RunCounts } from './backfills.schema.js';
import { datesWithin, toPlannedRuns, type Window } from './window-dates.js';

/** Most runs of one backfill. */
export const RUNS_MAX = 10_000;

/** A backfill that is asked for: its members, and the same with exact numbers. */
export interface SentBackfill {
  readonly body: BackfillCreateBody;
  readonly exact: JsonMap;
}

/** All fault with `deployment.not_found` or `backfill.not_found` for what they name. */
@Injectable()
export class BackfillsService {
  constructor(
    private readonly backfills: BackfillsRepository,
    private readonly deployments: DeploymentsRepository,
    private readonly schedules: SchedulesRepository,
    private readonly runs: DeploymentRunsService,
    private readonly upkeep: Upkeep,
    private readonly clock: Clock,
  ) {}

  /**
   * What a backfill would come to. Faults with `deployment_schedule.not_found`, `backfill.too_many_runs`, `deployment.not_fitting`,
   * `parameters.not_hydrated` and `request.invalid`.
   */
  async plan(ctx: WorkspaceContext, deploymentId: string, sent: SentBackfill): Promise<PlannedRun[]> {
    return (await this.#plan(ctx, deploymentId, sent)).runs;
  }

  /** Faults as `plan` does. */
  async create(ctx: WorkspaceContext, deploymentId: string, sent: SentBackfill, by: CreatedBy | null): Promise<Backfill> {
    const { runs, ...planned } = await this.#plan(ctx, deploymentId, sent);
    const { repeat, max_concurrent: maxConcurrent = null } = sent.body;
    const more = { deploymentId, origin: 'REQUEST', repeats: repeat ?? false, maxConcurrent, createdBy: by } as const;
    const made = await inTransaction(ctx, async (transaction) => {
      if (!(await this.deployments.lock(transaction, { id: deploymentId }))) throw deploymentNotFound();
      return this.backfills.insert(transaction, { ...planned, ...more }, runs);
    });
    this.upkeep.hint(ctx, BACKFILLS, this.clock.now());
    return made;
  }

  async get(ctx: WorkspaceContext, deploymentId: string, id: string): Promise<BackfillProgress> {
    const backfill = await this.backfills.find(ctx, deploymentId, id);
    if (!backfill) throw await this.#missing(ctx, deploymentId, id);
    return { ...backfill, runs: (await this.runCounts(ctx, [backfill.id])).get(backfill.id) ?? NO_RUNS };
  }

  /** Null: there is none. */
  async find(ctx: WorkspaceContext, deploymentId: string, id: string): Promise<Backfill | null> {
    return this.backfills.find(ctx, deploymentId, id);
  }

  /** How the runs of each fare; one that has made none is left out. */
  async runCounts(ctx: WorkspaceContext, ids: readonly string[]): Promise<Map<string, RunCounts>> {
    const counts = new Map<string, RunCounts>();
    for (const { backfillId, stateType, count } of await this.backfills.countRuns(ctx, ids)) {
      const known = counts.get(backfillId) ?? NO_RUNS;
      const group = stateType ? GROUPS[stateType] : 'deleted';
      counts.set(backfillId, { ...known, [group]: known[group] + count });
    }
    return counts;
  }

  /** Newest first. */
  async list(ctx: WorkspaceContext, body: BackfillListBody): Promise<Backfill[]> {
    return this.backfills.list(ctx, body, pageOf(body));
  }

  /** Newest first. */
  async listOf(ctx: WorkspaceContext, deploymentId: string): Promise<Backfill[]> {
    if (!(await this.deployments.find(ctx, deploymentId))) throw deploymentNotFound();
    return this.list(ctx, { deployments: { id: { any_: [deploymentId] } } });
  }

  /** Nothing more is made at once. Its runs that wait are cancelled little by little, and where `running` those that have begun. */
  async cancel(ctx: WorkspaceContext, deploymentId: string, id: string, { running }: { running: boolean }): Promise<Backfill> {
    const backfill = await this.backfills.cancel(ctx, deploymentId, id, { endsRunning: running });
    if (!backfill) throw await this.#missing(ctx, deploymentId, id);
    this.upkeep.hint(ctx, BACKFILLS, this.clock.now());
    return backfill;
  }

  async #missing(ctx: WorkspaceContext, deploymentId: string, id: string): Promise<Fault> {
    if (!(await this.deployments.find(ctx, deploymentId))) return deploymentNotFound();
    return backfillNotFound(deploymentId, id);
  }

  async #plan(ctx: WorkspaceContext, deploymentId: string, { body, exact }: SentBackfill) {
    const window = this.#windowOf(body);
    const deployment = await this.deployments.find(ctx, deploymentId);
    if (!deployment) throw deploymentNotFound();
    const schedules = await this.#schedulesOf(ctx, deploymentId, body.schedule_ids ?? null);
    const parameters = await this.#parametersOf(ctx, deployment, schedules, mapOf(exact.get('parameters')));
    const dates = await datesWithin(schedules, window, RUNS_MAX);
    if (!dates) throw new Fault('backfill.too_many_runs', `A backfill may make at most ${RUNS_MAX} flow runs: choose a shorter window.`);
    const taken = body.repeat ? [] : await this.backfills.listTaken(ctx, deploymentId, schedules, dates);
    const runs = toPlannedRuns(dates, taken);
    return { ...window, schedules, parameters, runs };
  }

  /** Faults with `request.invalid`. */
  #windowOf({ from: fromText, to: toText }: BackfillCreateBody): Window {
    const now = this.clock.now();
    const [from, to] = [fromIso(fromText), toText ? fromIso(toText) : now];
    if (from === null) throw invalid(['from'], 'There is no such time');
    if (to === null) throw invalid(['to'], 'There is no such time');
    if (from >= to) throw invalid(['from'], 'The window must begin before its end');
    if (to > now) throw invalid(['to'], 'The window must be past: what is to come is made by the schedules themselves');
    return { from, to };
  }

  /** Those that are named; else those that are active. Faults with `deployment_schedule.not_found`. */
  async #schedulesOf(ctx: WorkspaceContext, deploymentId: string, ids: readonly string[] | null): Promise<KeptSchedule[]> {
    const all = await this.schedules.list(ctx, [deploymentId]);
    const wanted = ids && new Set(ids.map((id) => id.toLowerCase()));
    const found = all.filter(({ id, active }) => wanted?.has(id) ?? active);
    if (wanted && found.length < wanted.size) throw scheduleNotFound();
    return found.map(({ id, slug, schedule, parameters }) => ({ id, slug, schedule, parameters }));
  }

  /** Those that were sent, made whole; they have to fit what each of the schedules makes. */
  async #parametersOf(ctx: WorkspaceContext, deployment: Deployment, schedules: readonly KeptSchedule[], sent: JsonMap): Promise<string> {
    const parameters = storableJson(writeJson(await this.runs.hydrated(ctx, sent)));
    for (const schedule of deployment.enforceParameterSchema ? schedules : []) {
      requireFitting(deployment, parseJson(merged(deployment.parameters, schedule.parameters, parameters)) as JsonMap);
    }
    return parameters;
  }
}

const GROUPS: Readonly<Record<StateType, keyof RunCounts>> = {
  SCHEDULED: 'waiting',
  PENDING: 'waiting',
  PAUSED: 'running',
  RUNNING: 'running',
  CANCELLING: 'running',
  COMPLETED: 'completed',
  FAILED: 'failed',
  CRASHED: 'crashed',
  CANCELLED: 'cancelled',
};

export const NO_RUNS: RunCounts = { waiting: 0, running: 0, completed: 0, failed: 0, crashed: 0, cancelled: 0, deleted: 0 };
