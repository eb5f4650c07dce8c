import { relatedSpecifications, type EventTrigger, type Specification } from '../triggers/trigger.js';
import { called, either, kindOf, nounOf, type NameOf } from './phrases.js';

type Matching = Pick<EventTrigger, 'match' | 'match_related'>;

const RESOURCE = 'prefect.resource.id';
const ROLE = 'prefect.resource.role';

/** Things of the kind that a trigger is about, such as “a flow run of the flow etl”. */
export function subjectOf(kind: string, { match, match_related: related }: Matching, nameOf: NameOf): string {
  const noun = nounOf(kind) ?? kind;
  const { [RESOURCE]: wanted = [], ...labels } = match;
  const ids = [wanted].flat().filter((id) => id !== `prefect.${kind}.*`);
  const article = /^[aeiou]/.test(noun) ? 'an' : 'a';
  const subject = ids.length === 0 ? `${article} ${noun}` : `the ${noun} ${either(ids.map((id) => negated(id, (one) => called(one, nameOf))))}`;
  return [subject, ...conditionsOf({ match: labels, match_related: related }, nameOf)].join(' ');
}

/** What is asked of the resource and of those that are related to it, each as it stands behind a noun. */
export function conditionsOf({ match, match_related: related }: Matching, nameOf: NameOf): string[] {
  return [
    ...ownConditions(match, nameOf),
    ...relatedSpecifications({ match_related: related }).flatMap((specification) => relatedCondition(specification, nameOf)),
  ];
}

function ownConditions(match: Specification, nameOf: NameOf): string[] {
  return Object.entries(match).flatMap(([label, patterns]) => {
    const values = [patterns].flat();
    if (label !== RESOURCE) return [`whose ${label} is ${either(values.map((value) => negated(value, String)))}`];
    const ids = values.filter((id) => id !== 'prefect.flow-run.*' && id !== '*');
    return ids.length === 0 ? [] : [`of ${either(ids.map((id) => negated(id, (one) => called(one, nameOf))))}`];
  });
}

function relatedCondition(specification: Specification, nameOf: NameOf): string[] {
  const { [RESOURCE]: wanted = [], [ROLE]: roles = [], ...labels } = specification;
  const ids = [wanted].flat();
  const others = Object.entries(labels).map(([label, patterns]) => `with a related ${label} of ${either([patterns].flat())}`);
  if (ids.length === 0) return others;
  const [kind = null] = ids.map((id) => kindOf(id.replace(/^!/, '')));
  const names = either(ids.map((id) => negated(id, (one) => called(one, nameOf))));
  return [`${leadingTo(kind, [roles].flat()[0])} ${names}`, ...others];
}

function leadingTo(kind: string | null, role: string | undefined): string {
  switch (kind) {
    case 'tag':
      return 'tagged';
    case 'flow':
    case 'deployment':
      return `of the ${kind}`;
    case 'work-pool':
    case 'work-queue':
      return `in the ${nounOf(kind) ?? kind}`;
    case null:
    default:
      return role === undefined ? 'related to' : `with the ${role}`;
  }
}

const negated = (pattern: string, say: (pattern: string) => string): string => (pattern.startsWith('!') ? `not ${say(pattern.slice(1))}` : say(pattern));
