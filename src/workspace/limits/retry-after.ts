import { spread } from '@app/engine';

/** A limit that was asked for slots it did not have. */
export interface FullLimit {
  readonly name: string;
  readonly limit: number;
  /** Slots that were denied and not forgotten yet, before this request was. */
  readonly deniedSlots: number;
  readonly decayPerSecond: number;
  readonly averageOccupancySeconds: number;
}

/** Longest average wait. Tasks come again sooner, since their workers wait with them. */
const WAIT_SECONDS_MAX = { tag: 10, other: 30 };
const SPREAD = 0.3;

export const waitSecondsMax = ({ name }: Pick<FullLimit, 'name'>): number => (name.startsWith('tag:') ? WAIT_SECONDS_MAX.tag : WAIT_SECONDS_MAX.other);

/**
 * After how many seconds a client should ask again for `slots` of these limits. Who is denied after others is told to come after
 * them: the wait grows with what was denied before. Spread by chance, so that they do not all come at once.
 * Source: docs/contract/resources.md#concurrency-limits
 */
export function retryAfterSeconds(limits: readonly FullLimit[], slots: number, random: number): number {
  const waits = limits.map((limit) => ({ limit, blocking: blocking(limit, slots) }));
  const worst = waits.reduce((most, one) => (one.blocking > most.blocking ? one : most));
  return spread(averageSeconds(worst.limit, worst.blocking), SPREAD, random);
}

const blocking = ({ limit, deniedSlots, decayPerSecond }: FullLimit, slots: number): number =>
  decayPerSecond > 0 ? slots + deniedSlots : (slots + deniedSlots) / limit;

function averageSeconds(limit: FullLimit, blocked: number): number {
  const max = waitSecondsMax(limit);
  if (limit.decayPerSecond > 0) return blocked / limit.decayPerSecond;
  return Math.min(Math.min(limit.averageOccupancySeconds, max) * blocked, max);
}
