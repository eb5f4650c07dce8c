import { neededOf } from '../triggers/combine.js';
import type { CompositeTrigger, EventTrigger, MetricName, MetricTrigger, Operator, Trigger } from '../triggers/trigger.js';
import { either, kindOf, nounOf, span, type NameOf } from './phrases.js';
import { conditionsOf, subjectOf } from './subject-words.js';
import { happenings, type Tense } from './verbs.js';

/** What it waits for, as it stands after “when”. */
export function describeTrigger(trigger: Trigger, nameOf: NameOf): string {
  switch (trigger.type) {
    case 'event':
      return describeEvent(trigger, nameOf);
    case 'metric':
      return describeMetric(trigger, nameOf);
    case 'compound':
    case 'sequence':
      return describeParts(trigger, nameOf);
  }
}

function describeEvent(trigger: EventTrigger, nameOf: NameOf): string {
  const { posture, threshold, expect } = trigger;
  const kind = commonKind(trigger);
  const subject = kind === null ? anEvent(trigger, nameOf) : subjectOf(kind, trigger, nameOf);
  const happens = (tense: Tense): string => happenings(kind === null ? [] : expect, tense);
  const isAbsence = posture === 'Proactive';
  const seldom = threshold > 1 ? ` fewer than ${threshold} times` : '';
  const often = threshold > 1 ? ` ${threshold} times` : '';
  const said = isAbsence && threshold <= 1 ? happens('not') : `${happens('now')}${isAbsence ? seldom : often}`;
  const rest = `${timeOf(trigger, kind)}${countedBy(trigger, kind)}`;
  return kind !== null && expect.length === 0 ? `anything ${said} to ${subject}${rest}` : `${subject} ${said}${rest}`;
}

/** That of all that is expected; null where it is not of one kind that sentences know. */
function commonKind({ expect, match }: EventTrigger): string | null {
  const ids = [match['prefect.resource.id'] ?? []].flat();
  const kinds = new Set((expect.length > 0 ? expect : ids).map(kindOf));
  const [kind = null] = kinds;
  return kinds.size === 1 && kind !== null && nounOf(kind) ? kind : null;
}

function anEvent(trigger: EventTrigger, nameOf: NameOf): string {
  const names = trigger.expect.length === 0 ? 'any event' : `an event called ${either(trigger.expect)}`;
  return [names, ...conditionsOf(trigger, nameOf)].join(' ');
}

function timeOf({ after, within, threshold, posture }: EventTrigger, kind: string | null): string {
  const isBound = within > 0 && (posture === 'Proactive' || threshold > 1 || after.length > 0);
  const bound = isBound ? ` within ${span(within)}` : '';
  if (after.length === 0) return bound;
  const isSame = kind !== null && after.every((name) => kindOf(name) === kind);
  return `${bound} after ${isSame ? `it ${happenings(after, 'before')}` : `an event called ${either(after)}`}`;
}

/** By what it is counted apart, where it counts at all. */
function countedBy({ for_each: labels, threshold, posture, after }: EventTrigger, kind: string | null): string {
  const counts = threshold > 1 || (posture === 'Proactive' && after.length === 0);
  if (!counts || labels.length === 0) return '';
  const words = labels.map((label) => (label === 'prefect.resource.id' ? ((kind && nounOf(kind)) ?? 'resource') : label));
  return `, counted for each ${words.join(' and ')}`;
}

const METRICS: Readonly<Record<MetricName, string>> = {
  successes: 'the share of successes among',
  duration: 'the average duration of',
  lateness: 'the average lateness of',
};
const OPERATORS: Readonly<Record<Operator, string>> = { '<': 'below', '<=': 'at most', '>': 'above', '>=': 'at least' };

function describeMetric(trigger: MetricTrigger, nameOf: NameOf): string {
  const { name, operator, threshold, range, firing_for: lasting } = trigger.metric;
  const runs = ['flow runs', ...conditionsOf(trigger, nameOf)].join(' ');
  const value = name === 'successes' ? `${Math.round(threshold * 1_000) / 10} %` : span(threshold);
  return `${METRICS[name]} ${runs} over the last ${span(range)} stays ${OPERATORS[operator]} ${value} for ${span(lasting)}`;
}

function describeParts(trigger: CompositeTrigger, nameOf: NameOf): string {
  const parts = trigger.triggers.map((part) => ('triggers' in part ? `(${describeTrigger(part, nameOf)})` : describeTrigger(part, nameOf)));
  const bound = trigger.within === null || parts.length < 2 ? '' : `, all within ${span(trigger.within)}`;
  if (trigger.type === 'sequence') return `${parts.join(', then ')}${bound}`;
  const needed = neededOf(trigger);
  if (needed === parts.length) return `${parts.join(' and ')}${bound}`;
  return needed === 1 ? parts.join(' or ') : `${needed} of these happen: ${parts.join('; ')}${bound}`;
}
