import { readFileSync } from 'node:fs';
import { fromIso, parseJson, toIso, type JsonMap } from '@app/contract';
import { occurrences } from './index.js';
import { toSchedule } from './schedule.js';

interface Vector {
  readonly schedule: object;
  readonly start: string;
  readonly dates: readonly string[];
}
/** When prefect 3.8.8 finds schedules due, most of them around changes of the clocks. */
const VECTORS = JSON.parse(readFileSync(new URL('./occurrences.vectors.json', import.meta.url), 'utf8')) as Vector[];

const take = (schedule: JsonMap, from: number, count: number): string[] => {
  const dates: string[] = [];
  for (const instant of occurrences(schedule, from)) {
    if (dates.length === count) break;
    dates.push(toIso(instant));
  }
  return dates;
};

describe('a schedule is due', () => {
  it('was tried some hundred times', () => expect(VECTORS.length).toBeGreaterThan(400));

  it.each(VECTORS.map((vector) => [JSON.stringify(vector.schedule), vector.start, vector] as const))(
    'when the reference says so: %s from %s',
    (_, __, { schedule, start, dates }) => {
      const from = fromIso(start) ?? 0;
      const kept = toSchedule(parseJson(JSON.stringify(schedule)) as JsonMap, from);
      expect(take(kept, from, dates.length)).toEqual(dates.map((date) => toIso(fromIso(date) ?? 0)));
    },
  );

  it('every second, where its sixth column is a star', () => {
    const cron = parseJson('{"cron":"* * * * * *","timezone":null,"day_or":true}') as JsonMap;
    expect(take(cron, fromIso('2026-06-01T00:00:58Z') ?? 0, 3)).toEqual([
      '2026-06-01T00:00:58.000000Z',
      '2026-06-01T00:00:59.000000Z',
      '2026-06-01T00:01:00.000000Z',
    ]);
  });
});
