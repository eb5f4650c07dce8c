import { parseJson, type JsonMap } from '@app/contract';
import { describeSchedule, toSchedule } from './index.js';

const NOW = Date.parse('2026-11-25T12:34:56Z') * 1000;
const said = (sent: unknown): string => describeSchedule(toSchedule(parseJson(JSON.stringify(sent)) as JsonMap, NOW));

describe('a schedule in words', () => {
  it.each<[string, string]>([
    ['* * * * *', 'Every minute'],
    ['*/15 * * * *', 'Every 15 minutes'],
    ['0 * * * *', 'Every hour'],
    ['5 * * * *', 'Every hour at 5 minutes past (UTC)'],
    ['0 */6 * * *', 'At 00:00, 06:00, 12:00 and 18:00 every day (UTC)'],
    ['0 */2 * * *', 'Every 2 hours'],
    ['30 9-17 * * *', 'Every hour at 30 minutes past from 09:30 to 17:30 (UTC)'],
    ['*/10 9-17 * * 1-5', 'Every 10 minutes from 09:00 to 17:50 on weekdays (UTC)'],
    ['0 9 * * *', 'At 09:00 every day (UTC)'],
    ['0,30 9 * * mon,fri', 'At 09:00 and 09:30 on Monday and Friday (UTC)'],
    ['0 8 * * sat,sun', 'At 08:00 at weekends (UTC)'],
    ['0 8 * * 0', 'At 08:00 on Sunday (UTC)'],
    ['0 6 1 * *', 'At 06:00 on the 1st of the month (UTC)'],
    ['0 6 2,13,l * *', 'At 06:00 on the 2nd, 13th and last day of the month (UTC)'],
    ['0 6 1 jan,jul *', 'At 06:00 on the 1st of the month in January and July (UTC)'],
    // No simple words.
    ['0 6 1 * mon', 'By cron: 0 6 1 * mon (UTC)'],
    ['0 6 * * mon#2', 'By cron: 0 6 * * mon#2 (UTC)'],
    ['1,2,3 4,7,9 * * *', 'By cron: 1,2,3 4,7,9 * * * (UTC)'],
    ['0 6 * * * 30', 'By cron: 0 6 * * * 30 (UTC)'],
  ])('reads cron: %s', (cron, sentence) => expect(said({ cron })).toBe(sentence));

  it.each<[number, string]>([
    [1, 'Every second'],
    [60, 'Every minute'],
    [5_400, 'Every 90 minutes'],
    [3_600, 'Every hour'],
    [3_661.5, 'Every 1 hour, 1 minute and 1.5 seconds'],
    [86_400, 'Every day (UTC)'],
    [1_209_600, 'Every 2 weeks (UTC)'],
  ])('reads intervals: %d seconds', (interval, sentence) => expect(said({ interval })).toBe(sentence));

  it.each<[string, string]>([
    ['FREQ=DAILY', 'Every day (UTC)'],
    ['RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE', 'Every 2 weeks on Monday and Wednesday (UTC)'],
    ['FREQ=MONTHLY;BYMONTHDAY=1', 'By rule: DTSTART:20200101T000000 FREQ=MONTHLY;BYMONTHDAY=1 (UTC)'],
    ['FREQ=MONTHLY;BYDAY=1MO', 'By rule: DTSTART:20200101T000000 FREQ=MONTHLY;BYDAY=1MO (UTC)'],
  ])('reads rules: %s', (rrule, sentence) => expect(said({ rrule })).toBe(sentence));

  it('names the zone that its clock is in', () =>
    expect(said({ cron: '0 9 * * 1-5', timezone: 'Europe/Berlin' })).toBe('At 09:00 on weekdays (Europe/Berlin)'));
});
