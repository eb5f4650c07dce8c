import { readFileSync } from 'node:fs';
import { parseJson, toIso, writeJson, type JsonMap } from '@app/contract';
import { CronError, isTimeZone, parseCron, ScheduleError, toSchedule, type Field } from './index.js';

const NOW = Date.parse('2026-11-25T12:34:56Z') * 1000;
const read = (sent: unknown): unknown => JSON.parse(writeJson(toSchedule(parseJson(JSON.stringify(sent)) as JsonMap, NOW)));

/** What croniter (as prefect 3.8.8 carries it) makes of some hundred expressions: columns, and weekdays by their place; null for none. */
type Expanded = [columns: string[], nth: Record<string, string[]>] | null;
const VECTORS = JSON.parse(readFileSync(new URL('./croniter.vectors.json', import.meta.url), 'utf8')) as [string, Expanded][];

describe('a cron expression', () => {
  const written = (field: Field): string => field?.map((value) => (value === 'last' ? 'l' : String(value))).join(',') ?? '*';
  const inOrder = (column: string): string => column.split(',').sort().join(',');

  it.each(VECTORS)('means what it means to croniter: %s', (expression, expanded) => {
    if (expanded === null) return expect(() => parseCron(expression)).toThrow(CronError);
    const [columns, nth] = expanded;
    const cron = parseCron(expression);
    const fields = [cron.minutes, cron.hours, cron.days, cron.months, cron.weekdays, cron.seconds, cron.years].slice(0, columns.length);
    expect(fields.map((field) => inOrder(written(field)))).toEqual(columns.map(inOrder));
    expect(
      Object.fromEntries([...cron.nthWeekdays].map(([day, places]) => [day, [...places].map((place) => (place === 'last' ? 'l' : String(place))).sort()])),
    ).toEqual(nth);
  });

  it('does not pick times by chance', () => {
    for (const expression of ['H * * * *', '* r(1-5) * * *', '0 0 * * h/2']) expect(() => parseCron(expression)).toThrow(CronError);
  });
});

describe('a schedule', () => {
  it.each<[unknown, unknown]>([
    [{ interval: 3600 }, { interval: 3600, anchor_date: '2026-11-25T12:34:56.000Z', timezone: 'UTC' }],
    [{ interval: 'PT1H' }, { interval: 3600 }],
    [{ interval: 'P1DT2H3M4.5S' }, { interval: 93784.5 }],
    [{ interval: '01:30:00' }, { interval: 5400 }],
    [{ interval: '3 days, 01:00:00' }, { interval: 262800 }],
    [
      { interval: 60, anchor_date: '2020-01-01T00:00:00-05:00' },
      { anchor_date: '2020-01-01T00:00:00-05:00', timezone: 'UTC' },
    ],
    [
      { interval: 60, anchor_date: '2020-01-01T00:00:00.5+00:00', timezone: 'America/New_York' },
      { anchor_date: '2020-01-01T00:00:00.500000Z', timezone: 'America/New_York' },
    ],
    [{ interval: 60, anchor_date: '2020-01-01 10:00' }, { anchor_date: '2020-01-01T10:00:00Z' }],
    [{ cron: '0 9 * * *' }, { cron: '0 9 * * *', timezone: null, day_or: true }],
    [
      { cron: '0 9 * * *', timezone: 'US/Eastern', day_or: false },
      { timezone: 'US/Eastern', day_or: false },
    ],
    [{ cron: '0 9 * * *', timezone: '' }, { timezone: '' }],
    [{ rrule: 'FREQ=DAILY' }, { rrule: 'DTSTART:20200101T000000\nFREQ=DAILY', timezone: 'UTC' }],
    [
      { rrule: 'DTSTART:20240101T000000\nRRULE:FREQ=DAILY', timezone: null },
      { rrule: 'DTSTART:20240101T000000\nRRULE:FREQ=DAILY', timezone: null },
    ],
  ])('is kept with all its members: %j', (sent, kept) => expect(read(sent)).toMatchObject(kept as object));

  it('writes its interval as Python writes a number of seconds', () =>
    expect(writeJson(toSchedule(parseJson('{"interval":60}') as JsonMap, NOW))).toMatch(/"interval":60\.0,/));

  it.each([
    ['interval', { interval: 0 }],
    ['interval', { interval: -5 }],
    ['interval', { interval: 'soon' }],
    ['interval', { interval: '90' }],
    ['interval', {}],
    ['anchor_date', { interval: 60, anchor_date: 'never' }],
    ['timezone', { interval: 60, timezone: 'Mars/Base' }],
    ['cron', { interval: 60, cron: '* * * * *' }],
    ['cron', { cron: '0 9 * *' }],
    ['cron', { cron: 5 }],
    ['day_or', { cron: '0 9 * * *', day_or: 'yes' }],
    ['timezone', { cron: '0 9 * * *', timezone: 'america/new_york' }],
    ['x', { cron: '0 9 * * *', x: 1 }],
    ['rrule', { rrule: 5 }],
    ['timezone', { rrule: 'FREQ=DAILY', timezone: 'Nowhere' }],
  ])('is refused for its %s: %j', (member, sent) => expect(() => read(sent)).toThrow(expect.objectContaining({ constructor: ScheduleError, member })));
});

describe('a recurrence rule', () => {
  it.each([
    'freq=daily',
    'RRULE:FREQ=DAILY;COUNT=3',
    'FREQ=MONTHLY;BYDAY=2MO,-1FR;BYSETPOS=-1;WKST=SU',
    'DTSTART:20200101T000000\nRRULE:FREQ=DAILY\nEXDATE:20200102T000000',
    'RRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY\nEXRULE:FREQ=MONTHLY',
    'RDATE:20200101T000000Z',
    'DTSTART;TZID=America/New_York:20200101T000000\nRRULE:FREQ=DAILY;UNTIL=20250101T000000Z',
    'FREQ=DAILY;BYHOUR=0,23;BYMINUTE=59;BYSECOND=0;BYMONTH=13',
  ])('is taken: %j', (rrule) => expect(() => read({ rrule })).not.toThrow());

  it.each([
    '',
    'hello',
    'RRULE:',
    'COUNT=3',
    'UNTIL=20200101',
    'DTSTART:20200101T000000',
    'FREQ=NEVER',
    'FREQ=DAILY;;COUNT=2',
    'FREQ=DAILY COUNT=3',
    'FREQ=DAILY;X=1',
    'FREQ=DAILY;INTERVAL=x',
    'FREQ=DAILY;UNTIL=nope',
    'FREQ=DAILY;WKST=9',
    'FREQ=DAILY;BYDAY=0MO',
    'FREQ=DAILY;BYHOUR=24',
    'FREQ=DAILY;BYMINUTE=60',
    'FREQ=DAILY;BYSETPOS=0',
    'RRULE;X=Y:FREQ=DAILY',
    'FOO:FREQ=DAILY',
    'RDATE;VALUE=PERIOD:20200101',
    `FREQ=DAILY;BYMONTHDAY=${'1,'.repeat(3300)}1`,
  ])('is refused: %j', (rrule) => expect(() => read({ rrule })).toThrow(/^Invalid RRule string/));

  it.each([
    ['FREQ=MINUTELY;INTERVAL=7', 'UTC', '20261125T122900'],
    ['FREQ=MINUTELY;INTERVAL=7', 'America/New_York', '20261125T072800'],
    ['FREQ=SECONDLY;INTERVAL=13', 'Asia/Kolkata', '20261125T180455'],
    ['FREQ=MINUTELY;COUNT=3', 'UTC', '20200101T000000'],
    ['RRULE:FREQ=MINUTELY\nEXDATE:20200101T000000', 'UTC', '20200101T000000'],
    ['FREQ=HOURLY', 'UTC', '20200101T000000'],
  ])('begins as late as leaves its times what they are: %j in %s', (rrule, timezone, beginning) =>
    expect(read({ rrule, timezone })).toEqual({ rrule: `DTSTART:${beginning}\n${rrule}`, timezone }),
  );
});

it('knows time zones by their names alone', () => {
  for (const name of ['UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5', 'US/Eastern', 'CST6CDT']) expect(isTimeZone(name)).toBe(true);
  for (const name of ['utc', '+01:00', 'Mars/Base', '', `Europe/${toIso(0)}`]) expect(isTimeZone(name)).toBe(false);
});
