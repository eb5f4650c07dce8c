import type { Instant } from '@app/engine';
import type { Metric, Operator } from './trigger.js';

/** What a metric trigger remembers. */
export interface MetricState {
  /** Whether it has fired, and what it fired for is not over. */
  readonly firing: boolean;
  /** Since when it is otherwise; null where it is not. */
  readonly turningSince: Instant | null;
}

export type MetricTurn = 'breached' | 'calmed' | 'fired' | 'resolved';

/** A metric of the last hour is looked at every 36 seconds, and no metric more often than every half minute or less than every five. */
const LOOKS_IN_RANGE = 100;
const LOOK_SECONDS = { min: 30, max: 300 };

export const lookMicros = ({ range }: Pick<Metric, 'range'>): number =>
  Math.min(LOOK_SECONDS.max, Math.max(LOOK_SECONDS.min, range / LOOKS_IN_RANGE)) * 1_000_000;

export const AT_REST: MetricState = { firing: false, turningSince: null };

const IS_BREACHED: Readonly<Record<Operator, (value: number, threshold: number) => boolean>> = {
  '<': (value, threshold) => value < threshold,
  '<=': (value, threshold) => value <= threshold,
  '>': (value, threshold) => value > threshold,
  '>=': (value, threshold) => value >= threshold,
};

export const isBreached = ({ operator, threshold }: Metric, value: number): boolean => IS_BREACHED[operator](value, threshold);

/**
 * Takes in what the metric is now; null: nothing to take it from, which neither breaches it nor makes it good. It fires once the metric was
 * breached for long enough without a break, and once more only after it was good for as long. Pure.
 */
export function observe(
  metric: Metric,
  known: MetricState,
  value: number | null,
  now: Instant,
): { readonly state: MetricState; readonly turn: MetricTurn | null } {
  const { firing, turningSince } = known;
  if (value === null || isBreached(metric, value) === firing) {
    if (turningSince === null) return { state: known, turn: null };
    return { state: { firing, turningSince: null }, turn: firing ? null : 'calmed' };
  }
  const since = turningSince ?? now;
  if (now - since < metric.firing_for * 1_000_000)
    return { state: { firing, turningSince: since }, turn: turningSince === null && !firing ? 'breached' : null };
  return { state: { firing: !firing, turningSince: null }, turn: firing ? 'resolved' : 'fired' };
}
