import { parseJson, writeJson } from '@app/contract';
import type { Sent } from '../sent.js';
import { METRICS, OPERATORS, type EventTrigger, type Metric, type MetricTrigger, type Specification, type Trigger } from './trigger.js';

/** Shortest time after which it can be said that something did not happen. */
const PROACTIVE_SECONDS_MIN = 10;

/** Faults with `request.invalid`. Members that nobody knows are passed over; `newId` names the trigger and each of its parts. */
export function parseTrigger(sent: Sent, newId: (sent: Sent) => string): Trigger {
  const type = sent.member('type');
  switch (type.or(sent.member('triggers').value === undefined ? 'event' : 'compound', (given) => given.oneOf(['event', 'metric', 'compound', 'sequence']))) {
    case 'event':
      return parseEventTrigger(sent, newId);
    case 'metric':
      return parseMetricTrigger(sent, newId);
    case 'compound':
      return { type: 'compound', ...parseParts(sent, newId), require: parseRequirement(sent) };
    case 'sequence':
      return { type: 'sequence', ...parseParts(sent, newId) };
  }
}

function parseEventTrigger(sent: Sent, newId: (sent: Sent) => string): EventTrigger {
  const posture = sent.member('posture').oneOf(['Reactive', 'Proactive']);
  const within = sent.member('within').or(0, (given) => given.seconds({ minimum: 0 }));
  const isTooShort = posture === 'Proactive' && within > 0 && within < PROACTIVE_SECONDS_MIN;
  if (isTooShort) sent.member('within').refuse('`within` for Proactive triggers must be greater than or equal to 10 seconds');
  return {
    type: 'event',
    id: newId(sent),
    match: sent.member('match').or({}, parseSpecification),
    match_related: sent.member('match_related').or({}, parseSpecifications),
    after: sent.member('after').or([], parseSet),
    expect: sent.member('expect').or([], parseSet),
    for_each: sent.member('for_each').or([], parseSet),
    posture,
    threshold: sent.member('threshold').or(1, (given) => given.integer()),
    within: posture === 'Proactive' ? within || PROACTIVE_SECONDS_MIN : within,
  };
}

/** Shortest stretch of time of which a metric says anything. */
const METRIC_SECONDS_MIN = 300;

function parseMetricTrigger(sent: Sent, newId: (sent: Sent) => string): MetricTrigger {
  return {
    type: 'metric',
    id: newId(sent),
    match: sent.member('match').or({}, parseSpecification),
    match_related: sent.member('match_related').or({}, parseSpecifications),
    posture: sent.member('posture').or('Metric', (given) => given.oneOf(['Metric'])),
    metric: parseMetric(sent.member('metric')),
  };
}

function parseMetric(sent: Sent): Metric {
  const name = sent.member('name').oneOf(METRICS);
  const threshold = sent.member('threshold').number();
  if (name === 'successes' && threshold > 1) sent.member('threshold').refuse('Successes are a share of the runs, from 0 to 1');
  const seconds = (given: Sent): number => given.seconds({ minimum: METRIC_SECONDS_MIN });
  return {
    name,
    threshold,
    operator: sent.member('operator').oneOf(OPERATORS),
    range: sent.member('range').or(METRIC_SECONDS_MIN, seconds),
    firing_for: sent.member('firing_for').or(METRIC_SECONDS_MIN, seconds),
  };
}

function parseParts(sent: Sent, newId: (sent: Sent) => string) {
  const within = sent.member('within');
  return {
    id: newId(sent),
    triggers: sent.member('triggers').items((part) => parseTrigger(part, newId)),
    within: within.value === null ? null : within.seconds({ minimum: 0 }),
  };
}

function parseRequirement(sent: Sent): number | 'any' | 'all' {
  const require = sent.member('require');
  if (typeof require.value === 'string') return require.oneOf(['any', 'all']);
  const number = require.integer();
  const parts = sent.member('triggers').items(() => null).length;
  if (number < 1) require.refuse('require must be at least 1');
  return number > parts ? require.refuse('require must be less than or equal to the number of triggers') : number;
}

const parseSet = (sent: Sent): string[] => [...new Set(sent.items((item) => item.text()))];

const parseSpecifications = (sent: Sent): EventTrigger['match_related'] =>
  Array.isArray(sent.value) ? sent.items(parseSpecification) : parseSpecification(sent);

function parseSpecification(sent: Sent): Specification {
  const labels = sent.members().map(([label, value]) => [label, Array.isArray(value.value) ? value.items((one) => one.text()) : value.text()] as const);
  return Object.fromEntries(labels);
}

/** As it is stored and answered: a time is a float. */
export const writeTrigger = (trigger: Trigger): string => writeJson(toWire(trigger));

function toWire(trigger: Trigger): object {
  if (trigger.type === 'metric') {
    const { threshold, range, firing_for: firingFor, ...metric } = trigger.metric;
    return { ...trigger, metric: { ...metric, threshold: toFloat(threshold), range: toFloat(range), firing_for: toFloat(firingFor) } };
  }
  const within = trigger.within === null ? null : toFloat(trigger.within);
  return trigger.type === 'event' ? { ...trigger, within } : { ...trigger, triggers: trigger.triggers.map(toWire), within };
}

/** As Python writes one. */
export const toFloat = (seconds: number) => parseJson(seconds.toExponential());
