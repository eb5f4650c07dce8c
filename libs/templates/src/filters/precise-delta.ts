import { valueError } from '../errors.js';
import type { Meter } from '../limits.js';
import { Tuple } from '../values/collections.js';
import { formatPercent } from '../values/percent.js';
import { withCommas } from './humanize-numbers.js';

/** From the smallest to the largest. */
export const UNITS = ['microseconds', 'milliseconds', 'seconds', 'minutes', 'hours', 'days', 'months', 'years'] as const;
export type Unit = (typeof UNITS)[number];

/** How many of the next smaller unit each has, and in what; days are what months and years are made of. */
const SIZES: Readonly<Record<Unit, number>> = {
  years: 365,
  months: 30.5,
  days: 86_400,
  hours: 3_600,
  minutes: 60,
  seconds: 1_000_000,
  milliseconds: 1_000,
  microseconds: 1,
};

/** How many of a unit are one of the next larger. */
const CARRIES: readonly (readonly [Unit, number, Unit])[] = [
  ['milliseconds', 1_000, 'seconds'],
  ['seconds', 60, 'minutes'],
  ['minutes', 60, 'hours'],
  ['hours', 24, 'days'],
  ['days', 31, 'months'],
  ['months', 12, 'years'],
];

export interface PreciseOptions {
  readonly minimum: Unit;
  readonly suppressed: ReadonlySet<Unit>;
  /** Of the last unit, where it is not whole. */
  readonly format: string;
}

/** A span in all its units. */
export function preciseText(micros: number, options: PreciseOptions, meter: Meter): string {
  const minimum = UNITS.find((unit) => UNITS.indexOf(unit) >= UNITS.indexOf(options.minimum) && !options.suppressed.has(unit));
  if (minimum === undefined) throw valueError('Minimum unit is suppressed and no suitable replacement was found');
  const isLeftOut = (unit: Unit): boolean => options.suppressed.has(unit) || UNITS.indexOf(unit) < UNITS.indexOf(minimum);
  const counts = share(micros, minimum, isLeftOut, (value) => Number(formatPercent(options.format, new Tuple([value]), meter)));
  for (const [unit, size, larger] of CARRIES) {
    if ((counts.get(unit) ?? 0) < size || isLeftOut(larger)) continue;
    counts.set(unit, (counts.get(unit) ?? 0) - size);
    counts.set(larger, (counts.get(larger) ?? 0) + 1);
  }
  const texts: string[] = [];
  for (const unit of [...UNITS].reverse()) {
    const count = counts.get(unit) ?? 0;
    if (count > 0 || (texts.length === 0 && unit === minimum)) texts.push(unitText(unit, count, unit === minimum ? options.format : null, meter));
    if (unit === minimum) break;
  }
  const last = texts.pop() ?? '';
  return texts.length === 0 ? last : `${texts.join(', ')} and ${last}`;
}

function share(micros: number, minimum: Unit, isLeftOut: (unit: Unit) => boolean, settle: (value: number) => number): Map<Unit, number> {
  const counts = new Map<Unit, number>();
  const take = (unit: Unit, amount: number): number => {
    const size = SIZES[unit];
    if (unit === minimum) counts.set(unit, settle(amount / size));
    if (unit === minimum) return 0;
    if (isLeftOut(unit)) return amount;
    counts.set(unit, Math.floor(amount / size));
    return Math.trunc(amount % size);
  };
  const days = Math.floor(micros / 86_400_000_000);
  const rest = micros - days * 86_400_000_000;
  const left = take('months', take('years', days));
  const seconds = take('minutes', take('hours', take('days', left * 86_400 + Math.floor(rest / 1_000_000))));
  const below = take('milliseconds', take('seconds', seconds * 1_000_000 + (rest % 1_000_000)));
  if (!isLeftOut('microseconds')) counts.set('microseconds', below);
  return counts;
}

function unitText(unit: Unit, count: number, format: string | null, meter: Meter): string {
  const isPlural = count > 1 || count < 1;
  const name = isPlural ? unit : unit.slice(0, -1);
  if (format !== null && !Number.isInteger(count)) return `${formatPercent(format, new Tuple([count]), meter)} ${name}`;
  return `${unit === 'years' ? withCommas(BigInt(Math.trunc(count)), null, meter) : Math.trunc(count)} ${name}`;
}
