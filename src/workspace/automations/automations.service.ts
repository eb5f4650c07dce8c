import type { Broadcast } from '@app/broadcast';
import { newId, type AutomationFilter, type AutomationListBody, type AutomationReplaceBody, type JsonMap } from '@app/contract';
import { inTransaction, storableJson } from '@app/database';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Inject, Injectable } from '@nestjs/common';
import { BROADCAST } from '../../platform.module.js';
import { DeploymentsService } from '../deployments/deployments.service.js';
import { ServerEvents } from '../events/server-events.js';
import type { KeysetPosition } from '../filters/keyset.js';
import { pageOf } from '../filters/page.js';
import { Clock } from '../states/clock.js';
import { toPage, type Page } from '../states/page.js';
import { JobVariablesService } from '../work-pools/job-variables.service.js';
import type { Action, RunAction } from './actions/action.js';
import { parseAction, writeActions } from './actions/parse-action.js';
import { AutomationsRepository } from './automations.repository.js';
import type { AutomationOrder, AutomationSearch } from './automation-search.js';
import { lifecycleEvent, readActions, triggerOf, type Automation, type HeldAutomation, type NewAutomation } from './automations.schema.js';
import { EvaluationsService } from './engine/evaluations.service.js';
import { Sent } from './sent.js';
import { loopOf } from './triggers/loop-guard.js';
import { parseTrigger, writeTrigger } from './triggers/parse-trigger.js';
import type { Trigger } from './triggers/trigger.js';

/** An automation as it was sent: its members, and the same with exact numbers. */
export interface SentAutomation {
  readonly body: AutomationReplaceBody;
  readonly exact: JsonMap;
}

@Injectable()
export class AutomationsService {
  constructor(
    private readonly automations: AutomationsRepository,
    private readonly deployments: DeploymentsService,
    private readonly jobVariables: JobVariablesService,
    private readonly evaluations: EvaluationsService,
    private readonly events: ServerEvents,
    private readonly clock: Clock,
    @Inject(BROADCAST) private readonly broadcast: Broadcast,
  ) {}

  /** `owner`: the resource that it belongs to. Faults with `request.invalid`. */
  async create(ctx: WorkspaceContext, sent: SentAutomation, owner: string | null): Promise<Automation> {
    const { automation, deployments } = await this.#draft(ctx, sent);
    return this.#change(ctx, async (transaction) => {
      const made = await this.automations.insert(transaction, automation);
      await this.automations.relate(transaction, made.id, { owner, others: deployments });
      await this.evaluations.arm(transaction, made);
      await this.events.tell(transaction, [lifecycleEvent(made, 'created')]);
      return made;
    });
  }

  /** Faults with `automation.not_found`, as do the others that name one. */
  async get(ctx: WorkspaceContext, id: string): Promise<Automation> {
    return (await this.automations.find(ctx, id)) ?? notFound();
  }

  /** Null where there is none. */
  async find(ctx: WorkspaceContext, id: string): Promise<Automation | null> {
    return this.automations.find(ctx, id);
  }

  /** Its triggers are new ones, that have seen nothing yet. Faults with `request.invalid`. */
  async replace(ctx: WorkspaceContext, id: string, sent: SentAutomation): Promise<void> {
    const { automation, deployments } = await this.#draft(ctx, sent);
    await this.#change(ctx, async (transaction) => {
      const replaced = (await this.automations.replace(transaction, id, automation)) ?? notFound();
      await this.automations.relate(transaction, id, { owner: null, others: deployments });
      await this.evaluations.arm(transaction, replaced);
      await this.events.tell(transaction, [lifecycleEvent(replaced, 'updated')]);
    });
  }

  /** Faults with `request.invalid` where it would start itself for ever. */
  async setEnabled(ctx: WorkspaceContext, id: string, enabled: boolean): Promise<void> {
    await this.#change(ctx, async (transaction) => {
      const automation = (await this.automations.lock(transaction, id)) ?? notFound();
      if (enabled) requireEnd(triggerOf(automation), readActions(automation.actions));
      const updated = (await this.automations.setEnabled(transaction, id, enabled)) ?? notFound();
      await this.evaluations.arm(transaction, updated);
      await this.events.tell(transaction, [lifecycleEvent(updated, 'updated')]);
    });
  }

  async delete(ctx: WorkspaceContext, id: string): Promise<void> {
    await this.#change(ctx, async (transaction) => {
      const deleted = (await this.automations.delete(transaction, id)) ?? notFound();
      await this.events.tell(transaction, [lifecycleEvent(deleted, 'deleted')]);
    });
  }

  /** Those that the resource's owner made for it. */
  async deleteOwnedBy(ctx: WorkspaceContext, resourceId: string): Promise<void> {
    const had = await this.automations.listRelatedTo(ctx, resourceId);
    if (had.length === 0) return;
    await this.#change(ctx, async (transaction) => {
      const deleted = await this.automations.deleteOwnedBy(transaction, resourceId);
      await this.events.tell(
        transaction,
        deleted.map((automation) => lifecycleEvent(automation, 'deleted')),
      );
    });
  }

  /** The oldest first. */
  async listRelatedTo(ctx: WorkspaceContext, resourceId: string): Promise<Automation[]> {
    return this.automations.listRelatedTo(ctx, resourceId);
  }

  async filter(ctx: WorkspaceContext, body: AutomationListBody): Promise<Automation[]> {
    return this.automations.filter(ctx, body.automations ?? null, body.sort ?? 'NAME_ASC', pageOf(body));
  }

  async list(
    ctx: WorkspaceContext,
    { first, after, order, filter }: { first: number; after: KeysetPosition | null; order: AutomationOrder; filter: AutomationSearch },
  ): Promise<Page<Automation>> {
    return toPage(await this.automations.search(ctx, filter, order, after, first + 1), first);
  }

  async countFound(ctx: WorkspaceContext, filter: AutomationSearch): Promise<number> {
    return this.automations.countFound(ctx, filter);
  }

  async byIds(ctx: WorkspaceContext, ids: readonly string[]): Promise<Automation[]> {
    return this.automations.byIds(ctx, ids);
  }

  /** The resource that each belongs to, by the automation's id. Those that belong to none are left out. */
  async ownersOf(ctx: WorkspaceContext, ids: readonly string[]): Promise<Map<string, string>> {
    return this.automations.ownersOf(ctx, ids);
  }

  async count(ctx: WorkspaceContext, filter: AutomationFilter | null): Promise<number> {
    return this.automations.count(ctx, filter);
  }

  /** What would be made of it, which is nowhere kept. Faults with `request.invalid`. */
  async draft(ctx: WorkspaceContext, sent: SentAutomation): Promise<Automation> {
    const now = this.clock.now();
    const { automation } = await this.#draft(ctx, { ...sent, body: { ...sent.body, enabled: false } });
    return { id: newId(), created: now, updated: now, ...automation };
  }

  /** Nobody else changes it until the transaction ends. Faults with `automation.not_found`. */
  async hold(transaction: WorkspaceContext, id: string): Promise<HeldAutomation> {
    return (await this.automations.lock(transaction, id)) ?? notFound();
  }

  /** Every replica hears of it once it is done. */
  async #change<T>(ctx: WorkspaceContext, work: (transaction: WorkspaceContext) => Promise<T>): Promise<T> {
    const result = await inTransaction(ctx, async (transaction) => {
      const changed = await work(transaction);
      await this.evaluations.announce(transaction);
      return changed;
    });
    this.broadcast.publish('automations-changed', { workspaceId: ctx.workspaceId });
    return result;
  }

  /** The rows that it will be, and the ids of the deployments that it runs. Faults with `request.invalid`. */
  async #draft(ctx: WorkspaceContext, { body, exact }: SentAutomation): Promise<{ automation: NewAutomation; deployments: string[] }> {
    const member = (name: string): Sent => new Sent(exact.get(name), [name]);
    const trigger = parseTrigger(member('trigger'), () => newId());
    const actions = member('actions').items(parseAction);
    const enabled = body.enabled ?? true;
    if (enabled) requireEnd(trigger, actions);
    const runs = actions.filter(isSelectedRun);
    await this.#requireJobVariables(ctx, runs);
    const others = (name: string): string => storableJson(writeActions(member(name).or([], (sent) => sent.items(parseAction))));
    const automation = {
      name: body.name,
      description: body.description ?? '',
      enabled,
      tags: body.tags ?? [],
      trigger: storableJson(writeTrigger(trigger)),
      actions: storableJson(writeActions(actions)),
      actionsOnTrigger: others('actions_on_trigger'),
      actionsOnResolve: others('actions_on_resolve'),
    };
    return { automation, deployments: runs.map(({ deployment_id: id }) => `prefect.deployment.${id}`) };
  }

  /** Of deployments that are there and run in a pool; the others are found wanting when they are run. */
  async #requireJobVariables(ctx: WorkspaceContext, runs: readonly SelectedRun[]): Promise<void> {
    const failures: string[] = [];
    for (const { deployment_id: id, job_variables: variables } of runs) {
      if (!(variables instanceof Map) || variables.size === 0) continue;
      const pool = await this.#poolOf(ctx, id);
      const failure = pool && (await this.jobVariables.failure(ctx, pool, [variables], { ignoreRequired: true }));
      if (failure) failures.push(failure);
    }
    if (failures.length > 0) throw new Fault('request.invalid', `Error creating automation: ${failures.join(' ')}`);
  }

  async #poolOf(ctx: WorkspaceContext, deploymentId: string): Promise<string | null> {
    try {
      return (await this.deployments.get(ctx, deploymentId)).queue?.poolName ?? null;
    } catch (error) {
      if (error instanceof Fault && error.code === 'deployment.not_found') return null;
      throw error;
    }
  }
}

type SelectedRun = RunAction & { readonly deployment_id: string };
const isSelectedRun = (action: Action): action is SelectedRun => action.type === 'run-deployment' && action.deployment_id !== null;

function requireEnd(trigger: Trigger, actions: readonly Action[]): void {
  const loop = loopOf(trigger, actions);
  if (loop !== null) throw new Fault('request.invalid', loop, { fields: [{ path: ['body'], message: loop, type: 'value_error' }] });
}

function notFound(): never {
  throw new Fault('automation.not_found', 'Automation not found', { fromEngine: true });
}
