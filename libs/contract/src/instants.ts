/**
 * Times and durations as the wire has them. In code a time is a whole number of microseconds since 1970 (UTC),
 * on the wire RFC 3339 with six digits and Z. Source: docs/contract/wire.md#times
 */

const ISO = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}(?::\d{2})?)(?:[.,](\d{1,9}))?\s*([Zz]|[+-]\d{2}(?::?\d{2})?)?$/;

/** The years 1 to 9999, which is what Python and PostgreSQL both can write. */
const FIRST_MS = Date.parse('0001-01-01T00:00:00Z');
const LAST_MS = Date.parse('9999-12-31T23:59:59.999Z');
/** So far from 1970 a number tells 32 microseconds apart, and the last ones of the year 9999 would round into the next. */
const LAST = (LAST_MS + 1) * 1000 - 32;

/** Whether it is a time that everybody can write. */
export const isInstant = (micros: number): boolean => micros >= FIRST_MS * 1000 && micros <= LAST;

/** Null when the text is no time. A time without an offset is UTC; digits past the microsecond are cut. */
export function fromIso(text: string): number | null {
  const match = ISO.exec(text);
  if (!match) return null;
  const [, date, clock, fraction = '', zone = 'Z'] = match;
  const offset = /^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}` : 'Z';
  if (!date || !clock || !isDay(date) || clock.startsWith('24')) return null;
  const millis = Date.parse(`${date}T${clock}${offset}`);
  if (Number.isNaN(millis) || millis < FIRST_MS || millis > LAST_MS) return null;
  return Math.min(millis * 1000 + Number(fraction.padEnd(6, '0').slice(0, 6)), LAST);
}

/** JavaScript would take 30 February for 2 March. */
function isDay(date: string): boolean {
  const day = date.slice(8);
  return day <= '28' || new Date(`${date}T00:00:00Z`).getUTCDate() === Number(day);
}

/** 2026-01-31T08:00:00.000001Z */
export function toIso(instant: number): string {
  const seconds = Math.floor(instant / 1_000_000);
  const micros = instant - seconds * 1_000_000;
  return `${new Date(seconds * 1000).toISOString().slice(0, -5)}.${String(micros).padStart(6, '0')}Z`;
}

export function toIsoOrNull(instant: number | null | undefined): string | null {
  return instant === null || instant === undefined ? null : toIso(instant);
}

/** Microseconds to seconds, as durations travel. */
export const toSeconds = (micros: number): number => micros / 1_000_000;
