import { fromIso, newId, parseJson } from '@app/contract';
import { inTransaction } from '@app/database';
import { Fault } from '@app/faults';
import type { Logger } from '@app/telemetry';
import { asService, type WorkspaceContext } from '@app/tenancy';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { LOGGER } from '../../../platform.module.js';
import { DeliveriesService } from '../../deliveries/deliveries.service.js';
import type { Ending } from '../../deliveries/delivery.js';
import { ServerEvents, type ServerEvent } from '../../events/server-events.js';
import { Clock } from '../../states/clock.js';
import { resourceOf } from '../automations.schema.js';
import { Sent } from '../sent.js';
import type { NewTrailEntry } from '../trail/trail-entry.js';
import { TrailRepository } from '../trail/trail.repository.js';
import { ActionsRepository, type DueAction } from './actions.repository.js';
import { ActionFailed } from './inference.js';
import type { Outgoing } from './messages.js';
import { parseAction } from './parse-action.js';
import { ActionPerformer } from './performer.js';

/** An error that nobody meant may pass; after so many times it is the action's. */
const ATTEMPTS_MAX = 5;
/** An event further away is not what this one followed upon. */
const FOLLOWS_MICROS = 5 * 60 * 1_000_000;

type Labels = Readonly<Record<string, string>>;

/** How an action ended: what its event has beside the rest, and why it failed. */
interface End {
  readonly failure: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}
const DONE: End = { failure: null, details: {} };

/** What is told once a delivery has ended. */
interface Cause {
  readonly end: ServerEvent;
  readonly entry: NewTrailEntry;
}

/** Takes the actions of automations that fired, and tells of each what became of it. Source: docs/contract/services.md#actions */
@Injectable()
export class ActionsService implements OnModuleInit {
  constructor(
    private readonly actions: ActionsRepository,
    private readonly performer: ActionPerformer,
    private readonly events: ServerEvents,
    private readonly trail: TrailRepository,
    private readonly deliveries: DeliveriesService,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.deliveries.whenEnded(async (transaction, cause, ending) => this.#tellEnd(transaction, cause as Cause, ending));
  }

  /** All that are due, one after the other. */
  async performDue(ctx: WorkspaceContext): Promise<void> {
    for (let share = await this.actions.claim(ctx); share.length > 0; share = await this.actions.claim(ctx)) {
      for (const due of share) await this.#perform(asService(ctx, `automation ${due.automation.id}`), due);
    }
  }

  async #perform(ctx: WorkspaceContext, due: DueAction): Promise<void> {
    const related: Labels[] = [];
    try {
      const action = parseAction(new Sent(parseJson(due.action), []));
      const outgoing = await this.performer.perform(ctx, due, action, (one) => void related.push(one));
      if (outgoing) await this.#handOver(ctx, due, related, outgoing);
      else await this.#finish(ctx, due, related, DONE);
    } catch (error) {
      const failure = failureOf(error);
      if (failure === null) {
        this.logger.warn({ workspaceId: ctx.workspaceId, automationId: due.automation.id, err: error }, 'An action of an automation could not be taken.');
        if (due.attempts < ATTEMPTS_MAX) return;
      }
      await this.#finish(ctx, due, related, failure ?? { failure: 'It failed again and again', details: {} });
    }
  }

  async #finish(ctx: WorkspaceContext, due: DueAction, related: readonly Labels[], end: End): Promise<void> {
    await inTransaction(ctx, async (transaction) => {
      if (!(await this.actions.finish(transaction, due.id))) return;
      const [begun, ended] = eventsOf(due, related);
      await this.events.tell(transaction, [begun, endedBy(ended, end)]);
      await this.trail.add(transaction, [entryOf(due, related, end.failure)], this.clock.now());
    });
  }

  /** From here on it is the delivery's to get there; what became of it is told when that has ended. */
  async #handOver(ctx: WorkspaceContext, due: DueAction, related: readonly Labels[], { told, ...outgoing }: Outgoing): Promise<void> {
    await inTransaction(ctx, async (transaction) => {
      if (!(await this.actions.finish(transaction, due.id))) return;
      const [begun, ended] = eventsOf(due, related);
      const entry = entryOf(due, related, null);
      await this.events.tell(transaction, [told, begun]);
      await this.trail.add(transaction, [{ ...entry, kind: 'action-begun' }], this.clock.now());
      const cause: Cause = { end: ended, entry };
      await this.deliveries.add(transaction, { ...outgoing, id: due.id, automation: { id: due.automation.id, name: due.automation.name }, cause });
    });
  }

  async #tellEnd(transaction: WorkspaceContext, { end: ended, entry }: Cause, ending: Ending): Promise<void> {
    const { action } = entry.details;
    const end = endOf(action?.type ?? '', ending);
    const kind = end.failure === null ? 'action-executed' : 'action-failed';
    await this.events.tell(transaction, [endedBy(ended, end)]);
    await this.trail.add(
      transaction,
      [{ ...entry, id: newId(), kind, details: action ? { action: { ...action, reason: end.failure } } : {} }],
      this.clock.now(),
    );
  }
}

/** Whoever was called and answered was called, whatever the answer. Source: docs/contract/services.md#actions */
function endOf(type: string, { failure, last, responseHeaders }: Ending): End {
  if (type === 'send-notification') return failure === null ? DONE : { failure: 'Notification failed', details: { notification_log: failure } };
  if (last.status === null) return { failure: `Webhook call failed: ${failure ?? ''}`, details: {} };
  return { failure: null, details: { status_code: last.status, response_body: last.response, response_headers: responseHeaders } };
}

const endedBy = (ended: ServerEvent, { failure, details }: End): ServerEvent => ({
  ...ended,
  event: failure === null ? 'prefect.automation.action.executed' : 'prefect.automation.action.failed',
  payload: { ...ended.payload, ...details, ...(failure === null ? {} : { reason: failure }) },
});

/** Null: it may pass. */
function failureOf(error: unknown): End | null {
  if (error instanceof ActionFailed) return { failure: error.message, details: error.details };
  return error instanceof Fault && error.kind !== 'unavailable' ? { failure: error.detail, details: {} } : null;
}

/** How the action ended, for the trail of its automation. */
function entryOf(due: DueAction, about: readonly Labels[], failure: string | null): NewTrailEntry {
  const action = {
    firing: due.triggeredEventId,
    index: due.actionIndex,
    type: typeOf(due),
    invocation: due.id,
    attempts: due.attempts,
    reason: failure,
    about: about.map((one) => one['prefect.resource.id'] ?? ''),
  };
  return { id: newId(), automationId: due.automation.id, kind: failure === null ? 'action-executed' : 'action-failed', firingKey: null, details: { action } };
}

const typeOf = ({ action }: DueAction): string => (JSON.parse(action) as { type: string }).type;

/** That it begins, and that it has ended, however that was. */
function eventsOf(due: DueAction, targets: readonly Labels[]): [begun: ServerEvent, ended: ServerEvent] {
  const { automation, event } = due;
  const id = newId();
  const details = { action_index: due.actionIndex, action_type: typeOf(due), invocation: due.id };
  const told = {
    resource: {
      ...resourceOf(automation),
      'prefect.trigger-type': automation.triggerType,
      ...(automation.posture === null ? {} : { 'prefect.posture': automation.posture }),
    },
    related: [
      ...targets,
      { 'prefect.resource.id': `prefect.event.${due.triggeredEventId}`, 'prefect.resource.role': 'automation-triggered-event' },
      ...(event ? [{ 'prefect.resource.id': `prefect.event.${event.id}`, 'prefect.resource.role': 'triggering-event' }] : []),
    ],
  };
  const occurred = event ? fromIso(event.occurred) : null;
  const isNear = event !== null && occurred !== null && Math.abs(due.fired - occurred) < FOLLOWS_MICROS;
  return [
    { ...told, id, occurred: due.fired, event: 'prefect.automation.action.triggered', payload: details, follows: isNear ? event.id : null },
    { ...told, event: 'prefect.automation.action.executed', payload: details, follows: id },
  ];
}
