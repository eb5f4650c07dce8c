import { fromIso, newId, type StateBody, type TaskRunCreateBody } from '@app/contract';
import { inTransaction } from '@app/database';
import { decide, taskRunMinimalPolicy, type Instant } from '@app/engine';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { Deliberation } from '../../decisions/recording/deliberation.js';
import { withRanges } from '../../decisions/recording/ranges.js';
import { FlowRunsService } from '../../flow-runs/flow-runs.service.js';
import { Clock } from '../../states/clock.js';
import { News } from '../../states/news.js';
import { randomRunName } from '../../states/run-name.js';
import { NEW_RUN, pickTimes } from '../../states/run-times.js';
import { storedData, toProposal } from '../../states/state.schema.js';
import { TRANSITION_ATTEMPTS_MAX } from '../../states/verdict.js';
import { toPolicy } from '../policy.js';
import { TaskRunsRepository } from '../task-runs.repository.js';
import type { TaskRun } from '../task-runs.schema.js';
import { CreationRepository } from './creation.repository.js';
import { toFacts, toMove, type TaskRunMove } from './known-task-run.js';

/** Makes task runs: those that stand for a subflow or a deployment's run, and those that run in the background. */
@Injectable()
export class TaskRunCreation {
  constructor(
    private readonly creation: CreationRepository,
    private readonly taskRuns: TaskRunsRepository,
    private readonly flowRuns: FlowRunsService,
    private readonly clock: Clock,
    private readonly news: News,
  ) {}

  /** The new run, or the earlier one of the same natural key as it is now. Faults with `data.integrity` without the flow run, or when the id is taken. */
  async create(ctx: WorkspaceContext, body: TaskRunCreateBody): Promise<{ taskRun: TaskRun; made: boolean }> {
    for (let attempt = 1; attempt <= TRANSITION_ATTEMPTS_MAX; attempt++) {
      const draft = toDraft(body, this.clock.now());
      const taskRun = await this.#write(ctx, draft, body.state ?? { type: 'PENDING' });
      if (taskRun) return { taskRun, made: true };
      const earlier = await this.taskRuns.findByNaturalKey(ctx, draft);
      if (earlier) return { taskRun: earlier, made: false };
      await this.#explain(ctx, draft);
    }
    throw new Fault('task_run.contended', 'A task run of the same key kept coming and going while this one was made. Try again.', { retryAfterSeconds: 1 });
  }

  /** Null when nothing was written. */
  async #write(ctx: WorkspaceContext, draft: TaskRun, state: StateBody): Promise<TaskRun | null> {
    const flowRun = draft.flowRunId === null ? null : { id: draft.flowRunId, version: null, runCount: 0, current: null };
    const known = { version: 0, id: draft.id, tags: draft.tags, policy: draft.policy, flowRunRunCount: 0, times: NEW_RUN, current: null, flowRun };
    const deliberation = new Deliberation(ctx.asker, { state, force: true });
    const decision = deliberation.on(null, () => decide(taskRunMinimalPolicy, toFacts(known, toProposal(state, draft.created), draft.created)));
    const first = toMove(known, decision, draft.created, deliberation);
    if (!first) throw new Error('The first state of a run is forced and cannot be refused.');
    const labels = await withRanges(ctx, () => this.#insert(ctx, draft, first));
    if (!labels) return null;
    if (first.queue) this.news.tellQueued(ctx, [draft.taskKey]);
    this.news.tell(ctx, [[draft.flowRunId, 't']]);
    return { ...draft, ...pickTimes(first.run), labels, state: { ...first.next, data: storedData(first.next.data) } };
  }

  async #insert(ctx: WorkspaceContext, draft: TaskRun, first: TaskRunMove): Promise<TaskRun['labels'] | null> {
    if (draft.flowRunId !== null) return this.creation.create(ctx, draft, first);
    return inTransaction(ctx, async (within) => {
      await this.creation.lockKey(within, draft);
      return this.creation.create(within, draft, first);
    });
  }

  /** Returns when there is no reason any more. */
  async #explain(ctx: WorkspaceContext, { id, flowRunId }: TaskRun): Promise<void> {
    const [flowRun] = flowRunId === null ? [] : await this.flowRuns.byIds(ctx, [flowRunId]);
    if (flowRunId !== null && !flowRun) throw new Fault('data.integrity', `Data integrity conflict. There is no flow run ${flowRunId}.`);
    if (await this.taskRuns.find(ctx, id)) throw new Fault('data.integrity', `Data integrity conflict. Another task run has the id ${id}.`);
  }
}

/** The run before its first state. */
function toDraft(body: TaskRunCreateBody, now: Instant): TaskRun {
  const flowRunId = body.flow_run_id?.toLowerCase() ?? null;
  return {
    ...NEW_RUN,
    id: body.id?.toLowerCase() ?? newId(),
    created: now,
    updated: now,
    name: body.name || randomRunName(),
    flowRunId,
    taskKey: body.task_key,
    dynamicKey: body.dynamic_key,
    cacheKey: body.cache_key ?? null,
    cacheExpiration: body.cache_expiration ? fromIso(body.cache_expiration) : null,
    taskVersion: body.task_version ?? null,
    policy: toPolicy(body.empirical_policy),
    tags: body.tags ?? [],
    labels: { ...(flowRunId === null ? {} : { 'prefect.flow-run.id': flowRunId }), ...body.labels },
    taskInputs: body.task_inputs ?? {},
    flowRunRunCount: 0,
    state: null,
  };
}
