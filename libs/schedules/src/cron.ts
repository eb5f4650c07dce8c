/**
 * Cron expressions as croniter reads them, which clients reckon with: minute, hour, day of month, month, day of week, and
 * then second and year, which may be left out. Source: docs/contract/schedules.md#cron
 */
export interface Cron {
  readonly minutes: Field;
  readonly hours: Field;
  readonly days: Field;
  readonly months: Field;
  readonly weekdays: Field;
  readonly seconds: Field;
  readonly years: Field;
  /** By weekday, which ones of a month: the first to the fifth, or the last. */
  readonly nthWeekdays: ReadonlyMap<number, ReadonlySet<number | 'last'>>;
}

/** Null where nothing is asked, which for days differs from every one of them. `last`: the last day of the month. */
export type Field = readonly (number | 'last')[] | null;

/** Thrown for an expression that is none, with a sentence for whoever sent it. */
export class CronError extends Error {}

interface Column {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly words: readonly string[];
  /** The number of the first word. */
  readonly firstWord: number;
  /** Another spelling of a number. */
  readonly alias: readonly [number, number] | null;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const column = (name: string, min: number, max: number, more: Partial<Column> = {}): Column => ({
  name,
  min,
  max,
  words: [],
  firstWord: 0,
  alias: null,
  ...more,
});
const DAY = column('day of month', 1, 31, { alias: [0, 1] });
const WEEKDAY = column('day of week', 0, 6, { words: WEEKDAYS, alias: [7, 0] });
const COLUMNS = [
  column('minute', 0, 59),
  column('hour', 0, 23),
  DAY,
  column('month', 1, 12, { words: MONTHS, firstWord: 1 }),
  WEEKDAY,
  column('second', 0, 59),
  column('year', 1970, 2099),
] as const;
const COLUMNS_MIN = 5;

const NAMED: Readonly<Record<string, string>> = {
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
  '@daily': '0 0 * * *',
  '@weekly': '0 0 * * 0',
  '@monthly': '0 0 1 * *',
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
};

/** Throws a CronError. */
export function parseCron(expression: string): Cron {
  const lower = expression.toLowerCase();
  const parts = (NAMED[lower] ?? lower).split(/\s+/).filter((part) => part !== '');
  if (parts.length < COLUMNS_MIN || parts.length > COLUMNS.length) throw new CronError('A cron expression has five to seven columns');
  const read = parts.map((part, index) => new ColumnReader(COLUMNS[index] ?? DAY, parts).read(part));
  const field = (index: number): Field => read[index]?.values ?? null;
  return {
    minutes: field(0),
    hours: field(1),
    days: field(2),
    months: field(3),
    weekdays: field(4),
    seconds: parts.length > COLUMNS_MIN ? field(5) : [0],
    years: field(6),
    nthWeekdays: read[4]?.nth ?? new Map(),
  };
}

const RANGE = /^([^-]+)-([^-/]+)(?:\/(\d+))?$/;
const NTH = /^(?:((?:sun|mon|tue|wed|thu|fri|sat)(?:-(?:sun|mon|tue|wed|thu|fri|sat))?|\w+)#|l)(\d+)$/;

class ColumnReader {
  readonly #nth = new Map<number, Set<number | 'last'>>();
  readonly #values = new Set<number | 'last'>();
  #all = false;

  constructor(
    private readonly column: Column,
    private readonly columns: readonly string[],
  ) {}

  read(part: string): { values: Field; nth: ReadonlyMap<number, ReadonlySet<number | 'last'>> } {
    if (/^[hr](\(\d+-\d+\))?(\/\d+)?$/.test(part)) throw this.#wrong(part);
    if (part === '?' && (this.column === DAY || this.column === WEEKDAY)) this.#all = true;
    else for (const item of part.split(',')) this.#item(item);
    this.#refuseMixture();
    const isEvery = this.#values.size === this.column.max - this.column.min + 1 && this.#mayBeAll();
    return { values: this.#all || isEvery ? null : this.#sorted(), nth: this.#nth };
  }

  /** Every day, written out, still is a restriction where the other column of days is one. */
  #mayBeAll(): boolean {
    const other = this.column === DAY ? this.columns[4] : this.column === WEEKDAY ? this.columns[2] : '*';
    return other?.includes('*') === true;
  }

  /** The third Monday beside every Tuesday is more than croniter can say. */
  #refuseMixture(): void {
    const plain = [...this.#values].filter((value) => value === 'last' || !this.#nth.has(value));
    const size = this.#values.size + Number(this.#all);
    if (this.#nth.size > 0 && plain.length > 0 && size !== WEEKDAYS.length) {
      throw new CronError('Days of the week and their places in the month can not be mixed in a cron expression');
    }
  }

  #sorted(): (number | 'last')[] {
    return [...this.#values].sort((one, other) => Number(one === 'last') - Number(other === 'last') || Number(one) - Number(other));
  }

  #item(item: string): void {
    const nth = this.column === WEEKDAY ? NTH.exec(item) : null;
    if (!nth) return this.#plain(item, null);
    const [, weekday, place = ''] = nth;
    if (weekday === undefined) return this.#plain(place, 'last');
    if (Number(place) < 1 || Number(place) > 5) throw this.#wrong(item);
    this.#plain(weekday, Number(place));
  }

  #plain(item: string, nth: number | 'last' | null): void {
    const { min, max } = this.column;
    const range = RANGE.exec(item.replace(/^\*(?=\/.)/, `${min}-${max}`)) ?? RANGE.exec(item.replace(/^(.+)\/(.+)$/, `$1-${max}/$2`));
    if (range) for (const value of this.#range(range)) this.#add(value, nth);
    else if (item === '*') this.#all = true;
    else if (item === 'l' && this.column === DAY) this.#values.add('last');
    else this.#add(this.#number(item), nth);
  }

  #add(value: number, nth: number | 'last' | null): void {
    if (value < this.column.min || value > this.column.max) throw this.#wrong(String(value));
    this.#values.add(value);
    if (nth !== null) this.#nth.set(value, (this.#nth.get(value) ?? new Set()).add(nth));
  }

  #number(item: string): number {
    const { alias, words, firstWord } = this.column;
    const value = /^\d+$/.test(item) ? Number(item) : words.indexOf(item) + firstWord;
    if (!/^\d+$/.test(item) && !words.includes(item)) throw this.#wrong(item);
    return alias && value === alias[0] && this.#hasAlias() ? alias[1] : value;
  }

  /** Sunday is 7, too, in expressions of five columns; the first of a month is 0, too, in those of six. */
  #hasAlias(): boolean {
    return this.columns.length === (this.column === WEEKDAY ? COLUMNS_MIN : COLUMNS_MIN + 1);
  }

  #range([text, from = '', to = '', every = '1']: RegExpExecArray): number[] {
    const { min, max } = this.column;
    const [low, high, step] = [this.#number(from), this.#number(this.column === DAY && to === 'l' ? '31' : to), Number(every)];
    if (Math.max(low, high) > max || step === 0) throw this.#wrong(text);
    if (low < high) return steps(low, high, step);
    return low === high ? steps(min, max, step) : [...steps(low, max, step), ...steps(min + toSkip(low, this.column, step), high, step)];
  }

  #wrong(item: string): CronError {
    return new CronError(`"${item}" can not be a ${this.column.name} of a cron expression`);
  }
}

const steps = (from: number, to: number, step: number): number[] =>
  Array.from({ length: Math.max(0, Math.floor((to - from) / step) + 1) }, (_, index) => from + index * step);

/** How far into the next cycle a range that wraps around goes on, so that its steps stay even where croniter keeps them so. */
function toSkip(low: number, { min, max }: Column, step: number): number {
  const last = steps(low, max, step).at(-1) ?? max;
  const remaining = max - last;
  return last - min + step > max - min + 1 && remaining < step ? step - remaining : 0;
}
