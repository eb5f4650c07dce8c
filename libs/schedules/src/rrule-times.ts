import rruleLibrary, { type Options, type RRule, type RRuleSet } from 'rrule';

const { RRule: Rule, rrulestr } = rruleLibrary;

/** By frequency, where periods have one length. */
const PERIOD_MS: ReadonlyMap<number, number> = new Map([
  [Rule.SECONDLY, 1_000],
  [Rule.MINUTELY, 60_000],
  [Rule.HOURLY, 3_600_000],
  [Rule.DAILY, 86_400_000],
  [Rule.WEEKLY, 7 * 86_400_000],
]);
/** A rule that has not been met for so long is over. */
const HORIZON_MS = 50 * 366 * 86_400_000;
/** So is one that has been met so often and always excepted. */
const EXCEPTED_MAX = 10_000;

/**
 * Whatever a clock shows, in milliseconds as if it were UTC, when the rule is met; from `from` on, in order. Zones that the text
 * names are passed over: all its times are the clock's. The library is asked for a few times after the other, since it works a whole set
 * out before its first answer.
 */
export function* rruleTimes(text: string, from: number): Generator<number> {
  const set = rrulestr(text.replaceAll(/;TZID=[^:;]+/gi, '').replaceAll(/(\d{8}T\d{6})Z/g, '$1'), { forceset: true, cache: false }) as RRuleSet;
  const isExcepted = exceptionsOf(set, from);
  const dates = set.rdates().map((date) => date.getTime());
  const wanted = merged([...set.rrules().map((rule) => timesOf(rule, from)), dates.filter((time) => time >= from).sort((one, other) => one - other)]);
  let last = from;
  let excepted = 0;
  for (const time of wanted) {
    if (time - last > HORIZON_MS || excepted > EXCEPTED_MAX) return;
    if (isExcepted(time)) excepted++;
    else {
      [last, excepted] = [time, 0];
      yield time;
    }
  }
}

/** To be asked in order. */
function exceptionsOf(set: RRuleSet, from: number): (time: number) => boolean {
  const dates = new Set(set.exdates().map((date) => date.getTime()));
  const rules = set.exrules().map((rule) => timesOf(rule, from));
  const next = rules.map((rule) => rule.next());
  return (time) => {
    for (const [index, rule] of rules.entries()) while ((next[index]?.value ?? Infinity) < time) next[index] = rule.next();
    return dates.has(time) || next.some(({ value }) => value === time);
  };
}

/** In order, each time once. */
function* merged(sources: readonly Iterable<number>[]): Generator<number> {
  const iterators = sources.map((source) => source[Symbol.iterator]());
  const next = iterators.map((iterator) => iterator.next());
  for (;;) {
    const first = Math.min(...next.map(({ done, value }) => (done ? Infinity : value)));
    if (first === Infinity) return;
    for (const [index, iterator] of iterators.entries()) if (next[index]?.value === first) next[index] = iterator.next();
    yield first;
  }
}

const FEW = 8;
const MANY = 2_048;

function* timesOf(rule: RRule, from: number): Generator<number, undefined> {
  for (let [start, count] = [from, FEW]; ; count = Math.min(MANY, count * 4)) {
    const times = movedUp(rule, start).between(new Date(start), new Date(start + HORIZON_MS), true, (_, index) => index < count);
    for (const time of times) yield time.getTime();
    const last = times.at(-1);
    if (!last || times.length < count) return;
    start = last.getTime() + 1;
  }
}

/** The library counts from the beginning each time: where all periods are of one length, it may as well begin later, by whole ones. */
function movedUp(rule: RRule, from: number): RRule {
  const options = withoutCount(rule);
  const period = periodOf(rule);
  // One period back, since what is met within one may lie before its beginning.
  const periods = Math.floor((from - rule.options.dtstart.getTime()) / period) - 1;
  if (period <= 0 || options.count || periods <= 0) return rule;
  return new Rule({ ...options, dtstart: new Date(rule.options.dtstart.getTime() + periods * period) }, true);
}

const periodOf = ({ options: { freq, interval } }: RRule): number => (PERIOD_MS.get(freq) ?? 0) * interval;

/** Where a rule is met once in each period, its count is an end. */
function withoutCount(rule: RRule): Partial<Options> {
  const { count, ...options } = rule.origOptions;
  const isPlain = Object.entries(options).every(([name, value]) => !name.startsWith('by') || value === null || value === undefined);
  if (!count || !isPlain || periodOf(rule) <= 0) return rule.origOptions;
  const end = new Date(rule.options.dtstart.getTime() + (count - 1) * periodOf(rule));
  return { ...options, until: options.until && options.until < end ? options.until : end };
}
