import { toIso, toIsoOrNull, toSeconds, type NextRun, type RunDot } from '@app/contract';
import type { Instant } from '@app/engine';
import { estimatedRunTime, startDelay } from '../states/run-times.js';
import type { DotRow, NextRunRow } from './ui.repository.js';

export const toNextRun = (row: NextRunRow): NextRun => ({ ...row, next_scheduled_start_time: toIso(row.next_scheduled_start_time) });

export function toRunDot(row: DotRow, now: Instant): RunDot {
  const { state_type: type, state_timestamp: timestamp } = row;
  const run = {
    state: type === null || timestamp === null ? null : { type, timestamp },
    totalRunTimeMicros: row.total_run_time_micros,
    startTime: row.start_time,
    expectedStartTime: row.expected_start_time,
  };
  return {
    id: row.id,
    state_type: type,
    timestamp: toIsoOrNull(row.start_time ?? row.expected_start_time),
    duration: toSeconds(estimatedRunTime(run, now)),
    lateness: toSeconds(startDelay(run, now)),
  };
}
