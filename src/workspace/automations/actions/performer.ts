import { toIso, writeJson, type DeploymentRunBody, type JsonMap, type StateBody } from '@app/contract';
import { HydrationError } from '@app/parameters';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { DeploymentRunsService } from '../../deployments/deployment-runs.service.js';
import { DeploymentsService } from '../../deployments/deployments.service.js';
import { mapOf } from '../../deployments/schedules.js';
import { FlowRunResumption } from '../../flow-runs/flow-run-resumption.js';
import { FlowRunsService } from '../../flow-runs/flow-runs.service.js';
import { Clock } from '../../states/clock.js';
import type { Verdict } from '../../states/verdict.js';
import { HydrationService } from '../../variables/hydration.service.js';
import { WorkPoolsService } from '../../work-pools/work-pools.service.js';
import { WorkQueuesService } from '../../work-pools/work-queues.service.js';
import { AutomationsService } from '../automations.service.js';
import { ConsoleLinks } from '../templates/console-links.js';
import { namesIn, upgraded } from '../templates/run-parameters.js';
import { TemplateContexts } from '../templates/template-contexts.js';
import type { Action, NotificationAction, RunAction, StateAction, TargetAction, WebhookAction } from './action.js';
import type { DueAction } from './actions.repository.js';
import { ActionFailed, inferId } from './inference.js';
import { Messages, type Outgoing } from './messages.js';

type Labels = Readonly<Record<string, string>>;

/** What an action was about, for the event that tells of it. */
export type Report = (related: Labels) => void;

const SUSPENDED_MICROS = 3_600 * 1_000_000;

/** Takes actions. Each may be taken twice when a process dies in between, and then changes nothing the second time. */
@Injectable()
export class ActionPerformer {
  constructor(
    private readonly deployments: DeploymentsService,
    private readonly deploymentRuns: DeploymentRunsService,
    private readonly flowRuns: FlowRunsService,
    private readonly resumption: FlowRunResumption,
    private readonly pools: WorkPoolsService,
    private readonly queues: WorkQueuesService,
    private readonly automations: AutomationsService,
    private readonly contexts: TemplateContexts,
    private readonly links: ConsoleLinks,
    private readonly hydration: HydrationService,
    private readonly messages: Messages,
    private readonly clock: Clock,
  ) {}

  /** Null when it is done. Otherwise it is as soon as what it has to say has got there. Throws an `ActionFailed` or a fault when it cannot be done. */
  async perform(ctx: WorkspaceContext, due: DueAction, action: Action, report: Report): Promise<Outgoing | null> {
    if (action.type === 'send-notification' || action.type === 'call-webhook') return this.messages.write(ctx, due, action, report);
    await this.#do(ctx, due, action, report);
    return null;
  }

  async #do(ctx: WorkspaceContext, due: DueAction, action: Exclude<Action, NotificationAction | WebhookAction>, report: Report): Promise<void> {
    switch (action.type) {
      case 'do-nothing':
        return;
      case 'run-deployment':
        return this.#run(ctx, due, action, report);
      case 'cancel-flow-run':
        return this.#move(ctx, due, { type: 'CANCELLING' }, report);
      case 'suspend-flow-run': {
        const timeout = toIso(this.clock.now() + SUSPENDED_MICROS);
        const details = { pause_timeout: timeout, pause_reschedule: true, pause_key: due.id };
        return this.#move(ctx, due, { type: 'PAUSED', name: 'Suspended', state_details: details }, report);
      }
      case 'change-flow-run-state':
        return this.#move(ctx, due, toState(due, action), report, action.force);
      case 'resume-flow-run': {
        const outcome = await this.resumption.resume(ctx, this.#flowRun(due, report), new Map());
        if (outcome.kind === 'unfit') throw new ActionFailed(outcome.reason);
        return requireAccepted(outcome.verdict);
      }
      case 'delete-flow-run':
        return this.flowRuns.delete(ctx, this.#flowRun(due, report));
      case 'pause-deployment':
      case 'resume-deployment':
      case 'pause-work-pool':
      case 'resume-work-pool':
      case 'pause-work-queue':
      case 'resume-work-queue':
      case 'pause-automation':
      case 'resume-automation':
        return this.#setPaused(ctx, due, action, report);
    }
  }

  /** The key makes one run of however many attempts. */
  async #run(ctx: WorkspaceContext, due: DueAction, action: RunAction, report: Report): Promise<void> {
    const id = action.deployment_id ?? inferId(due, 'deployment');
    report(targetOf(`prefect.deployment.${id}`));
    const { automation } = due;
    const exact: JsonMap = new Map([
      ['parameters', await this.parameters(ctx, due, action)],
      ['job_variables', action.job_variables ?? new Map()],
    ]);
    const body: DeploymentRunBody = {
      ...(JSON.parse(writeJson(exact)) as Pick<DeploymentRunBody, 'parameters' | 'job_variables'>),
      state: { type: 'SCHEDULED', state_details: { scheduled_time: toIso(due.fired + Math.round(action.schedule_after * 1_000_000)) } },
      idempotency_key: `automation ${automation.id}, action ${due.actionIndex}, invocation ${due.id}`,
    };
    const by = { id: automation.id, type: 'AUTOMATION', display_value: automation.name } as const;
    const { flowRun } = await this.deploymentRuns.create(ctx, id, { body, exact }, by);
    report({ 'prefect.resource.id': `prefect.flow-run.${flowRun.id}`, 'prefect.resource.role': 'flow-run', 'prefect.resource.name': flowRun.name });
  }

  /** Those that the run would be given. Throws an `ActionFailed` where they cannot be made. */
  async parameters(ctx: WorkspaceContext, due: Omit<DueAction, 'attempts'>, action: RunAction): Promise<JsonMap> {
    const parameters = upgraded(mapOf(action.parameters));
    const context = await this.contexts.of(ctx, due, namesIn(parameters));
    try {
      return await this.hydration.hydrate(ctx, parameters, { context, links: this.links.of(ctx) });
    } catch (error) {
      throw error instanceof HydrationError ? new ActionFailed(`Unable to create flow run from deployment: ${error.message}`) : error;
    }
  }

  async #move(ctx: WorkspaceContext, due: DueAction, state: StateBody, report: Report, force = false): Promise<void> {
    requireAccepted(await this.flowRuns.setState(ctx, this.#flowRun(due, report), { state, force }));
  }

  #flowRun(due: DueAction, report: Report): string {
    const id = inferId(due, 'flow-run');
    report(targetOf(`prefect.flow-run.${id}`));
    return id;
  }

  async #setPaused(ctx: WorkspaceContext, due: DueAction, { target, id: selected, isPause }: TargetAction, report: Report): Promise<void> {
    const id = selected ?? inferId(due, target);
    report(targetOf(`prefect.${target}.${id}`));
    switch (target) {
      case 'deployment':
        return this.deployments.setPaused(ctx, id, isPause);
      case 'work-queue':
        return this.queues.update(ctx, { id }, { isPaused: isPause });
      case 'automation':
        return this.automations.setEnabled(ctx, id, !isPause);
      case 'work-pool': {
        const [pool] = await this.pools.filter(ctx, { work_pools: { id: { any_: [id] } }, limit: 1 });
        if (!pool) throw new ActionFailed('The work pool is not there');
        return this.pools.update(ctx, pool.name, { isPaused: isPause });
      }
    }
  }
}

const targetOf = (id: string): Labels => ({ 'prefect.resource.id': id, 'prefect.resource.role': 'target' });

const toState = ({ automation }: DueAction, { state, name, message }: StateAction): StateBody => ({
  type: state,
  ...(name === null ? {} : { name }),
  message: message ?? `State changed by Automation ${automation.id}`,
});

function requireAccepted({ outcome, reason }: Verdict): void {
  if (outcome !== 'accept') throw new ActionFailed(`The change of state was not accepted${reason === null ? '' : `: ${reason}`}`);
}
