import { toIsoOrNull, toSeconds } from '@app/contract';
import { isTerminal, type Instant, type RunTimes, type State } from '@app/engine';

/** What flow runs and task runs have in common beside their states: times, and what is derived from them on reading. */
export interface TimedRun extends RunTimes {
  readonly state: State | null;
}

/** As much of a run as its estimates are made of. */
export interface EstimatedRun extends Pick<RunTimes, 'totalRunTimeMicros' | 'startTime' | 'expectedStartTime'> {
  readonly state: Pick<State, 'type' | 'timestamp'> | null;
}

/** Microseconds spent running, the present run included. */
export function estimatedRunTime({ state, totalRunTimeMicros }: EstimatedRun, now: Instant): number {
  return totalRunTimeMicros + (state?.type === 'RUNNING' ? Math.max(0, now - state.timestamp) : 0);
}

/** Microseconds a run started, or has not yet started, after it should have. */
export function startDelay({ state, startTime, expectedStartTime }: EstimatedRun, now: Instant): number {
  if (expectedStartTime === null) return 0;
  if (startTime !== null) return Math.max(0, startTime - expectedStartTime);
  return isTerminal(state?.type) ? 0 : Math.max(0, now - expectedStartTime);
}

/** The times of a run in the wire's words. */
export const toTimesReply = (run: TimedRun, now: Instant) => ({
  run_count: run.runCount,
  expected_start_time: toIsoOrNull(run.expectedStartTime),
  next_scheduled_start_time: toIsoOrNull(run.nextScheduledStartTime),
  start_time: toIsoOrNull(run.startTime),
  end_time: toIsoOrNull(run.endTime),
  total_run_time: toSeconds(run.totalRunTimeMicros),
  estimated_run_time: toSeconds(estimatedRunTime(run, now)),
  estimated_start_time_delta: toSeconds(startDelay(run, now)),
});

/** The same columns as their rows have them. */
export interface TimesRow {
  readonly run_count: number;
  readonly expected_start_time: Instant | null;
  readonly next_scheduled_start_time: Instant | null;
  readonly start_time: Instant | null;
  readonly end_time: Instant | null;
  readonly total_run_time_micros: number;
}

export const timesOf = (row: TimesRow): RunTimes => ({
  runCount: row.run_count,
  expectedStartTime: row.expected_start_time,
  nextScheduledStartTime: row.next_scheduled_start_time,
  startTime: row.start_time,
  endTime: row.end_time,
  totalRunTimeMicros: row.total_run_time_micros,
});

/** Only the times of what has more. */
export const pickTimes = ({ runCount, expectedStartTime, nextScheduledStartTime, startTime, endTime, totalRunTimeMicros }: RunTimes): RunTimes => ({
  runCount,
  expectedStartTime,
  nextScheduledStartTime,
  startTime,
  endTime,
  totalRunTimeMicros,
});

/** A run that nothing has happened to yet. */
export const NEW_RUN: RunTimes = {
  runCount: 0,
  expectedStartTime: null,
  nextScheduledStartTime: null,
  startTime: null,
  endTime: null,
  totalRunTimeMicros: 0,
};

/** Times as a JSON recordset carries them into a statement. */
export const toTimesColumns = (times: RunTimes) => ({
  run_count: times.runCount,
  expected_start_time: toIsoOrNull(times.expectedStartTime),
  next_scheduled_start_time: toIsoOrNull(times.nextScheduledStartTime),
  start_time: toIsoOrNull(times.startTime),
  end_time: toIsoOrNull(times.endTime),
  total_run_time_micros: times.totalRunTimeMicros,
});
