import { DAYS, isoWeek, MONTHS, type Parts } from './strftime.js';

/** What a clock shows, and where it hangs. */
export interface Shown extends Parts {
  /** Microseconds since 1970. */
  readonly micros: number;
  readonly zone: string;
  readonly abbreviation: string;
  offset(separator: string): string;
}

const two = (value: number): string => String(value).padStart(2, '0');
const quarterOf = ({ month }: Parts): number => Math.ceil(month / 3);
const seconds = ({ micros }: Shown): number => Math.floor(micros / 1_000_000);
/** A week begins with Sunday here. */
const ORDINALS: Readonly<Record<string, (shown: Shown) => number>> = {
  Do: ({ day }) => day,
  do: ({ weekday }) => weekday,
  Mo: ({ month }) => month,
  Qo: quarterOf,
  wo: (shown) => isoWeek(shown).week,
  DDDo: ({ dayOfYear }) => dayOfYear,
  eo: ({ weekday }) => weekday + 1,
};

const RULES: Readonly<Record<string, (shown: Shown) => string>> = {
  YYYY: ({ year }) => String(year),
  YY: ({ year }) => String(year).slice(2),
  Y: ({ year }) => String(year),
  Q: (shown) => String(quarterOf(shown)),
  MMMM: ({ month }) => MONTHS[month - 1] ?? '',
  MMM: ({ month }) => (MONTHS[month - 1] ?? '').slice(0, 3),
  MM: ({ month }) => two(month),
  M: ({ month }) => String(month),
  DDDD: ({ dayOfYear }) => String(dayOfYear).padStart(3, '0'),
  DDD: ({ dayOfYear }) => String(dayOfYear),
  DD: ({ day }) => two(day),
  D: ({ day }) => String(day),
  dddd: ({ weekday }) => DAYS[weekday] ?? '',
  ddd: ({ weekday }) => (DAYS[weekday] ?? '').slice(0, 3),
  dd: ({ weekday }) => (DAYS[weekday] ?? '').slice(0, 2),
  d: ({ weekday }) => String(weekday),
  e: ({ weekday }) => String(weekday),
  E: ({ weekday }) => String(weekday || 7),
  HH: ({ hour }) => two(hour),
  H: ({ hour }) => String(hour),
  hh: ({ hour }) => two(hour % 12 || 12),
  h: ({ hour }) => String(hour % 12 || 12),
  mm: ({ minute }) => two(minute),
  m: ({ minute }) => String(minute),
  ss: ({ second }) => two(second),
  s: ({ second }) => String(second),
  A: ({ hour }) => (hour < 12 ? 'AM' : 'PM'),
  X: (shown) => String(seconds(shown)),
  x: (shown) => String(seconds(shown) * 1_000 + Math.floor(shown.microsecond / 1_000)),
  zz: ({ abbreviation }) => abbreviation,
  z: ({ zone }) => zone,
  ZZ: (shown) => shown.offset(''),
  Z: (shown) => shown.offset(':'),
};

const COMPOSED: Readonly<Record<string, string>> = {
  LTS: 'h:mm:ss A',
  LT: 'h:mm A',
  L: 'MM/DD/YYYY',
  LL: 'MMMM D, YYYY',
  LLL: 'MMMM D, YYYY h:mm A',
  LLLL: 'dddd, MMMM D, YYYY h:mm A',
};

/** Read as one, though they mean nothing or depend on their length. */
const RUNS = ['E{2,4}', 'S{1,9}', 'ww', 'WW'];
const NAMES = [RULES, ORDINALS, COMPOSED].flatMap((tokens) => Object.keys(tokens)).sort((one, other) => other.length - one.length);
const TOKENS = new RegExp(String.raw`\\(.)|\[([^[]*)\]|(${[...RUNS, ...NAMES].join('|')})`, 'g');

/** A time in the tokens of pendulum. What is in brackets or after a backslash stands for itself, and so do tokens without a meaning. */
export function pendulumFormat(shown: Shown, format: string): string {
  return format.replace(
    TOKENS,
    (whole, escaped: string | undefined, bracketed: string | undefined, token: string | undefined) =>
      escaped || bracketed || (token ? tokenText(token, shown) : whole),
  );
}

function tokenText(token: string, shown: Shown): string {
  const composed = COMPOSED[token];
  if (composed !== undefined) return pendulumFormat(shown, composed);
  const number = ORDINALS[token]?.(shown);
  if (number !== undefined) return `${number}${ordinalEnding(number)}`;
  if (/^S{1,6}$/.test(token)) return String(shown.microsecond).padStart(6, '0').slice(0, token.length);
  return RULES[token]?.(shown) ?? token;
}

function ordinalEnding(number: number): string {
  if ([11, 12, 13].includes(number % 100)) return 'th';
  return ['th', 'st', 'nd', 'rd'][number % 10] ?? 'th';
}
