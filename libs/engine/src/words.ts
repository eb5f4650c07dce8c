import { MICROS_PER_SECOND } from './instant.js';

/** Pieces of sentences. */

/** 2026-01-31 08:00:00 UTC; for what is no instant, what was there. */
export function timeOf(value: unknown): string {
  if (typeof value !== 'number' || !Number.isFinite(value) || Math.abs(value) > LATEST) return 'an unknown time';
  return `${new Date(value / 1000).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** Of ECMAScript's dates, in microseconds. */
const LATEST = 8_640_000_000_000_000_000;

/** 90 → 1 min 30 s: the two largest units that are not zero. */
export function durationOf(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole === 0 && seconds > 0) return 'less than a second';
  const parts = UNITS.map(([unit, size], index) => [Math.floor((index === 0 ? whole : whole % (UNITS[index - 1]?.[1] ?? 1)) / size), unit] as const);
  const first = parts.findIndex(([count]) => count > 0);
  if (first < 0) return '0 s';
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');
}

const UNITS = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
] as const;

export const microsToWords = (micros: number): string => durationOf(micros / MICROS_PER_SECOND);

/** 1 slot, 2 slots */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
