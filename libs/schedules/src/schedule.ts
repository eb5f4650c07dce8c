import { fromIso, JsonNumber, parseJson, type Json, type JsonMap } from '@app/contract';
import { CronError, parseCron } from './cron.js';
import { rruleFailure, withBeginning } from './rrule.js';
import { isTimeZone } from './time-zone.js';

/** Thrown for a schedule that is none, with the member and a sentence for whoever sent it. */
export class ScheduleError extends Error {
  constructor(
    readonly member: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * A schedule as it is kept: with all its members, and a beginning where its kind counts from one. `now` in microseconds.
 * Throws a ScheduleError. Source: docs/contract/schedules.md
 */
export function toSchedule(sent: JsonMap, now: number): JsonMap {
  if (sent.has('interval')) return toInterval(sent, now);
  if (sent.has('cron')) return toCron(sent);
  if (sent.has('rrule')) return toRrule(sent, now);
  throw new ScheduleError('interval', 'A schedule has an interval, a cron expression or an rrule');
}

function toInterval(sent: JsonMap, now: number): JsonMap {
  refuseOthers(sent, ['interval', 'anchor_date', 'timezone']);
  const seconds = secondsOf(sent.get('interval') ?? null);
  if (seconds === null) throw new ScheduleError('interval', 'An interval is a number of seconds or an ISO 8601 duration');
  if (seconds <= 0) throw new ScheduleError('interval', 'The interval must be positive');
  return new Map<string, Json>([
    ['interval', parseJson(Number.isInteger(seconds) ? `${seconds}.0` : String(seconds))],
    ['anchor_date', toAnchor(sent.get('anchor_date'), now)],
    ['timezone', timeZoneOf(sent) ?? 'UTC'],
  ]);
}

function toCron(sent: JsonMap): JsonMap {
  refuseOthers(sent, ['cron', 'timezone', 'day_or']);
  const [cron, dayOr] = [sent.get('cron'), sent.get('day_or') ?? true];
  if (typeof cron !== 'string') throw new ScheduleError('cron', 'A cron expression is a text');
  if (typeof dayOr !== 'boolean') throw new ScheduleError('day_or', 'Must be true or false');
  try {
    parseCron(cron);
  } catch (error) {
    if (error instanceof CronError) throw new ScheduleError('cron', `Invalid cron string: "${cron}". ${error.message}`);
    throw error;
  }
  return new Map<string, Json>([
    ['cron', cron],
    ['timezone', timeZoneOf(sent)],
    ['day_or', dayOr],
  ]);
}

function toRrule(sent: JsonMap, now: number): JsonMap {
  refuseOthers(sent, ['rrule', 'timezone']);
  const rrule = sent.get('rrule');
  if (typeof rrule !== 'string') throw new ScheduleError('rrule', 'An rrule is a text');
  const failure = rruleFailure(rrule);
  if (failure !== null) throw new ScheduleError('rrule', failure);
  const timeZone = sent.has('timezone') ? timeZoneOf(sent) : 'UTC';
  return new Map<string, Json>([
    ['rrule', withBeginning(rrule, now, timeZone)],
    ['timezone', timeZone],
  ]);
}

function refuseOthers(sent: JsonMap, members: readonly string[]): void {
  const other = [...sent.keys()].find((name) => !members.includes(name));
  if (other !== undefined) throw new ScheduleError(other, `Unknown field beside ${members[0]}`);
}

function timeZoneOf(sent: JsonMap): string | null {
  const name = sent.get('timezone') ?? null;
  // An empty one is none, as clients of the reference may send it.
  if (name === null || name === '') return name;
  if (typeof name === 'string' && isTimeZone(name)) return name;
  throw new ScheduleError(
    'timezone',
    `Invalid timezone: "${typeof name === 'string' ? name : 'no text'}" (specify in IANA tzdata format, for example, America/New_York)`,
  );
}

const UNITS = { day: 86_400, hour: 3600, minute: 60, second: 1 } as const;
const ISO_DURATION = /^P(?:(?<week>\d+)W)?(?:(?<day>\d+)D)?(?:T(?:(?<hour>\d+)H)?(?:(?<minute>\d+)M)?(?:(?<second>\d+(?:\.\d+)?)S)?)?$/;
const CLOCK_DURATION = /^(?:(?<day>\d+) (?:days?,? )?)?(?:(?<hour>\d+):)(?<minute>\d{2})(?::(?<second>\d{2}(?:\.\d+)?))?$/;

/** Null when it is no duration. */
function secondsOf(value: Json): number | null {
  if (value instanceof JsonNumber) return Number(value.text);
  if (typeof value !== 'string') return null;
  const groups = (/\d/.test(value) ? (ISO_DURATION.exec(value) ?? CLOCK_DURATION.exec(value)) : null)?.groups;
  if (!groups) return null;
  const weeks = Number(groups['week'] ?? 0) * 7 * UNITS.day;
  return Object.entries(UNITS).reduce((sum, [unit, seconds]) => sum + Number(groups[unit] ?? 0) * seconds, weeks);
}

const ANCHOR = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2})(:\d{2})?(?:[.,](\d{1,9}))?\s*([Zz]|[+-]\d{2}(?::?\d{2})?)?$/;

/** With the offset that it was sent with. */
function toAnchor(sent: Json | undefined, now: number): string {
  if (sent === undefined) return new Date(now / 1000).toISOString();
  const match = typeof sent === 'string' && fromIso(sent) !== null ? ANCHOR.exec(sent) : null;
  if (!match) throw new ScheduleError('anchor_date', 'This is no time');
  const [, date, clock, seconds = ':00', fraction = '', zone = 'Z'] = match;
  const micros = fraction.padEnd(6, '0').slice(0, 6);
  const offset = `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}`;
  return `${date}T${clock}${seconds}${Number(micros) === 0 ? '' : `.${micros}`}${/^z$/i.test(zone) || offset === '+00:00' ? 'Z' : offset}`;
}
