export const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
export const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

const DAY_MS = 86_400_000;

/** An instant, in microseconds since 1970, taken apart in UTC. */
export function partsOf(micros: number) {
  const date = new Date(Math.floor(micros / 1000));
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  return {
    year,
    month,
    day,
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    microsecond: ((micros % 1_000_000) + 1_000_000) % 1_000_000,
    /** 0: Sunday. */
    weekday: date.getUTCDay(),
    dayOfYear: Math.round((Date.UTC(year, month - 1, day) - Date.UTC(year, 0, 1)) / DAY_MS) + 1,
  };
}

export type Parts = ReturnType<typeof partsOf>;

const two = (value: number): string => String(value).padStart(2, '0');

/** The year and week of ISO 8601. */
export function isoWeek({ year, dayOfYear, weekday }: Parts): { year: number; week: number } {
  const week = Math.floor((dayOfYear - (weekday || 7) + 10) / 7);
  if (week < 1) return { year: year - 1, week: weeksOf(year - 1) };
  return week > weeksOf(year) ? { year: year + 1, week: 1 } : { year, week };
}

function weeksOf(year: number): number {
  const first = new Date(Date.UTC(year, 0, 1)).getUTCDay();
  const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
  return first === 4 || (first === 3 && isLeap) ? 53 : 52;
}

const DIRECTIVES: Readonly<Record<string, (parts: Parts) => string>> = {
  a: ({ weekday }) => (DAYS[weekday] ?? '').slice(0, 3),
  A: ({ weekday }) => DAYS[weekday] ?? '',
  w: ({ weekday }) => String(weekday),
  u: ({ weekday }) => String(weekday || 7),
  d: ({ day }) => two(day),
  e: ({ day }) => String(day).padStart(2),
  b: ({ month }) => (MONTHS[month - 1] ?? '').slice(0, 3),
  h: ({ month }) => (MONTHS[month - 1] ?? '').slice(0, 3),
  B: ({ month }) => MONTHS[month - 1] ?? '',
  m: ({ month }) => two(month),
  y: ({ year }) => two(year % 100),
  Y: ({ year }) => String(year),
  C: ({ year }) => two(Math.floor(year / 100)),
  G: (parts) => String(isoWeek(parts).year),
  V: (parts) => two(isoWeek(parts).week),
  H: ({ hour }) => two(hour),
  I: ({ hour }) => two(hour % 12 || 12),
  p: ({ hour }) => (hour < 12 ? 'AM' : 'PM'),
  M: ({ minute }) => two(minute),
  S: ({ second }) => two(second),
  f: ({ microsecond }) => String(microsecond).padStart(6, '0'),
  j: ({ dayOfYear }) => String(dayOfYear).padStart(3, '0'),
  U: ({ dayOfYear, weekday }) => two(Math.floor((dayOfYear + 6 - weekday) / 7)),
  W: ({ dayOfYear, weekday }) => two(Math.floor((dayOfYear + 6 - ((weekday + 6) % 7)) / 7)),
  n: () => '\n',
  t: () => '\t',
  '%': () => '%',
};

const COMPOSED: Readonly<Record<string, string>> = {
  c: '%a %b %e %H:%M:%S %Y',
  x: '%m/%d/%y',
  X: '%H:%M:%S',
  D: '%m/%d/%y',
  F: '%Y-%m-%d',
  T: '%H:%M:%S',
  R: '%H:%M',
  r: '%I:%M:%S %p',
};

/** What a zone is called, and how far its clock is from UTC. */
export interface ClockNames {
  readonly z: string;
  readonly Z: string;
}

const UTC: ClockNames = { z: '+0000', Z: 'UTC' };

/** What a clock shows, in microseconds as if it were UTC, as `format` has it. `-` before a letter leaves out the zeros that fill it up. */
export function strftime(micros: number, format: string, names: ClockNames = UTC): string {
  const parts = partsOf(micros);
  return format
    .replace(/%([cxXDFTRr])/g, (_, letter: string) => COMPOSED[letter] ?? '')
    .replace(/%(-?)([^])/g, (whole, dash: string, letter: string) => {
      const text = letter === 'z' || letter === 'Z' ? names[letter] : DIRECTIVES[letter]?.(parts);
      if (text === undefined) return whole;
      return dash ? text.replace(/^[0 ]+(?=.)/, '') : text;
    });
}
