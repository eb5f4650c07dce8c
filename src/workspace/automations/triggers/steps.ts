import type { Instant } from '@app/engine';
import type { StoredEvent } from '../../events/stored-event.js';
import type { Coverage } from './coverage.js';
import type { Bucket, Outcome } from './evaluate.js';
import type { EventTrigger } from './trigger.js';

/**
 * What an event, or the end of a window, did to a bucket: it began to wait, counted, was enough of what a proactive trigger waits for,
 * the time was over, or the trigger fired.
 */
export type StepKind = 'opened' | 'counted' | 'satisfied' | 'ended' | 'fired';

/** Why an event that the trigger covers did not count. */
export type Disregard = 'not-started' | 'started-already' | 'before-window' | 'after-window';

export interface Step {
  readonly kind: StepKind;
  readonly count: number;
  /** Of the window that this is about. */
  readonly opens: Instant;
  readonly closes: Instant;
}

/** Of an event that the trigger covers. `known`: the bucket before it. Pure. */
export function stepsOf(trigger: EventTrigger, coverage: Coverage, known: Bucket | null, event: StoredEvent, outcome: Outcome): readonly Step[] | Disregard {
  const { bucket, fired } = outcome;
  if (fired) return [firedBy(trigger, known, event)];
  const isExpected = coverage.expects(event.event);
  if (!bucket) return known ? [over(trigger, known)] : 'not-started';
  if (!known) return [stepIn(isExpected && bucket.count > 0 ? 'counted' : 'opened', bucket)];
  if (known.start !== bucket.start || known.end !== bucket.end) return [over(trigger, known), stepIn(bucket.count > 0 ? 'counted' : 'opened', bucket)];
  if (bucket.count > known.count) return [stepIn('counted', bucket)];
  if (!isExpected) return 'started-already';
  return event.occurred < bucket.start ? 'before-window' : 'after-window';
}

/** Of a bucket whose end was looked at. Pure. */
export function stepsAtEnd(known: Bucket, { bucket, fired }: Outcome): readonly Step[] {
  if (fired) return [stepIn('fired', known)];
  return bucket === known ? [] : [stepIn('ended', known)];
}

const stepIn = (kind: StepKind, { count, start, end }: Bucket): Step => ({ kind, count: Math.max(count, 0), opens: start, closes: end });

/** A proactive trigger that is not fired by what came had enough of it. */
const over = ({ posture }: EventTrigger, known: Bucket): Step =>
  posture === 'Proactive' ? { ...stepIn('satisfied', known), count: known.count + 1 } : stepIn('ended', known);

function firedBy(trigger: EventTrigger, known: Bucket | null, { occurred }: StoredEvent): Step {
  const window = known ?? { start: occurred, end: occurred };
  const count = trigger.posture === 'Reactive' ? trigger.threshold : (known?.count ?? 0);
  return { kind: 'fired', count: Math.max(count, 0), opens: window.start, closes: window.end };
}
