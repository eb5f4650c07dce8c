import { TERMINAL_STATE_TYPES } from '@app/engine';

const ENDED = TERMINAL_STATE_TYPES.map((type) => `'${type}'`).join(', ');

/** What `estimatedRunTime` says of a run, as SQL: microseconds. `now` is a bound time. */
export const runTimeSql = (alias: string, now: string): string =>
  `(${alias}.total_run_time_micros + case when ${alias}.state_type = 'RUNNING' then greatest(${microsSql(`${now} - ${alias}.state_timestamp`)}, 0) else 0 end)`;

/** What `startDelay` says of a run, as SQL: an interval, since turning each into a number would take longer than to add them up. */
export const startDelaySql = (alias: string, now: string): string =>
  `greatest(coalesce(${alias}.start_time, case when ${alias}.state_type in (${ENDED}) then null else ${now} end) - ${alias}.expected_start_time, interval '0')`;

/** Both of a run that has ended, by columns that indexes of ended runs have. */
export const endedRunTimeSql = (alias: string): string => `${alias}.total_run_time_micros`;
export const endedStartDelaySql = (alias: string): string => `greatest(${alias}.start_time - ${alias}.expected_start_time, interval '0')`;

export const microsSql = (interval: string): string => `(extract(epoch from ${interval}) * 1000000)::bigint`;
