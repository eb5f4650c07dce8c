import { fromIso, parseJson } from '@app/contract';
import { inTransaction } from '@app/database';
import { Fault } from '@app/faults';
import type { Logger } from '@app/telemetry';
import { asService, type WorkspaceContext } from '@app/tenancy';
import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { LOGGER } from '../../../platform.module.js';
import { ServerEvents, type ServerEvent } from '../../events/server-events.js';
import { Clock } from '../../states/clock.js';
import { resourceOf } from '../automations.schema.js';
import { Sent } from '../sent.js';
import type { NewTrailEntry } from '../trail/trail-entry.js';
import { TrailRepository } from '../trail/trail.repository.js';
import { ActionsRepository, type DueAction } from './actions.repository.js';
import { ActionFailed } from './inference.js';
import { parseAction } from './parse-action.js';
import { ActionPerformer } from './performer.js';

/** An error that nobody meant may pass; after so many times it is the action's. */
const ATTEMPTS_MAX = 5;
/** An event further away is not what this one followed upon. */
const FOLLOWS_MICROS = 5 * 60 * 1_000_000;

type Labels = Readonly<Record<string, string>>;

/** Takes the actions of automations that fired, and tells of each what became of it. Source: docs/contract/services.md#actions */
@Injectable()
export class ActionsService {
  constructor(
    private readonly actions: ActionsRepository,
    private readonly performer: ActionPerformer,
    private readonly events: ServerEvents,
    private readonly trail: TrailRepository,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

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
      await this.performer.perform(ctx, due, action, (one) => void related.push(one));
      await this.#finish(ctx, due, related, null);
    } catch (error) {
      const reason = reasonOf(error);
      if (reason === null) {
        this.logger.warn({ workspaceId: ctx.workspaceId, automationId: due.automation.id, err: error }, 'An action of an automation could not be taken.');
        if (due.attempts < ATTEMPTS_MAX) return;
      }
      await this.#finish(ctx, due, related, reason ?? 'It failed again and again');
    }
  }

  async #finish(ctx: WorkspaceContext, due: DueAction, related: readonly Labels[], failure: string | null): Promise<void> {
    await inTransaction(ctx, async (transaction) => {
      if (!(await this.actions.finish(transaction, due.id))) return;
      await this.events.tell(transaction, eventsOf(due, related, failure));
      await this.trail.add(transaction, [endOf(due, related, failure)], this.clock.now());
    });
  }
}

/** Null: it may pass. */
function reasonOf(error: unknown): string | null {
  if (error instanceof ActionFailed) return error.message;
  return error instanceof Fault && error.kind !== 'unavailable' ? error.detail : null;
}

/** How the action ended, for the trail of its automation. */
function endOf(due: DueAction, about: readonly Labels[], failure: string | null): NewTrailEntry {
  const action = {
    firing: due.triggeredEventId,
    index: due.actionIndex,
    type: typeOf(due),
    invocation: due.id,
    attempts: due.attempts,
    reason: failure,
    about: about.map((one) => one['prefect.resource.id'] ?? ''),
  };
  return { id: uuidv7(), automationId: due.automation.id, kind: failure === null ? 'action-executed' : 'action-failed', firingKey: null, details: { action } };
}

const typeOf = ({ action }: DueAction): string => (JSON.parse(action) as { type: string }).type;

function eventsOf(due: DueAction, targets: readonly Labels[], failure: string | null): ServerEvent[] {
  const { automation, event } = due;
  const id = uuidv7();
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
    failure === null
      ? { ...told, event: 'prefect.automation.action.executed', payload: details, follows: id }
      : { ...told, event: 'prefect.automation.action.failed', payload: { ...details, reason: failure }, follows: id },
  ];
}
