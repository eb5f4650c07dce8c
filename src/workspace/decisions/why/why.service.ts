import type { State } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { FlowRunsService } from '../../flow-runs/flow-runs.service.js';
import type { FlowRun } from '../../flow-runs/flow-runs.schema.js';
import { Clock } from '../../states/clock.js';
import { upstreamTaskRunIds, type TaskRun } from '../../task-runs/task-runs.schema.js';
import { TaskRunsService } from '../../task-runs/task-runs.service.js';
import { AskersService } from '../askers.service.js';
import { DecisionsService } from '../decisions.service.js';
import type { RunDecision } from '../decisions.repository.js';
import { explainFlowRun } from './explain-flow-run.js';
import { explainTaskRun } from './explain-task-run.js';
import type { Act, Explanation, Subject } from './explanation.js';
import type { Failure } from './flow-run-facts.js';
import { toFailure, toFlowRunFacts, toLimit } from './why.schema.js';
import { WhyRepository, type HolderRow, type SurroundingsRow } from './why.repository.js';

/** Looked through for who brought a run where it is. */
const DECISIONS_MAX = 20;
const UPSTREAM_MAX = 20;

/** Says why runs are in the state they are in. */
@Injectable()
export class WhyService {
  constructor(
    private readonly rows: WhyRepository,
    private readonly decisions: DecisionsService,
    private readonly askers: AskersService,
    private readonly flowRuns: FlowRunsService,
    private readonly taskRuns: TaskRunsService,
    private readonly clock: Clock,
  ) {}

  /** Faults with `flow_run.not_found`. */
  async ofFlowRun(ctx: WorkspaceContext, flowRunId: string): Promise<Explanation> {
    return this.explainFlowRun(ctx, await this.flowRuns.get(ctx, flowRunId));
  }

  /** Faults with `task_run.not_found`. */
  async ofTaskRun(ctx: WorkspaceContext, taskRunId: string): Promise<Explanation> {
    return this.explainTaskRun(ctx, await this.taskRuns.get(ctx, taskRunId));
  }

  async explainFlowRun(ctx: WorkspaceContext, flowRun: FlowRun): Promise<Explanation> {
    const [surroundings, acts, failures] = await Promise.all([
      this.rows.findSurroundings(ctx, flowRun.id),
      this.#acts(ctx, flowRun.id, flowRun.state),
      this.#failures(ctx, flowRun.id, flowRun.state),
    ]);
    const holders = surroundings && flowRun.state?.type === 'SCHEDULED' ? await this.#holders(ctx, surroundings) : [];
    return explainFlowRun({ ...toFlowRunFacts(this.clock.now(), flowRun, surroundings, holders), ...acts, failures });
  }

  async explainTaskRun(ctx: WorkspaceContext, taskRun: TaskRun): Promise<Explanation> {
    const waits = taskRun.state?.type === 'SCHEDULED' || taskRun.state?.type === 'PENDING';
    const [[flowRun], limits, upstream, acts, childFlowRun] = await Promise.all([
      this.flowRuns.byIds(ctx, taskRun.flowRunId === null ? [] : [taskRun.flowRunId]),
      waits ? this.#limits(ctx, taskRun.tags) : [],
      waits ? this.taskRuns.byIds(ctx, upstreamTaskRunIds(taskRun.taskInputs).slice(0, UPSTREAM_MAX)) : [],
      this.#acts(ctx, taskRun.id, taskRun.state),
      this.#childOf(ctx, taskRun.id),
    ]);
    return explainTaskRun({
      now: this.clock.now(),
      run: { ...taskRun, retries: taskRun.policy.retries },
      flowRun: flowRun ? { subject: { kind: 'flow-run', id: flowRun.id, name: flowRun.name }, state: flowRun.state } : null,
      limits,
      upstream: upstream
        .filter(({ state }) => state?.type !== 'COMPLETED')
        .map(({ id, name, state }) => ({ taskRun: { kind: 'task-run' as const, id, name }, state })),
      entered: acts.entered,
      failures: childFlowRun ? await this.#failures(ctx, childFlowRun.id, taskRun.state) : [],
      childFlowRun,
    });
  }

  async #acts(ctx: WorkspaceContext, runId: string, state: State | null): Promise<{ entered: Act | null; cancelled: Act | null }> {
    const { items } = await this.decisions.ofRun(ctx, runId, { order: 'desc', after: null, first: DECISIONS_MAX });
    const stored = items.filter(({ became }) => became !== null);
    const entered = stored.find(({ decided }) => decided === state?.timestamp) ?? null;
    const others = stored.findIndex(({ became }) => became?.type !== 'CANCELLING' && became?.type !== 'CANCELLED');
    // The first of those that followed each other until now: what comes after it is only the end of what it began.
    const cancelled = (others < 0 ? stored : stored.slice(0, others)).at(-1) ?? null;
    const [enteredBy, cancelledBy] = await this.askers.name([entered?.asker ?? null, cancelled?.asker ?? null]);
    const act = (decision: RunDecision | null, by: Act['by'] | undefined): Act | null => decision && { at: decision.decided, by: by ?? null };
    return { entered: act(entered, enteredBy), cancelled: act(cancelled, cancelledBy) };
  }

  async #failures(ctx: WorkspaceContext, flowRunId: string, state: State | null): Promise<Failure[]> {
    return state?.type === 'FAILED' || state?.type === 'CRASHED' ? (await this.rows.listFailures(ctx, flowRunId)).map(toFailure) : [];
  }

  /** Only where something is full, or is waited for. */
  async #holders(ctx: WorkspaceContext, row: SurroundingsRow): Promise<HolderRow[]> {
    const isFull = (limit: number | null, taken: number | null): boolean => limit !== null && limit > 0 && (taken ?? 0) >= limit;
    const of = {
      poolId: isFull(row.pool_limit, row.pool_taken) ? row.pool_id : null,
      queueId: isFull(row.queue_limit, row.queue_taken) ? row.queue_id : null,
      limitIds: row.limit_id && isFull(row.limit_limit, row.limit_taken) ? [row.limit_id] : [],
    };
    return of.poolId || of.queueId || of.limitIds.length > 0 ? this.rows.listHolders(ctx, of) : [];
  }

  /** Tasks ask for a slot of the limit of each of their tags. */
  async #limits(ctx: WorkspaceContext, tags: readonly string[]) {
    const full =
      tags.length === 0
        ? []
        : await this.rows.listFullLimits(
            ctx,
            tags.map((tag) => `tag:${tag}`),
          );
    const holders = full.length === 0 ? [] : await this.rows.listHolders(ctx, { poolId: null, queueId: null, limitIds: full.map(({ id }) => id) });
    return full.map((row) => toLimit(row, holders));
  }

  async #childOf(ctx: WorkspaceContext, taskRunId: string): Promise<Subject | null> {
    const id = (await this.taskRuns.childFlowRunIds(ctx, [taskRunId])).get(taskRunId);
    const [child] = id === undefined ? [] : await this.flowRuns.byIds(ctx, [id]);
    return child ? { kind: 'flow-run', id: child.id, name: child.name } : null;
  }
}
