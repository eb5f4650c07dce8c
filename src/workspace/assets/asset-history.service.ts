import type { EventFilter } from '@app/contract';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { EventQueriesService } from '../events/event-queries.service.js';
import { ASSET_ROLE, assetReportOf, MATERIALIZATION_EVENTS, REFERENCE_EVENT, type AssetReport } from './asset-reports.js';
import { AssetsRepository, type RunLevel } from './assets.repository.js';
import type { Materialization } from './assets.schema.js';

/** When, in which order, and for runs how far below the one that was asked for. */
export interface HistoryQuery {
  readonly since?: string;
  readonly until?: string;
  readonly sort?: 'asc' | 'desc';
  readonly depth?: number | null;
  /** So many events are looked at; as many as ever are where it is not said. */
  readonly events?: number;
}

const MATERIALIZED = { event: { name: [...MATERIALIZATION_EVENTS] } } satisfies EventFilter;
const REFERENCED = { event: { name: [REFERENCE_EVENT] } } satisfies EventFilter;
/** So many events are looked at, the first in the order asked for. */
const EVENTS_MAX = 1_000;
const EVER = '1970-01-01T00:00:00Z';

/** What became of assets, as the events tell it that the workspace still keeps. */
@Injectable()
export class AssetHistoryService {
  constructor(
    private readonly assets: AssetsRepository,
    private readonly events: EventQueriesService,
  ) {}

  /** One for each run, its last. */
  async materializations(ctx: WorkspaceContext, key: string, query: HistoryQuery): Promise<Materialization[]> {
    return lastOfEachRun(await this.#materialized(ctx, { resource: { id: [key] } }, query), query);
  }

  /** Materializations of what is made of the asset; one for each run and asset, its last. */
  async references(ctx: WorkspaceContext, key: string, query: HistoryQuery): Promise<Materialization[]> {
    return lastOfEachRun(await this.#materialized(ctx, usedBy(key), query), query);
  }

  /** Faults with `asset.materialization_not_found`. */
  async materialization(ctx: WorkspaceContext, key: string, eventId: string): Promise<Materialization> {
    return this.#only(ctx, { id: { id: [eventId] }, resource: { id: [key] } });
  }

  /** Of something that is made of the asset. Faults with `asset.materialization_not_found`. */
  async reference(ctx: WorkspaceContext, key: string, eventId: string): Promise<Materialization> {
    return this.#only(ctx, { id: { id: [eventId] }, ...usedBy(key) });
  }

  /** Of each asset that a materialization used, the last before it. Faults with `asset.materialization_not_found`. */
  async upstream(ctx: WorkspaceContext, key: string, eventId: string): Promise<Materialization[]> {
    const { upstream, occurred } = await this.materialization(ctx, key, eventId);
    if (upstream.length === 0) return [];
    const before = await this.#materialized(ctx, { resource: { id: [...upstream], distinct: true } }, { until: occurred });
    return before.filter(({ event_id }) => event_id !== eventId);
  }

  /** Faults with `flow_run.not_found`. */
  async ofFlowRun(ctx: WorkspaceContext, id: string, what: 'materialized' | 'referenced', query: HistoryQuery): Promise<AssetReport[]> {
    const runs = await this.assets.flowRunsBelowFlowRun(ctx, id);
    if (runs.length === 0) throw new Fault('flow_run.not_found', 'Flow run not found');
    return this.#below(ctx, runs, null, what, query);
  }

  /** Nothing where no event tells of the task run. */
  async ofTaskRun(ctx: WorkspaceContext, id: string, what: 'materialized' | 'referenced', query: HistoryQuery): Promise<AssetReport[]> {
    return this.#below(ctx, await this.assets.flowRunsBelowTaskRun(ctx, id), id, what, query);
  }

  async #below(ctx: WorkspaceContext, runs: readonly RunLevel[], taskRunId: string | null, what: 'materialized' | 'referenced', query: HistoryQuery) {
    const { depth = null } = query;
    const levels = new Map(runs.map((run) => [run.id, run.level]));
    const ids = [...levels.keys()].map((id) => `prefect.flow-run.${id}`);
    const filter = {
      ...(what === 'materialized' ? MATERIALIZED : REFERENCED),
      related: { id: taskRunId === null ? ids : [...ids, `prefect.task-run.${taskRunId}`] },
    };
    const reports = await this.#reports(ctx, filter, query);
    return reports.filter((report) => depth === null || levelOf(report, levels, taskRunId) <= depth);
  }

  async #only(ctx: WorkspaceContext, filter: EventFilter): Promise<Materialization> {
    const [only] = await this.#materialized(ctx, filter, {});
    if (!only) throw new Fault('asset.materialization_not_found', 'Materialization not found.');
    return only;
  }

  async #materialized(ctx: WorkspaceContext, filter: EventFilter, query: HistoryQuery): Promise<Materialization[]> {
    return (await this.#reports(ctx, { ...MATERIALIZED, ...filter }, query)).filter((report): report is Materialization => report.status !== null);
  }

  async #reports(ctx: WorkspaceContext, filter: EventFilter, { since = EVER, until, sort, events: count = EVENTS_MAX }: HistoryQuery): Promise<AssetReport[]> {
    const order = sort === 'asc' ? 'ASC' : 'DESC';
    const events = await this.events.list(ctx, { ...filter, occurred: { since, until: until ?? null }, order }, Math.min(count, EVENTS_MAX));
    return events.map(assetReportOf).filter((report) => report !== null);
  }
}

const usedBy = (key: string): EventFilter => ({ related: { resources_in_roles: [[key, ASSET_ROLE]] } });

/** A task run lies a level below its flow run. */
function levelOf({ flow_run_id, task_run_id }: AssetReport, levels: ReadonlyMap<string, number>, rootTaskRunId: string | null): number {
  if (rootTaskRunId !== null && task_run_id === rootTaskRunId) return 0;
  return (levels.get(flow_run_id ?? '') ?? 0) + (task_run_id === null ? 0 : 1);
}

/** A run that was tried again may have materialized something twice. */
function lastOfEachRun(reports: readonly Materialization[], { sort }: HistoryQuery): Materialization[] {
  const newestFirst = sort === 'asc' ? [...reports].reverse() : reports;
  const seen = new Set<string>();
  const kept = newestFirst.filter(({ key, event_id, task_run_id, flow_run_id }) => {
    const run = JSON.stringify([key, task_run_id ?? flow_run_id ?? event_id]);
    return seen.size !== seen.add(run).size;
  });
  return sort === 'asc' ? kept.reverse() : kept;
}
