import { fromIso, JsonNumber, type JsonMap } from '@app/contract';
import { parseCron } from './cron.js';
import { cronTimes } from './cron-times.js';
import { rruleTimes } from './rrule-times.js';
import { zoneOf, type Zone } from './zone.js';

const DAY_MICROS = 86_400_000_000;

/** No clock is put forward or back by more. */
const SHIFT_MAX_MS = 2 * 3_600_000;

interface Time {
  /** What the clock shows. */
  readonly local: number;
  readonly instant: number;
}

/**
 * When a schedule, as `toSchedule` makes it, is due: from `from` on, in order, without end unless the schedule has one. Times in
 * microseconds. A clock that shows a time twice, as in autumn, is heeded once. Source: docs/contract/schedules.md#times
 */
export function* occurrences(schedule: JsonMap, from: number): Generator<number> {
  let shown = -Infinity;
  for (const { local, instant } of timesOf(schedule, from)) {
    if (local <= shown) continue;
    shown = local;
    yield instant;
  }
}

function timesOf(schedule: JsonMap, from: number): Iterable<Time> {
  const timeZone = schedule.get('timezone');
  const zone = zoneOf(typeof timeZone === 'string' && timeZone !== '' ? timeZone : 'UTC');
  const [cron, rrule, interval, anchor] = ['cron', 'rrule', 'interval', 'anchor_date'].map((name) => schedule.get(name));
  if (typeof cron === 'string') return ofClock(zone, cronTimes(parseCron(cron), schedule.get('day_or') !== false, beforeCron(zone, from)), -Infinity);
  if (typeof rrule === 'string') return ofClock(zone, rruleTimes(rrule, Math.ceil(zone.toLocal(Math.floor(from / 1000)) + (from % 1000) / 1000)), from);
  if (interval instanceof JsonNumber && typeof anchor === 'string')
    return ofInterval(zone, Math.round(Number(interval.text) * 1e6), fromIso(anchor) ?? 0, from);
  throw new Error('A schedule is kept as something else than a schedule.');
}

/** What is due at `from` itself counts, where that is a whole second. */
const beforeCron = (zone: Zone, from: number): number => zone.toLocal(Math.floor((from % 1_000_000 === 0 ? from - 1_000_000 : from) / 1000));

/**
 * A time that no clock shows comes earlier than it says, and so does not wait its turn. For cron, as clients reckon it, it may even come
 * before the beginning, which a rule does not allow.
 */
function* ofClock(zone: Zone, clockTimes: Iterable<number>, from: number): Generator<Time> {
  const held: (Time & { readonly said: number })[] = [];
  for (const said of clockTimes) {
    while (held[0] && held[0].said < said - SHIFT_MAX_MS) yield* held.splice(0, 1);
    const ms = zone.toInstant(said, 'earlier');
    if (ms * 1000 < from) continue;
    const before = held.findLastIndex(({ instant }) => instant <= ms * 1000);
    held.splice(before + 1, 0, { said, local: zone.toLocal(ms), instant: ms * 1000 });
    // No clock changes soon: nothing that is still to be said comes before.
    if (zone.toLocal(ms + SHIFT_MAX_MS) - zone.toLocal(ms) === SHIFT_MAX_MS) yield* held.splice(0);
  }
  yield* held;
}

/** The days of an interval are days of the clock, the rest of it is time that passes. What comes first is a matter of clocks, too. */
function* ofInterval(zone: Zone, interval: number, anchor: number, from: number): Generator<Time> {
  const days = Math.floor(interval / DAY_MICROS);
  const rest = interval - days * DAY_MICROS;
  const localOf = (instant: number): number => zone.toLocal(Math.floor(instant / 1000)) * 1000 + (instant % 1000);
  const advance = (instant: number): number => (days === 0 ? instant : addDays(zone, instant, days)) + rest;
  const first = localOf(from);
  let next = anchor + Math.trunc((from - anchor) / interval) * interval;
  while (localOf(next) < first) next = advance(next);
  for (; ; next = advance(next)) yield { local: localOf(next), instant: next };
}

function addDays(zone: Zone, instant: number, days: number): number {
  const ms = Math.floor(instant / 1000);
  return zone.toInstant(zone.toLocal(ms) + (days * DAY_MICROS) / 1000, 'later') * 1000 + (instant - ms * 1000);
}
