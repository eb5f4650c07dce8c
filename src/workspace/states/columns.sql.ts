/** The columns of a run that a state sets, as `toTimesColumns` and `toStateColumns` name them in a JSON recordset. */

export const TIMES_RECORD = `run_count int, expected_start_time timestamptz, next_scheduled_start_time timestamptz,
  start_time timestamptz, end_time timestamptz, total_run_time_micros bigint`;

export const STATE_RECORD =
  'state_id uuid, state_type text, state_name text, state_timestamp timestamptz, state_message text, state_data jsonb, artifact jsonb, state_details jsonb';

/** Those of them that a run's own row has. */
export const RUN_COLUMNS = `state_id, state_type, state_name, state_timestamp, run_count, expected_start_time, next_scheduled_start_time,
  start_time, end_time, total_run_time_micros`;

export const setRunColumns = (from: string): string =>
  RUN_COLUMNS.split(',')
    .map((column) => `${column.trim()} = ${from}.${column.trim()}`)
    .join(', ');

/**
 * True of every version. Said of the input, it makes the planner expect one row and not a hundred, and so find runs by their keys:
 * for a hundred it reads a table whole while that is small, and keeps the plan while it grows.
 */
export const EXPECT_FEW = 'version between 0 and 2147483647';
