import { fromIso, parseJson, toIso, type JsonMap } from '@app/contract';
import { dueDates, reachFrom, type Reach } from './due-dates.js';

const NOW = fromIso('2026-06-01T00:00:30Z') ?? 0;
const of = (schedule: object, more: Partial<Reach> = {}) => dueDates(parseJson(JSON.stringify(schedule)) as JsonMap, { ...reachFrom(NOW), ...more });
const times = (dates: readonly number[]): string[] => dates.map((date) => toIso(date).slice(5, 19));

describe('the runs that are made ahead of a schedule', () => {
  it('are three at least', () => {
    const { dates, again } = of({ cron: '0 9 * * *', timezone: null, day_or: true });
    expect(times(dates)).toEqual(['06-01T09:00:00', '06-02T09:00:00', '06-03T09:00:00']);
    // When the first of them is gone only two are ahead.
    expect(again).toBe(dates[0]);
  });

  it('reach an hour ahead at least', () => {
    const { dates, again } = of({ cron: '*/10 * * * *', timezone: null, day_or: true });
    expect(times(dates)).toEqual([
      '06-01T00:10:00',
      '06-01T00:20:00',
      '06-01T00:30:00',
      '06-01T00:40:00',
      '06-01T00:50:00',
      '06-01T01:00:00',
      '06-01T01:10:00',
    ]);
    expect(times([again ?? 0])).toEqual(['06-01T00:10:00']);
  });

  it('are a hundred at most, and looked after when half of them are gone', () => {
    const { dates, again } = of({ cron: '* * * * * *', timezone: null, day_or: true });
    expect(dates).toHaveLength(100);
    expect(again).toBe(dates[50]);
    expect(of({ cron: '* * * * * *', timezone: null, day_or: true }, { runsMax: 1 }).again).toBe(NOW + 1_000_000);
  });

  it('leave no time out up to the last of them, or as far as they may reach', () => {
    const { dates, coveredUntil } = of({ cron: '0 9 * * *', timezone: null, day_or: true });
    expect(coveredUntil).toBe(dates.at(-1));
    expect(times([of({ cron: '0 0 31 12 *', timezone: null, day_or: true }).coveredUntil])).toEqual(['09-09T00:00:30']);
  });

  it('are none beyond a hundred days, until one comes within', () => {
    const { dates, again } = of({ cron: '0 0 31 12 *', timezone: null, day_or: true });
    expect(dates).toEqual([]);
    expect(times([again ?? 0])).toEqual(['09-22T00:00:00']);
  });

  it('end with the schedule', () => {
    const { dates, again } = of({ rrule: 'DTSTART:20260601T060000\nRRULE:FREQ=DAILY;COUNT=2', timezone: 'UTC' });
    expect(times(dates)).toEqual(['06-01T06:00:00', '06-02T06:00:00']);
    expect(again).toBeNull();
  });
});
