import { writeJson, type Json } from '@app/contract';
import { STATE_TYPES } from '@app/engine';
import { Template, TemplateError } from '@app/templates';
import { mapOf } from '../../deployments/schedules.js';
import { Sent } from '../sent.js';
import { parameterFailure, upgraded } from '../templates/run-parameters.js';
import { toFloat } from '../triggers/parse-trigger.js';
import { PLAIN_ACTIONS, TARGETS, type Action, type RunAction, type TargetAction } from './action.js';

const TARGET_ACTIONS = TARGETS.flatMap((target) => [`pause-${target}`, `resume-${target}`] as const);
const TYPES = [...PLAIN_ACTIONS, 'change-flow-run-state', 'run-deployment', ...TARGET_ACTIONS, 'send-notification', 'call-webhook'] as const;

/**
 * Actions of hosted planes alone. Prefect's client reads no automation that has one of these, and no list in which there is such an
 * automation: to keep one would take `prefect automation ls` from everybody in the workspace.
 */
const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ['send-email-notification', 'send-notification with an email block'],
  ['prefect-notification', 'send-notification'],
  ['pause-schedule-for-flow-run', 'pause-deployment'],
  ['resume-schedule-for-flow-run', 'resume-deployment'],
]);

/** Faults with `request.invalid`. Members that nobody knows are passed over. */
export function parseAction(sent: Sent): Action {
  const { value } = sent.member('type');
  const instead = typeof value === 'string' ? ELSEWHERE.get(value) : undefined;
  if (instead !== undefined) sent.member('type').refuse(`Is known to hosted planes alone. Here ${instead} does it; there are ${TYPES.join(', ')}`, 'enum');
  const type = sent.member('type').oneOf(TYPES);
  switch (type) {
    case 'send-notification':
      return {
        type,
        block_document_id: sent.member('block_document_id').uuid(),
        subject: sent.member('subject').or(SUBJECT, template),
        body: template(sent.member('body')),
      };
    case 'call-webhook':
      return { type, block_document_id: sent.member('block_document_id').uuid(), payload: sent.member('payload').orNull(payload) ?? '' };
    case 'change-flow-run-state':
      return {
        type,
        name: sent.member('name').orNull((name) => name.text()),
        state: sent.member('state').oneOf(STATE_TYPES),
        message: sent.member('message').orNull((message) => message.text()),
        force: sent.member('force').or(false, (force) => force.flag()),
      };
    case 'run-deployment':
      return parseRun(sent);
    case 'do-nothing':
    case 'cancel-flow-run':
    case 'suspend-flow-run':
    case 'resume-flow-run':
    case 'delete-flow-run':
      return { type };
    case 'pause-deployment':
    case 'resume-deployment':
    case 'pause-work-pool':
    case 'resume-work-pool':
    case 'pause-work-queue':
    case 'resume-work-queue':
    case 'pause-automation':
    case 'resume-automation':
      return parseTargetAction(sent, type);
  }
}

const SUBJECT = 'Prefect automated notification';

function template(sent: Sent): string {
  const text = sent.text();
  try {
    new Template(text);
  } catch (error) {
    if (error instanceof TemplateError) sent.refuse(error.sentence);
    throw error;
  }
  return text;
}

/** Forms of old send objects. */
const payload = (sent: Sent): string => template(sent.value instanceof Map ? new Sent(indented(sent.value), sent.path) : sent);

/** As Python lays JSON out, with numbers as they were sent. */
function indented(value: Json, indent = ''): string {
  const within = `${indent}  `;
  const lines = (open: string, items: readonly string[], close: string): string =>
    items.length === 0 ? `${open}${close}` : `${open}\n${items.map((item) => `${within}${item}`).join(',\n')}\n${indent}${close}`;
  if (Array.isArray(value))
    return lines(
      '[',
      value.map((item) => indented(item, within)),
      ']',
    );
  if (!(value instanceof Map)) return writeJson(value);
  return lines(
    '{',
    [...value].map(([name, member]) => `${JSON.stringify(name)}: ${indented(member, within)}`),
    '}',
  );
}

function parseRun(sent: Sent): RunAction {
  const parameters = sent.member('parameters').orNull((given) => given.object());
  const failure = parameterFailure(upgraded(mapOf(parameters)));
  if (failure) new Sent(undefined, [...sent.path, 'parameters', ...failure.path]).refuse(failure.message);
  return {
    type: 'run-deployment',
    deployment_id: parseSelected(sent, 'deployment_id'),
    parameters,
    job_variables: sent.member('job_variables').orNull((given) => given.object()),
    schedule_after: sent.member('schedule_after').or(0, (given) => given.seconds({ minimum: 0 })),
  };
}

function parseTargetAction(sent: Sent, type: TargetAction['type']): TargetAction {
  const target = TARGETS.find((one) => type.endsWith(one)) ?? sent.refuse('Unknown action');
  return { type, target, isPause: type.startsWith('pause-'), id: parseSelected(sent, idMember(target)) };
}

const idMember = (target: TargetAction['target']): string => `${target.replace('-', '_')}_id`;

/** The id of what is selected; null where it is to be inferred. */
function parseSelected(sent: Sent, name: string): string | null {
  const source = sent.member('source').or('selected', (given) => given.oneOf(['selected', 'inferred']));
  const id = sent.member(name).orNull((given) => given.uuid());
  if ((source === 'selected') !== (id !== null)) sent.refuse(`${name} is ${id === null ? 'required' : 'not allowed'}`);
  return id;
}

/** As they are stored and answered. */
export const writeActions = (actions: readonly Action[]): string => writeJson(actions.map(toWire));
export const writeAction = (action: Action): string => writeJson(toWire(action));

function toWire(action: Action): object {
  switch (action.type) {
    case 'run-deployment': {
      const { type, schedule_after: after, ...members } = action;
      return { type, source: sourceOf(action.deployment_id), ...members, schedule_after: toFloat(after) };
    }
    case 'send-notification':
    case 'call-webhook':
    case 'change-flow-run-state':
    case 'do-nothing':
    case 'cancel-flow-run':
    case 'suspend-flow-run':
    case 'resume-flow-run':
    case 'delete-flow-run':
      return action;
    case 'pause-deployment':
    case 'resume-deployment':
    case 'pause-work-pool':
    case 'resume-work-pool':
    case 'pause-work-queue':
    case 'resume-work-queue':
    case 'pause-automation':
    case 'resume-automation':
      return { type: action.type, source: sourceOf(action.id), [idMember(action.target)]: action.id };
  }
}

const sourceOf = (id: string | null): string => (id === null ? 'inferred' : 'selected');
