import rruleLibrary from 'rrule';
import { zoneOf } from './zone.js';

const { rrulestr } = rruleLibrary;

/** Recurrence rules as dateutil reads them, which clients reckon with. Source: docs/contract/schedules.md#rrule */

/** About a rule for every day of a year, written out. */
const LENGTH_MAX = 6500;

/** Null, or why a text is no recurrence rule. */
export function rruleFailure(text: string): string | null {
  if (text.length > LENGTH_MAX) return `Invalid RRule string "${text.slice(0, 40)}...": longer than ${LENGTH_MAX} characters`;
  const reason =
    ruleLines(text)
      .map(ruleFailure)
      .find((found) => found !== null) ?? libraryFailure(text);
  return reason === null ? null : `Invalid RRule string "${text}": ${reason}`;
}

function libraryFailure(text: string): string | null {
  try {
    rrulestr(text);
  } catch {
    return 'it can not be read';
  }
  return isRule(text) ? null : 'there is no rule in it';
}

const isRule = (text: string): boolean => ruleLines(text).length > 0 || /^(RDATE|EXDATE)/im.test(text);

/** What each rule of the text says, without its name. */
function ruleLines(text: string): string[] {
  const lines = text.split(/\s+/).filter((line) => line !== '');
  return lines.filter((line) => !/^(DTSTART|RDATE|EXDATE)/i.test(line)).map((line) => line.replace(/^(RRULE|EXRULE):/i, ''));
}

const INTEGERS = /^[+-]?\d+(,[+-]?\d+)*$/;
/** What a part may be. The library takes more than dateutil does. */
const PARTS: Readonly<Record<string, RegExp>> = {
  FREQ: /^(YEARLY|MONTHLY|WEEKLY|DAILY|HOURLY|MINUTELY|SECONDLY)$/,
  INTERVAL: /^[+-]?\d+$/,
  COUNT: /^[+-]?\d+$/,
  UNTIL: /^\d{8}(T\d{6}Z?)?$/,
  WKST: /^(MO|TU|WE|TH|FR|SA|SU)$/,
  BYDAY: /^([+-]?\d*[1-9]\d*)?(MO|TU|WE|TH|FR|SA|SU)(,([+-]?\d*[1-9]\d*)?(MO|TU|WE|TH|FR|SA|SU))*$/,
  BYHOUR: /^(2[0-3]|[01]?\d)(,(2[0-3]|[01]?\d))*$/,
  BYMINUTE: /^[0-5]?\d(,[0-5]?\d)*$/,
  BYSECOND: /^[0-5]?\d(,[0-5]?\d)*$/,
  BYMONTH: INTEGERS,
  BYMONTHDAY: INTEGERS,
  BYYEARDAY: INTEGERS,
  BYWEEKNO: INTEGERS,
  BYSETPOS: INTEGERS,
  BYEASTER: INTEGERS,
};
const OTHER_NAMES: Readonly<Record<string, string>> = { BYWEEKDAY: 'BYDAY' };

function partsOf(line: string): Map<string, string> {
  const parts = line.toUpperCase().split(';');
  return new Map(parts.map((part) => part.split('=') as [string, string]));
}

function ruleFailure(line: string): string | null {
  const parts: ReadonlyMap<string, string | undefined> = partsOf(line);
  for (const [name, value] of parts) {
    const allowed = PARTS[OTHER_NAMES[name] ?? name];
    if (!allowed) return `unknown parameter '${name}'`;
    if (value === undefined || !allowed.test(value)) return `invalid '${name}': ${value ?? ''}`;
  }
  return parts.has('FREQ') ? null : 'it has no FREQ';
}

/** 2020-01-01, where rules begin that do not say so, as they do at every reader. */
const BEGINNING_SECONDS = Date.UTC(2020, 0, 1) / 1000;
const PERIODS: Readonly<Record<string, number>> = { SECONDLY: 1, MINUTELY: 60 };

/**
 * The rule with a beginning written into it, so that it means the same to every reader. Rules of minutes and seconds begin
 * as late as leaves their times what they are: nobody then counts from 2020. `now` in microseconds.
 */
export function withBeginning(text: string, now: number, timeZone: string | null): string {
  if (/DTSTART/i.test(text)) return text;
  return `DTSTART:${basic(BEGINNING_SECONDS + wholePeriods(text, now, timeZone))}\n${text}`;
}

function wholePeriods(text: string, now: number, timeZone: string | null): number {
  const rule = soleRule(text);
  const period = (PERIODS[rule?.get('FREQ') ?? ''] ?? 0) * Number(rule?.get('INTERVAL') ?? '1');
  if (period <= 0) return 0;
  const local = Math.floor(zoneOf(timeZone || 'UTC').toLocal(Math.floor(now / 1000)) / 1000);
  return Math.max(0, Math.floor((local - BEGINNING_SECONDS) / period)) * period;
}

/** What the one rule of a text says, by its parts; null where there are several, exceptions, or a count from its beginning. */
function soleRule(text: string): ReadonlyMap<string, string> | null {
  const lines = ruleLines(text);
  const parts = partsOf(lines[0] ?? '');
  return lines.length !== 1 || /RDATE|EXDATE|EXRULE/i.test(text) || parts.has('COUNT') ? null : parts;
}

const basic = (seconds: number): string =>
  new Date(seconds * 1000)
    .toISOString()
    .replace(/\.\d+Z$/, '')
    .replaceAll(/[-:]/g, '');
