import type { Json } from '@app/contract';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import type { Action, NotificationAction, WebhookAction } from '../actions/action.js';
import { ActionFailed, inferId } from '../actions/inference.js';
import { Messages } from '../actions/messages.js';
import { ActionPerformer } from '../actions/performer.js';
import { readActions } from '../automations.schema.js';
import { actionsOf, consequencesOf, type AutomationFiring, type NewAction } from '../engine/firings.js';

/** What an action would do. */
export interface ActionPreview {
  readonly index: number;
  readonly type: string;
  /** The resource that it would be about; null where it is about none. */
  readonly about: string | null;
  /** What its templates become, for `writeJson`; null where it has none. */
  readonly rendered: Json | null;
  /** Why it would fail, as far as that shows beforehand. */
  readonly error: string | null;
}

/** Renders what actions would be given, and takes none of them. */
@Injectable()
export class ActionPreviews {
  constructor(
    private readonly performer: ActionPerformer,
    private readonly messages: Messages,
  ) {}

  async of(ctx: WorkspaceContext, firing: AutomationFiring): Promise<ActionPreview[]> {
    const { actions } = consequencesOf(firing, actionsOf(firing));
    const previews: ActionPreview[] = [];
    for (const due of actions) for (const action of readActions(`[${due.action}]`)) previews.push(await this.#preview(ctx, due, action));
    return previews;
  }

  async #preview(ctx: WorkspaceContext, due: NewAction, action: Action): Promise<ActionPreview> {
    const preview = { index: due.actionIndex, type: action.type, about: null, rendered: null, error: null };
    try {
      if (action.type === 'send-notification' || action.type === 'call-webhook') return { ...preview, ...(await this.#message(ctx, due, action)) };
      const about = aboutOf(due, action);
      if (action.type !== 'run-deployment') return { ...preview, about };
      const rendered: Json = new Map<string, Json>([['parameters', await this.performer.parameters(ctx, due, action)]]);
      return { ...preview, about, rendered };
    } catch (error) {
      if (error instanceof ActionFailed) return { ...preview, error: error.message };
      if (error instanceof Fault) return { ...preview, error: error.detail };
      throw error;
    }
  }

  /** What would be said, and by which block. */
  async #message(ctx: WorkspaceContext, due: NewAction, action: NotificationAction | WebhookAction): Promise<Pick<ActionPreview, 'about' | 'rendered'>> {
    const { block, subject, body } = await this.messages.write(ctx, { ...due, attempts: 0 }, action, () => undefined);
    const rendered = subject === null ? [['payload', body] as const] : [['subject', subject] as const, ['body', body] as const];
    return { about: `prefect.block-document.${block.id}`, rendered: new Map<string, Json>(rendered) };
  }
}

/** Throws an `ActionFailed` where nothing can be inferred. */
function aboutOf(due: NewAction, action: Exclude<Action, NotificationAction | WebhookAction>): string | null {
  switch (action.type) {
    case 'do-nothing':
      return null;
    case 'run-deployment':
      return `prefect.deployment.${action.deployment_id ?? inferId(due, 'deployment')}`;
    case 'cancel-flow-run':
    case 'suspend-flow-run':
    case 'resume-flow-run':
    case 'delete-flow-run':
    case 'change-flow-run-state':
      return `prefect.flow-run.${inferId(due, 'flow-run')}`;
    case 'pause-deployment':
    case 'resume-deployment':
    case 'pause-work-pool':
    case 'resume-work-pool':
    case 'pause-work-queue':
    case 'resume-work-queue':
    case 'pause-automation':
    case 'resume-automation':
      return `prefect.${action.target}.${action.id ?? inferId(due, action.target)}`;
  }
}
