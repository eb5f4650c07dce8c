import type { Members } from '../../deployments/parameters/exact';
import { textOf } from './draft';

export const ACTION_KINDS: { group: string; items: { value: string; label: string }[] }[] = [
  {
    group: 'Deployments',
    items: [
      { value: 'run-deployment', label: 'Run a deployment' },
      { value: 'pause-deployment', label: 'Pause a deployment' },
      { value: 'resume-deployment', label: 'Resume a deployment' },
    ],
  },
  {
    group: 'The flow run',
    items: [
      { value: 'cancel-flow-run', label: 'Cancel the flow run' },
      { value: 'suspend-flow-run', label: 'Suspend the flow run' },
      { value: 'resume-flow-run', label: 'Resume the flow run' },
      { value: 'change-flow-run-state', label: 'Set the state of the flow run' },
      { value: 'delete-flow-run', label: 'Delete the flow run' },
    ],
  },
  {
    group: 'Tell somebody',
    items: [
      { value: 'send-notification', label: 'Send a notification' },
      { value: 'call-webhook', label: 'Call a webhook' },
    ],
  },
  {
    group: 'Work and automations',
    items: [
      { value: 'pause-work-pool', label: 'Pause a work pool' },
      { value: 'resume-work-pool', label: 'Resume a work pool' },
      { value: 'pause-work-queue', label: 'Pause a work queue' },
      { value: 'resume-work-queue', label: 'Resume a work queue' },
      { value: 'pause-automation', label: 'Switch an automation off' },
      { value: 'resume-automation', label: 'Switch an automation on' },
      { value: 'do-nothing', label: 'Do nothing but tell' },
    ],
  },
];

const BODY = `{{ flow_run.name }} of {{ flow.name }} is {{ flow_run.state.name }}.
{{ flow_run.state.message }}

{{ flow_run|ui_url }}`;

/** What each begins with. */
export function newAction(type: string): Members {
  switch (type) {
    case 'run-deployment':
      return { type, source: 'selected', deployment_id: null, parameters: {} };
    case 'change-flow-run-state':
      return { type, state: 'FAILED', name: null, message: null };
    case 'send-notification':
      return { type, block_document_id: null, subject: '{{ automation.name }} fired', body: BODY };
    case 'call-webhook':
      return { type, block_document_id: null, payload: '{"run": "{{ flow_run.name }}"}' };
    default: {
      const target = targetOf(type);
      return target === null ? { type } : { type, source: 'selected', [idMember(target)]: null };
    }
  }
}

export type Target = 'deployment' | 'work-pool' | 'work-queue' | 'automation';
/** What each is called. */
export const TARGET_WORDS: Readonly<Record<Target, string>> = {
  deployment: 'deployment',
  'work-pool': 'work pool',
  'work-queue': 'work queue',
  automation: 'automation',
};
const TARGETS: readonly Target[] = ['deployment', 'work-pool', 'work-queue', 'automation'];

/** What an action is chosen for; null where it is for none, or for what the event says. */
export const targetOf = (type: string): Target | null => TARGETS.find((target) => new RegExp(`^(run|pause|resume)-${target}$`).test(type)) ?? null;
export const idMember = (target: Target): string => `${target.replace('-', '_')}_id`;

export const isInferred = (action: Members): boolean => textOf(action['source']) === 'inferred';
