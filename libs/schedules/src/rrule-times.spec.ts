import rruleLibrary from 'rrule';
import { rruleTimes } from './rrule-times.js';

const { rrulestr } = rruleLibrary;

const START = 'DTSTART:20240229T083015';
const TEXTS = [
  `${START}\nRRULE:FREQ=DAILY`,
  `${START}\nRRULE:FREQ=DAILY;COUNT=20`,
  `${START}\nRRULE:FREQ=DAILY;COUNT=20;UNTIL=20240310T000000`,
  `${START}\nRRULE:FREQ=DAILY;INTERVAL=3;BYHOUR=6,9,12;COUNT=20`,
  `${START}\nRRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=9`,
  `${START}\nRRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU`,
  `${START}\nRRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=9`,
  `${START}\nRRULE:FREQ=HOURLY;INTERVAL=7\nRDATE:20240304T010203,20240229T083015,20240302T000000`,
  `${START}\nRRULE:FREQ=HOURLY;INTERVAL=12\nRRULE:FREQ=DAILY;BYHOUR=8,9\nEXDATE:20240301T203015`,
  `${START}\nRRULE:FREQ=HOURLY;COUNT=60\nEXRULE:FREQ=DAILY;BYHOUR=10,11,12\nEXRULE:FREQ=HOURLY;INTERVAL=5`,
  `${START}\nRRULE:FREQ=MINUTELY;INTERVAL=45;COUNT=40\nEXDATE:20240229T091515`,
  'RDATE:20240303T000000\nRDATE:20240301T000000',
];
const STARTS = ['2020-01-01T00:00:00Z', '2024-02-29T08:30:15Z', '2024-02-29T08:30:15.001Z', '2024-03-02T11:00:00Z', '2026-01-01T00:00:00Z'];

describe('a recurrence rule', () => {
  it.each(TEXTS.flatMap((text) => STARTS.map((start) => [text, start] as const)))('is met when the library says so: %s from %s', (text, start) => {
    const [from, to] = [Date.parse(start), Date.parse(start) + 5 * 365 * 86_400_000];
    const whole = rrulestr(text, { forceset: true }).between(new Date(from), new Date(to), true);
    const expected = whole.slice(0, 100).map((date) => date.toISOString());
    const found: string[] = [];
    for (const time of rruleTimes(text, from)) {
      if (found.length === 100 || time > to) break;
      found.push(new Date(time).toISOString());
    }
    expect(found).toEqual(expected);
  });

  it('that excepts all of its times is over', () => {
    const text = `${START}\nRRULE:FREQ=HOURLY\nEXRULE:FREQ=HOURLY`;
    expect(rruleTimes(text, Date.parse('2024-03-01T00:00:00Z')).next().done).toBe(true);
  });
});
