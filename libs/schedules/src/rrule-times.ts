import rruleLibrary from 'rrule';
import { soleRule } from './rrule.js';

const { rrulestr } = rruleLibrary;

const PERIOD_MS: Readonly<Record<string, number>> = { SECONDLY: 1_000, MINUTELY: 60_000, HOURLY: 3_600_000, DAILY: 86_400_000, WEEKLY: 7 * 86_400_000 };
const BEGINNING = /^DTSTART[^:\n]*:(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2}))?Z?$/im;

/**
 * Whatever a clock shows, in milliseconds as if it were UTC, when the rule is met; from `from` on, in order. Zones that the text
 * names are passed over: all its times are the clock's.
 */
export function* rruleTimes(text: string, from: number): Generator<number> {
  const rule = rrulestr(movedUp(text.replaceAll(/;TZID=[^:;]+/gi, '').replaceAll(/(\d{8}T\d{6})Z/g, '$1'), from), { forceset: true });
  // Looked at window by window: for a rule with exceptions the library works all of a window out before its first answer.
  for (let [start, span] = [from, WINDOW_MS]; start < from + HORIZON_MS; [start, span] = [start + span, span * 2]) {
    for (const date of rule.between(new Date(start), new Date(start + span - 1), true)) yield date.getTime();
  }
}

const DAY_MS = 86_400_000;
/** Doubles with each. */
const WINDOW_MS = DAY_MS;
/** A rule that has not been met for so long is over. */
const HORIZON_MS = 50 * 366 * DAY_MS;

/** The library counts from the beginning each time: where a rule has neither count nor set, it may as well begin later, by whole periods. */
function movedUp(text: string, from: number): string {
  const beginning = BEGINNING.exec(text);
  const rule = soleRule(text);
  const period = (PERIOD_MS[rule?.get('FREQ') ?? ''] ?? 0) * Number(rule?.get('INTERVAL') ?? '1');
  if (!beginning || period <= 0) return text;
  const [line, year, month, day, hour = '0', minute = '0', second = '0'] = beginning;
  const start = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  // One period back, since what is met within one may lie before its beginning.
  const periods = Math.floor((from - start) / period) - 1;
  if (periods <= 0) return text;
  return text.replace(line, `DTSTART:${new Date(start + periods * period).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}`);
}
