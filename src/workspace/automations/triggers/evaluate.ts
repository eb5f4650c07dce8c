import type { Instant } from '@app/engine';
import type { StoredEvent } from '../../events/stored-event.js';
import type { Coverage } from './coverage.js';
import type { EventTrigger } from './trigger.js';

/** What a trigger has counted, under one key, in a stretch of time; its end does not belong to it. */
export interface Bucket {
  readonly start: Instant;
  readonly end: Instant;
  readonly count: number;
  readonly lastEvent: StoredEvent | null;
}

/** What becomes of a bucket, null being none, and by which event the trigger fires, if it does. */
export interface Outcome {
  readonly bucket: Bucket | null;
  readonly fired: { readonly event: StoredEvent | null } | null;
}

/** How far before the first event of a bucket another may have occurred that comes in later. */
const LOOKBACK_MICROS = 15 * 60 * 1_000_000;
/** How long a bucket is remembered beyond its end. */
const REMEMBERED_MICROS = 60 * 1_000_000;

export const withinMicros = ({ within }: { within: number }): number => Math.round(within * 1_000_000);

/** Takes in an event that the trigger covers. Pure. Source: docs/contract/services.md#automations */
export function take(trigger: EventTrigger, coverage: Coverage, known: Bucket | null, event: StoredEvent): Outcome {
  const isStart = coverage.starts(event.event);
  const isExpected = coverage.expects(event.event);
  const before = isOver(trigger, known, event, isStart) ? look(trigger, known, event.occurred) : { bucket: known, fired: null };
  const bucket = opened(trigger, before.bucket, event, { isStart, isExpected });
  if (!isExpected || !bucket) return { bucket, fired: before.fired };
  const after = count(trigger, bucket, event, { isStart });
  return { bucket: after.bucket, fired: after.fired ?? before.fired };
}

/** Looks whether the time of a bucket is over, and with it the trigger's patience. Pure. */
export function look(trigger: EventTrigger, bucket: Bucket, now: Instant): Outcome {
  if (now < bucket.end) return { bucket, fired: null };
  if (trigger.posture === 'Reactive') return { bucket: null, fired: null };
  const fired = bucket.count < trigger.threshold ? { event: bucket.lastEvent } : null;
  const goesOn = trigger.after.length === 0 && (fired !== null || restarts(trigger));
  return { bucket: goesOn ? next(trigger, bucket, now) : null, fired };
}

/** The bucket with which a trigger begins that waits for something not to happen, whatever happened before; null for the others. Pure. */
export function begin(trigger: EventTrigger, now: Instant): Bucket | null {
  return restarts(trigger) ? { start: now, end: now + withinMicros(trigger), count: 0, lastEvent: null } : null;
}

const restarts = ({ posture, after, for_each: labels }: EventTrigger): boolean => posture === 'Proactive' && after.length === 0 && labels.length === 0;

/** What comes after the end of a time with enough in it begins anew, and so does a start, also where nobody has looked at the end yet. */
function isOver(trigger: EventTrigger, known: Bucket | null, { occurred }: StoredEvent, isStart: boolean): known is Bucket {
  if (!known) return false;
  if (trigger.posture === 'Reactive') return known.end + REMEMBERED_MICROS <= occurred;
  return known.end <= occurred && (trigger.after.length > 0 ? isStart : known.count >= trigger.threshold);
}

/** The bucket that an event finds or makes. One that both starts and is expected does not count for itself. */
function opened(
  trigger: EventTrigger,
  known: Bucket | null,
  event: StoredEvent,
  { isStart, isExpected }: { isStart: boolean; isExpected: boolean },
): Bucket | null {
  const hasStart = trigger.after.length > 0;
  if (hasStart ? !isStart : !isExpected) return known;
  if (known) return { ...known, lastEvent: event };
  const at = event.occurred;
  return { start: hasStart ? at : at - LOOKBACK_MICROS, end: at + withinMicros(trigger), count: hasStart && isExpected ? -1 : 0, lastEvent: event };
}

function count(trigger: EventTrigger, bucket: Bucket, event: StoredEvent, { isStart }: { isStart: boolean }): Outcome {
  const at = event.occurred;
  if (at < bucket.start) return { bucket, fired: null };
  const isReactive = trigger.posture === 'Reactive';
  const isCounted = (isReactive && trigger.within === 0) || at < bucket.end;
  const counted = isCounted ? { ...bucket, count: bucket.count + 1, lastEvent: event } : bucket;
  const isMet = isReactive ? counted.count >= trigger.threshold : counted.count < trigger.threshold;
  const fired = isMet && (isReactive || counted.end <= at) ? { event } : null;
  if (!fired && at < counted.end) return { bucket: isReactive || isMet ? counted : satisfied(trigger, counted, event, { isStart }), fired };
  const hasStart = trigger.after.length > 0;
  if (!fired && trigger.within === 0 && !hasStart) return { bucket: counted, fired };
  const following = hasStart ? null : next(trigger, counted, at);
  if (isCounted || !following) return { bucket: following, fired };
  // An event that came after the end counts for what follows.
  const again = count(trigger, following, event, { isStart });
  return { bucket: again.bucket, fired: fired ?? again.fired };
}

/** Enough has happened in time. What may start anew at the same event does, and what always waits goes on to; what begins with any event takes the others of its time in. */
function satisfied(trigger: EventTrigger, counted: Bucket, event: StoredEvent, { isStart }: { isStart: boolean }): Bucket | null {
  if (!isStart && !restarts(trigger)) return trigger.after.length > 0 ? null : counted;
  return { start: event.occurred, end: event.occurred + withinMicros(trigger), count: 0, lastEvent: event };
}

/** The stretch that follows, or begins now. A trigger without time has none. */
function next(trigger: EventTrigger, { end }: Bucket, now: Instant): Bucket | null {
  if (trigger.within === 0) return null;
  const start = Math.max(end, now);
  return { start, end: start + withinMicros(trigger), count: 0, lastEvent: null };
}
