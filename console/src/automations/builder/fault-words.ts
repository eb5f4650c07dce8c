import { idMember, isInferred, TARGET_WORDS, targetOf } from './actions';
import { type Draft, listOf, textOf } from './draft';

/** What the server finds wrong, and where: by the way down to it, such as actions.0.deployment_id. */
export interface Fault {
  readonly field?: string | null;
  readonly message: string;
}

/** The same at the field of the form that can mend it, and in the form's words; what is said in nobody's words stays as it is. */
export function inFormWords(draft: Draft, { field, message }: Fault): Fault {
  if (/ starts runs for ever\./.test(message)) return loopInWords(draft);
  const [, actions, index, member] = /^(actions\w*)\.(\d+)(?:\.([^.]+))?/.exec(field ?? '') ?? [];
  const action = actions === undefined ? undefined : listOf(draft[actions])[Number(index)];
  const choice = action && choiceOf(textOf(action['type']));
  if (choice && (member === choice.member || (member === undefined && message.startsWith(choice.member))))
    return { field: `${actions}.${index}.${choice.member}`, message: choice.words };
  return { field: field ?? null, message: plainly((field ?? '').split('.').at(-1) ?? '', message) };
}

/** What has to be chosen for an action of the type. */
function choiceOf(type: string): { member: string; words: string } | null {
  const target = targetOf(type);
  if (target !== null) return { member: idMember(target), words: `Choose ${article(TARGET_WORDS[target])}, or take that which the event is about.` };
  if (type === 'send-notification') return { member: 'block_document_id', words: 'Choose the block that it is sent by.' };
  return type === 'call-webhook' ? { member: 'block_document_id', words: 'Choose a webhook block.' } : null;
}

const article = (word: string): string => `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`;

/** It says nothing of where. */
function loopInWords(draft: Draft): Fault {
  const inferred = listOf(draft['actions']).findIndex((action) => action['type'] === 'run-deployment' && isInferred(action));
  return inferred === -1
    ? { field: 'trigger.match_related', message: 'Each run that it starts would fire it again, for ever. Say of which flows, deployments or tags.' }
    : {
        field: `actions.${inferred}.deployment_id`,
        message: 'Each run that it starts would fire it again, for ever. Choose a deployment, and say above of which flows, deployments or tags.',
      };
}

const CHOSEN: Readonly<Record<string, string>> = {
  type: 'Choose one of those that are offered.',
  state: 'Choose a state.',
  posture: 'Choose whether it happens, or does not.',
  operator: 'Choose how it is compared.',
  require: 'Choose how many of them it takes.',
};

function plainly(member: string, message: string): string {
  if (/^`within` for Proactive/.test(message)) return 'At least 10 seconds.';
  if (/^require must be at least/.test(message)) return 'At least one of them.';
  if (/^require must be less/.test(message)) return 'There are not as many parts.';
  if (/^Successes are a share/.test(message)) return 'At most 100 %.';
  if (message === 'Must be at least 300') return 'At least 5 minutes.';
  if (/^(Field required$|Must be (one of|a string$))/.test(message))
    return CHOSEN[member] ?? (message.startsWith('Must be one of') ? 'Choose one of those that are offered.' : 'Fill this in.');
  const [, amount] = /^Must be (a (?:whole )?number|at least \S+)$/.exec(message) ?? [];
  return amount === undefined ? message : `${amount.charAt(0).toUpperCase()}${amount.slice(1)}.`;
}

/** With its place, such as “When, part 2, within: …”. */
export function faultInWords({ field = null, message }: Fault): string {
  const [first = '', ...way] = (field ?? '').split('.');
  const words = placesOf(first, way).filter(Boolean).join(', ').replaceAll('_', ' ');
  return words === '' ? message : `${words.charAt(0).toUpperCase()}${words.slice(1)}: ${message}`;
}

/** Members that their fields call otherwise. */
const LABELS: Readonly<Record<string, string>> = {
  trigger: 'when',
  posture: 'whether it happens',
  expect: 'what it waits for',
  for_each: 'counted for each',
  threshold: 'how many times',
  match: 'labels of the resource',
  match_related: 'what it is about',
  require: 'it takes',
  range: 'over the last',
  firing_for: 'has to stay so for',
  operator: 'compared',
  deployment_id: 'which deployment',
  work_pool_id: 'which work pool',
  work_queue_id: 'which work queue',
  automation_id: 'which automation',
  block_document_id: 'block',
  schedule_after: 'starts after',
  body: 'text',
};
const ACTIONS: Readonly<Record<string, string>> = { actions: '', actions_on_trigger: ' told of the firing', actions_on_resolve: ' when that is over' };

function placesOf(first: string, [index, ...way]: readonly string[]): string[] {
  const label = LABELS[first] ?? first;
  if (index === undefined) return [label];
  const list = ACTIONS[first];
  if (list !== undefined) return [`action ${Number(index) + 1}${list}`, ...(way[0] === undefined ? [] : [LABELS[way[0]] ?? way[0], ...way.slice(1)])];
  if (first === 'triggers') return [`part ${Number(index) + 1}`, ...rest(way)];
  if (first === 'metric') return index === 'threshold' ? ['compared with'] : placesOf(index, way);
  return [label, ...rest([index, ...way])];
}

const rest = ([first, ...way]: readonly string[]): string[] => (first === undefined ? [] : placesOf(first, way));
