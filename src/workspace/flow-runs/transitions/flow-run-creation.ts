import { newId, type FlowRunCreateBody } from '@app/contract';
import { decide, flowRunMinimalPolicy, type Instant } from '@app/engine';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { Deliberation } from '../../decisions/recording/deliberation.js';
import type { Flow } from '../../flows/flows.schema.js';
import { FlowsService } from '../../flows/flows.service.js';
import { Clock } from '../../states/clock.js';
import { Lanes } from '../../states/lane.js';
import { News } from '../../states/news.js';
import { randomRunName } from '../../states/run-name.js';
import { NEW_RUN } from '../../states/run-times.js';
import { storedData, toProposal } from '../../states/state.schema.js';
import { TRANSITION_ATTEMPTS_MAX } from '../../states/verdict.js';
import type { QueuePlace } from '../../work-pools/work-queues.schema.js';
import { FlowRunsRepository } from '../flow-runs.repository.js';
import { toExact, type ExactValues } from '../exact-values.js';
import type { CreatedBy, FlowRun } from '../flow-runs.schema.js';
import { toPolicy } from '../policy.js';
import { CreationRepository, type MadeRun } from './creation.repository.js';
import { FlowRunTransitions } from './flow-run-transitions.js';
import { afterMove, toFacts, toMove, type KnownParent, type KnownRun, type RunDeployment } from './known-run.js';
import { TransitionsRepository } from './transitions.repository.js';

/** A run that is asked for, and what was found out about it that its maker does not say. */
export interface NewFlowRun {
  readonly body: Omit<FlowRunCreateBody, keyof ExactValues>;
  readonly exact: ExactValues;
  readonly queue: QueuePlace | null;
  readonly deployment: RunDeployment | null;
  readonly createdBy: CreatedBy | null;
}

interface Errand {
  readonly ctx: WorkspaceContext;
  readonly made: MadeRun;
}

const BATCH_MAX = 200;

/** Makes flow runs: one write that runs of one workspace share when they come together, and one read where the flow is not known yet or the run has a parent. */
@Injectable()
export class FlowRunCreation {
  readonly #lanes = new Lanes<Errand, boolean>((errands) => this.#store(errands), BATCH_MAX);

  constructor(
    private readonly creation: CreationRepository,
    private readonly flowRuns: FlowRunsRepository,
    private readonly transitions: TransitionsRepository,
    private readonly moves: FlowRunTransitions,
    private readonly flows: FlowsService,
    private readonly clock: Clock,
    private readonly news: News,
  ) {}

  /** Null when there is none: a run may name one that is gone. */
  async findDeployment(ctx: WorkspaceContext, id: string): Promise<RunDeployment | null> {
    return this.creation.findDeployment(ctx, id);
  }

  /** The new run, or the one that was made under the same idempotency key before. Faults with `data.integrity` without the flow or the parent. */
  async create(ctx: WorkspaceContext, wanted: NewFlowRun): Promise<{ flowRun: FlowRun; made: boolean }> {
    const { body } = wanted;
    for (let attempt = 1; attempt <= TRANSITION_ATTEMPTS_MAX; attempt++) {
      const flow = await this.flows.recall(ctx, body.flow_id);
      if (!flow) throw new Fault('data.integrity', `Data integrity conflict. There is no flow ${body.flow_id}.`);
      const parent = body.parent_task_run_id ? await this.#parent(ctx, body.parent_task_run_id) : null;
      const flowRun = await this.#write(ctx, wanted, flow, parent);
      if (flowRun) return { flowRun, made: true };
      const earlier = body.idempotency_key ? await this.flowRuns.findByIdempotencyKey(ctx, flow.id, body.idempotency_key) : null;
      if (earlier) return { flowRun: earlier, made: false };
      // Either the flow is gone, which looking again will show, or the parent moved.
      this.flows.forget(ctx, flow.id);
    }
    throw new Fault('flow_run.contended', 'The parent task run kept moving while its subflow run was made. Try again.', { retryAfterSeconds: 1 });
  }

  async #parent(ctx: WorkspaceContext, taskRunId: string): Promise<KnownParent> {
    const parent = await this.transitions.findParent(ctx, taskRunId);
    if (!parent) throw new Fault('data.integrity', `Data integrity conflict. There is no task run ${taskRunId} to be the parent.`);
    return parent;
  }

  /** Null when nothing was written. */
  async #write(ctx: WorkspaceContext, wanted: NewFlowRun, flow: Flow, parent: KnownParent | null): Promise<FlowRun | null> {
    const now = this.clock.now();
    const draft = toDraft(wanted, flow, now);
    const known: KnownRun = {
      version: 0,
      id: draft.id,
      name: draft.name,
      tags: draft.tags,
      flow,
      policy: draft.policy,
      times: NEW_RUN,
      current: null,
      parent,
      deployment: wanted.deployment,
      ...origin(draft),
    };
    const state = wanted.body.state ?? { type: 'PENDING' as const };
    const deliberation = new Deliberation(ctx.asker, { state, force: true });
    const decision = deliberation.on(null, () => decide(flowRunMinimalPolicy, toFacts(known, toProposal(state, now), now, Math.random())));
    const first = toMove(known, decision, now, deliberation);
    if (!first) throw new Error('The first state of a run is forced and cannot be refused.');
    // Of two children of one parent the second must see what the first made of it.
    if (!(await this.#lanes.submit(ctx.schema, parent?.id ?? draft.id, { ctx, made: { flowRun: draft, first } }))) return null;
    const made = afterMove(first);
    this.moves.remember(ctx, made);
    this.news.tell(ctx, [[draft.id, 's'], ...(parent?.flowRunId ? ([[parent.flowRunId, 't']] as const) : [])]);
    return { ...draft, ...made.times, policy: made.policy, state: { ...first.next, data: storedData(first.next.data) } };
  }

  /** Whether each was written. */
  async #store(errands: readonly Errand[]): Promise<boolean[]> {
    const [first] = errands;
    if (!first) return [];
    const made = errands.map((errand) => errand.made);
    const written = await this.creation.create(first.ctx, made);
    return made.map(({ flowRun }) => written.has(flowRun.id));
  }
}

const origin = ({ deploymentId, queue, infrastructurePid, createdBy }: FlowRun) => ({ deploymentId, queue, infrastructurePid, createdBy });

/** The run before its first state. */
function toDraft({ body, exact, queue, deployment, createdBy }: NewFlowRun, flow: Flow, now: Instant): FlowRun {
  return {
    ...NEW_RUN,
    id: newId(),
    created: now,
    updated: now,
    name: body.name || randomRunName(),
    flowId: flow.id,
    deploymentId: body.deployment_id ?? null,
    deploymentVersion: deployment?.version ?? null,
    deploymentVersionId: deployment?.versionId ?? null,
    queue,
    workQueueName: body.work_queue_name ?? null,
    flowVersion: body.flow_version ?? null,
    parameters: toExact(exact.parameters),
    idempotencyKey: body.idempotency_key ?? null,
    context: body.context ?? {},
    policy: toPolicy(body.empirical_policy),
    tags: body.tags ?? [],
    labels: { ...(deployment ?? flow).labels, 'prefect.flow.id': flow.id, ...(deployment ? { 'prefect.deployment.id': deployment.id } : {}), ...body.labels },
    createdBy,
    infrastructurePid: null,
    infrastructureDocumentId: body.infrastructure_document_id ?? null,
    jobVariables: toExact(exact.job_variables),
    parentTaskRunId: body.parent_task_run_id ?? null,
    autoScheduled: false,
    state: null,
  };
}
