import type { NearMiss, TrailEntry } from './trail-entry.js';
import type { Miss } from '../triggers/coverage.js';

/** What an entry of a trail says to people. Made when it is read; programs go by the kind. */
export function sentenceOf({ kind, details }: Pick<TrailEntry, 'kind' | 'details'>): string {
  const { count = 0, threshold = 1, held = 0, needed = 0, action, event } = details;
  const by = event ? ` at ${event.event} of ${event.resource_name ?? event.resource_id}` : '';
  switch (kind) {
    case 'opened':
      return `It began to wait${by}${until(details.closes)}.`;
    case 'counted':
      return `${eventsIn(details.events)} counted: ${count} of ${threshold}${until(details.closes)}.`;
    case 'satisfied':
      return `What it waits for came in time: ${Math.min(count, threshold)} of ${threshold}.`;
    case 'ended':
      return `The time was over at ${count} of ${threshold}.`;
    case 'part-fired':
      return `A part of it fired${by}: ${held} of ${needed} have${details.unordered ? ', but not in their order' : ''}${tooEarly(details.forgotten)}.`;
    case 'fired':
      if (details.metric) return `It fired: ${metricOf(details)}.`;
      if (details.replayed) return `It fired${by}, to make up for what it missed.`;
      return event || details.count === undefined ? `It fired${by}.` : `It fired, since only ${count} of ${threshold} had come until ${details.closes}.`;
    case 'breached':
      return `${metricOf(details)} now; it fires when that stays so for ${details.metric?.firing_for ?? 0} s.`;
    case 'calmed':
      return `${metricOf(details)} no more, before it fired.`;
    case 'resolved':
      return `What it fired for is over: ${metricOf(details)} no more.`;
    case 'action-begun':
      return `Action ${(action?.index ?? 0) + 1}, ${action?.type ?? ''}, has begun, and is tried until it gets there or is given up.`;
    case 'action-executed':
      return `Action ${(action?.index ?? 0) + 1}, ${action?.type ?? ''}, was carried out.`;
    case 'action-failed':
      return `Action ${(action?.index ?? 0) + 1}, ${action?.type ?? ''}, failed: ${(action?.reason ?? '').replace(/\.$/, '')}.`;
  }
}

/** Why an event did not matter. */
export function reasonOf({ why }: Pick<NearMiss, 'why'>): string {
  switch (why.kind) {
    case 'condition':
      return conditionOf(why.miss);
    case 'not-started':
      return 'Nothing had started it: what has to come before had not come.';
    case 'started-already':
      return 'It had begun to wait before.';
    case 'before-window':
      return `It occurred before the time in which it counts${why.opens === null ? '' : `, which begins at ${why.opens}`}.`;
    case 'after-window':
      return `It occurred after the time in which it counts${why.closes === null ? '' : `, which ends at ${why.closes}`}.`;
  }
}

function conditionOf({ of, wanted, found }: Miss): string {
  const labels = Object.entries(wanted).map(([label, patterns]) => `${label} ${[patterns].flat().join(' or ')}`);
  if (of === 'related') return `No related resource has ${labels.join(' and ')}.`;
  const [label = ''] = Object.keys(wanted);
  return found === null
    ? `Its resource has no ${label}, and ${labels.join('')} is asked for.`
    : `Its ${label} is ${found}, and ${labels.join('')} is asked for.`;
}

function metricOf({ metric }: TrailEntry['details']): string {
  if (!metric) return '';
  const value = metric.value === null ? 'without runs' : String(Math.round(metric.value * 1_000) / 1_000);
  return `${metric.name} ${metric.operator} ${metric.threshold} (${value})`;
}

const eventsIn = (events = 1): string => (events === 1 ? 'An event' : `${events} events`);
const tooEarly = (count = 0): string => (count === 0 ? '' : `; ${count} had too long before`);
const until = (closes: string | undefined): string => (closes === undefined ? '' : ` until ${closes}`);
