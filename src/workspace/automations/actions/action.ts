import type { Json } from '@app/contract';
import type { StateType } from '@app/engine';

/** What an automation does when it fires, as the wire spells it. Source: docs/contract/services.md#actions */
export type Action = PlainAction | StateAction | RunAction | TargetAction | NotificationAction | WebhookAction;

export const PLAIN_ACTIONS = ['do-nothing', 'cancel-flow-run', 'suspend-flow-run', 'resume-flow-run', 'delete-flow-run'] as const;
export interface PlainAction {
  readonly type: (typeof PLAIN_ACTIONS)[number];
}

export interface StateAction {
  readonly type: 'change-flow-run-state';
  readonly name: string | null;
  readonly state: StateType;
  readonly message: string | null;
  readonly force: boolean;
}

export interface RunAction {
  readonly type: 'run-deployment';
  /** Null: the one that the event is about. */
  readonly deployment_id: string | null;
  readonly parameters: Json;
  readonly job_variables: Json;
  /** Seconds. */
  readonly schedule_after: number;
}

export const TARGETS = ['deployment', 'work-pool', 'work-queue', 'automation'] as const;
export type Target = (typeof TARGETS)[number];

/** Pauses what it is about, or lets it go on. */
export interface TargetAction {
  readonly type: `${'pause' | 'resume'}-${Target}`;
  readonly target: Target;
  readonly isPause: boolean;
  /** Null: the one that the event is about. */
  readonly id: string | null;
}

/** Its texts are templates. */
export interface NotificationAction {
  readonly type: 'send-notification';
  readonly block_document_id: string;
  readonly subject: string;
  readonly body: string;
}

export interface WebhookAction {
  readonly type: 'call-webhook';
  readonly block_document_id: string;
  /** A template. */
  readonly payload: string;
}
