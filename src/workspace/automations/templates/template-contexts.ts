import type { Json } from '@app/contract';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Dict, fromJson, LabelTree, Model, Uuid, type Value } from '@app/templates';
import { Injectable } from '@nestjs/common';
import { toDeploymentReply } from '../../deployments/deployments.schema.js';
import { DeploymentsService } from '../../deployments/deployments.service.js';
import { toFlowRunReply } from '../../flow-runs/flow-runs.schema.js';
import { FlowRunsService } from '../../flow-runs/flow-runs.service.js';
import { toFlowReply } from '../../flows/flows.schema.js';
import { FlowsService } from '../../flows/flows.service.js';
import { toLimitReply } from '../../limits/limits.schema.js';
import { LimitsService } from '../../limits/limits.service.js';
import { Clock } from '../../states/clock.js';
import { toTaskRunReply } from '../../task-runs/task-runs.schema.js';
import { TaskRunsService } from '../../task-runs/task-runs.service.js';
import { HydrationService } from '../../variables/hydration.service.js';
import { toWorkPoolReply } from '../../work-pools/work-pools.schema.js';
import { WorkPoolsService } from '../../work-pools/work-pools.service.js';
import { toWorkQueueReply } from '../../work-pools/work-queues.schema.js';
import { WorkQueuesService } from '../../work-pools/work-queues.service.js';
import type { DueAction } from '../actions/actions.repository.js';
import { involved } from '../actions/inference.js';
import { toAutomationReply } from '../automations.schema.js';
import { AutomationsService } from '../automations.service.js';
import { triggeringEventOf, type ToldEvent } from '../engine/firings.js';
import { asTold, eventModel, firingModel, modelOf } from './models.js';

/** By its id; throws a fault where it is not there. */
type Read = (ctx: WorkspaceContext, id: string) => Promise<object>;

const VARIABLES_MAX = 1_000;

/** What the templates of actions may speak of: what happened, and of the workspace's things those that they ask for by name. */
@Injectable()
export class TemplateContexts {
  /** By the name that templates know, the type that they see and how it is read. */
  readonly #things: Readonly<Record<string, { readonly type: string; readonly read: Read }>>;

  constructor(
    deployments: DeploymentsService,
    flows: FlowsService,
    flowRuns: FlowRunsService,
    taskRuns: TaskRunsService,
    pools: WorkPoolsService,
    queues: WorkQueuesService,
    limits: LimitsService,
    private readonly automations: AutomationsService,
    private readonly hydration: HydrationService,
    clock: Clock,
  ) {
    this.#things = {
      deployment: { type: 'DeploymentResponse', read: async (ctx, id) => toDeploymentReply(await deployments.get(ctx, id)) },
      flow: { type: 'Flow', read: async (ctx, id) => toFlowReply(await flows.get(ctx, id)) },
      flow_run: { type: 'FlowRunResponse', read: async (ctx, id) => toFlowRunReply(await flowRuns.get(ctx, id), clock.now()) },
      task_run: { type: 'TaskRun', read: async (ctx, id) => toTaskRunReply(await taskRuns.get(ctx, id), clock.now()) },
      work_pool: { type: 'WorkPool', read: async (ctx, id) => toWorkPoolReply(await poolOf(pools, ctx, id), undefined) },
      work_queue: { type: 'WorkQueueWithStatus', read: async (ctx, id) => toWorkQueueReply(await queues.get(ctx, { id })) },
      concurrency_limit: { type: 'ConcurrencyLimitV2', read: async (ctx, id) => toLimitReply(await limits.get(ctx, { id })) },
    };
  }

  /** `names`: that the templates ask for. Source: docs/contract/services.md#actions */
  async of(ctx: WorkspaceContext, due: Omit<DueAction, 'attempts'>, names: ReadonlySet<string>): Promise<ReadonlyMap<string, Value>> {
    const firing = firingModel({ at: due.fired, labels: due.labels, event: causeOf(due), parts: due.parts });
    const context = new Map<string, Value>([
      ['event', due.event && eventModel(due.event)],
      ['labels', new LabelTree(Object.entries(due.labels))],
      ['firing', firing.model],
      ['firings', firing.firings],
      ['events', firing.events],
    ]);
    if (names.has('automation')) context.set('automation', await this.#automation(ctx, due));
    if (!due.event) return context;
    for (const name of Object.keys(this.#things)) if (names.has(name)) context.set(name, await this.#thing(ctx, due, name));
    if (names.has('variables')) context.set('variables', await this.#variables(ctx));
    return context;
  }

  /** One that is gone is still known by name. */
  async #automation(ctx: WorkspaceContext, { automation: { id, name } }: Pick<DueAction, 'automation'>): Promise<Value> {
    const reply = await unlessGone(async () => toAutomationReply(await this.automations.get(ctx, id)));
    return reply
      ? modelOf('Automation', 'automation', reply)
      : new Model(
          'Automation',
          [
            ['id', new Uuid(id)],
            ['name', name],
          ],
          'automation',
        );
  }

  /** Null where the event is about none, or about one that is gone. */
  async #thing(ctx: WorkspaceContext, { event }: Pick<DueAction, 'event'>, name: string): Promise<Value> {
    const thing = this.#things[name];
    const kind = name.replaceAll('_', '-');
    const found = event && involved(event, kind);
    if (!thing || !found) return null;
    const reply = await unlessGone(async () => thing.read(ctx, found.id));
    if (!reply) return null;
    const model = modelOf(thing.type, kind, reply);
    return name === 'flow_run' || name === 'task_run' ? asTold(model, reply, found.resource) : model;
  }

  async #variables(ctx: WorkspaceContext): Promise<Value> {
    const values: [string, Json][] = [...(await this.hydration.variables(ctx))].slice(0, VARIABLES_MAX);
    return Dict.ofNames(values.map(([name, value]) => [name, fromJson(value)] as const));
  }
}

/** The event by which it fired, which an action upon the firing's own event is not given as its event. */
const causeOf = ({ event, triggeredEventId }: Pick<DueAction, 'event' | 'triggeredEventId'>): ToldEvent | null =>
  event?.id === triggeredEventId ? triggeringEventOf(event) : event;

async function poolOf(pools: WorkPoolsService, ctx: WorkspaceContext, id: string) {
  const [pool] = await pools.filter(ctx, { work_pools: { id: { any_: [id] } }, limit: 1 });
  if (!pool) throw new Fault('work_pool.not_found', `Work pool ${id} not found`);
  return pool;
}

async function unlessGone<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Fault && error.kind === 'not_found') return null;
    throw error;
  }
}
