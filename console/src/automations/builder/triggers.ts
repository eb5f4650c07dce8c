import { isList, isMembers, type Members, type Value } from '../../deployments/parameters/exact';
import { numberOf, numOf, textOf, textsOf, withMember } from './draft';

const RESOURCE = 'prefect.resource.id';
const ROLE = 'prefect.resource.role';

/** The ways in which a trigger is asked for; several of them write the same kind of trigger. */
export type TriggerKind = 'run' | 'run-absent' | 'deployment' | 'work-pool' | 'work-queue' | 'event' | 'metric' | 'compound' | 'sequence';

export const TRIGGER_KINDS: readonly { value: TriggerKind; label: string }[] = [
  { value: 'run', label: 'A flow run enters a state' },
  { value: 'run-absent', label: 'A flow run does not enter a state in time' },
  { value: 'deployment', label: 'A deployment becomes ready or not ready' },
  { value: 'work-pool', label: 'A work pool changes its status' },
  { value: 'work-queue', label: 'A work queue changes its status' },
  { value: 'metric', label: 'A metric of flow runs is too high or too low' },
  { value: 'event', label: 'An event happens, or does not' },
  { value: 'compound', label: 'Several of these together' },
  { value: 'sequence', label: 'Several of these, one after the other' },
];

const event = (members: Members): Members => ({
  type: 'event',
  match: {},
  match_related: {},
  after: [],
  expect: [],
  for_each: [],
  posture: 'Reactive',
  threshold: numOf(1),
  within: numOf(0),
  ...members,
});
const ofRuns = { match: { [RESOURCE]: 'prefect.flow-run.*' }, for_each: [RESOURCE] };

/** What each begins with. */
export function newTrigger(kind: TriggerKind): Members {
  switch (kind) {
    case 'run':
      return event({ ...ofRuns, expect: ['prefect.flow-run.Failed'] });
    case 'run-absent':
      return event({ ...ofRuns, posture: 'Proactive', after: ['prefect.flow-run.Running'], expect: ['prefect.flow-run.Completed'], within: numOf(1800) });
    case 'deployment':
      return event({ match: { [RESOURCE]: 'prefect.deployment.*' }, for_each: [RESOURCE], expect: ['prefect.deployment.not-ready'] });
    case 'work-pool':
      return event({ match: { [RESOURCE]: 'prefect.work-pool.*' }, for_each: [RESOURCE], expect: ['prefect.work-pool.not-ready'] });
    case 'work-queue':
      return event({ match: { [RESOURCE]: 'prefect.work-queue.*' }, for_each: [RESOURCE], expect: ['prefect.work-queue.not-ready'] });
    case 'event':
      return event({});
    case 'metric':
      return {
        type: 'metric',
        match: {},
        match_related: {},
        metric: { name: 'successes', operator: '<', threshold: numOf('0.9'), range: numOf(3600), firing_for: numOf(300) },
      };
    case 'compound':
      return { type: 'compound', require: 'all', within: numOf(3600), triggers: [newTrigger('run'), newTrigger('work-pool')] };
    case 'sequence':
      return { type: 'sequence', within: numOf(3600), triggers: [newTrigger('run'), newTrigger('run')] };
  }
}

/** The way in which a trigger that is there can be asked for without anything of it being lost. */
export function kindOf(trigger: Members): TriggerKind {
  const type = textOf(trigger['type']) || ('triggers' in trigger ? 'compound' : 'event');
  if (type === 'metric' || type === 'compound' || type === 'sequence') return type;
  const isProactive = trigger['posture'] === 'Proactive';
  const isOnce = numberOf(trigger['threshold'] ?? numOf(1)) === 1;
  if (isOfRuns(trigger) && scopeOf(trigger)) {
    if (isProactive) return isOnce ? 'run-absent' : 'event';
    return textsOf(trigger['after']).length === 0 ? 'run' : 'event';
  }
  const status = (['deployment', 'work-pool', 'work-queue'] as const).find((kind) => isOfStatus(trigger, kind));
  return status !== undefined && !isProactive && isOnce ? status : 'event';
}

const isOfRuns = (trigger: Members): boolean =>
  textsOf((trigger['match'] as Members | undefined)?.[RESOURCE]).join() === 'prefect.flow-run.*' &&
  textsOf(trigger['expect']).length > 0 &&
  [...textsOf(trigger['expect']), ...textsOf(trigger['after'])].every((name) => name.startsWith('prefect.flow-run.'));

function isOfStatus(trigger: Members, kind: 'deployment' | 'work-pool' | 'work-queue'): boolean {
  const match = trigger['match'];
  if (!isMembers(match) || Object.keys(match).join() !== RESOURCE || related(trigger).length > 0 || textsOf(trigger['after']).length > 0) return false;
  const isOne = textsOf(match[RESOURCE]).every((id) => id.startsWith(`prefect.${kind}.`));
  return isOne && textsOf(trigger['expect']).every((name) => name.startsWith(`prefect.${kind}.`));
}

/** Which flow runs it is about: those that have to do with one of each that is named. */
export interface Scope {
  readonly flow: readonly string[];
  readonly deployment: readonly string[];
  readonly tag: readonly string[];
}
const SCOPES = ['flow', 'deployment', 'tag'] as const;

function related(trigger: Members): readonly Value[] {
  const value = trigger['match_related'];
  const specifications = isList(value) ? value : value === undefined ? [] : [value];
  return specifications.filter((one) => !(isMembers(one) && Object.keys(one).length === 0));
}

/** Null: it is about something that such a scope cannot say. */
export function scopeOf(trigger: Members): Scope | null {
  const match = trigger['match'];
  const own = isMembers(match) ? Object.entries(match) : [];
  if (own.some(([label, value]) => label !== RESOURCE || textsOf(value).join() !== 'prefect.flow-run.*')) return null;
  const scope: Record<(typeof SCOPES)[number], string[]> = { flow: [], deployment: [], tag: [] };
  for (const specification of related(trigger)) {
    if (!isMembers(specification) || Object.keys(specification).some((label) => label !== RESOURCE && label !== ROLE)) return null;
    const kind = SCOPES.find((one) => textsOf(specification[ROLE]).join() === one);
    const ids = textsOf(specification[RESOURCE]);
    if (!kind || scope[kind].length > 0 || ids.length === 0 || !ids.every((id) => id.startsWith(`prefect.${kind}.`))) return null;
    scope[kind] = ids.map((id) => id.slice(`prefect.${kind}.`.length));
  }
  return scope;
}

export function withScope(trigger: Members, scope: Scope): Members {
  const specifications = SCOPES.flatMap((kind) =>
    scope[kind].length === 0 ? [] : [{ [RESOURCE]: scope[kind].map((id) => `prefect.${kind}.${id}`), [ROLE]: kind } satisfies Members],
  );
  const [first = {}, ...others] = specifications;
  return withMember(trigger, 'match_related', others.length === 0 ? first : specifications);
}

/** The states that names of events tell of, and back. */
export const statesOf = (value: Value | undefined): string[] => textsOf(value).map((name) => name.replace(/^prefect\.flow-run\./, ''));
export const stateEvents = (states: readonly string[]): string[] => states.map((state) => `prefect.flow-run.${state}`);

/** Of which deployments, pools or queues a status is; none: of any. */
export const chosenOf = (trigger: Members, kind: string): string[] =>
  textsOf((trigger['match'] as Members | undefined)?.[RESOURCE])
    .filter((id) => id !== `prefect.${kind}.*`)
    .map((id) => id.slice(`prefect.${kind}.`.length));

export const withChosen = (trigger: Members, kind: string, ids: readonly string[]): Members =>
  withMember(trigger, 'match', { [RESOURCE]: ids.length === 0 ? `prefect.${kind}.*` : ids.map((id) => `prefect.${kind}.${id}`) });
