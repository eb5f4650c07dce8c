import { toIso, toSeconds, type HistoryReply } from '@app/contract';
import type { Instant, StateType } from '@app/engine';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { invalid } from '../../http/validation.js';
import { instantOf, Scope } from '../filters/conditions.js';
import type { Where } from '../filters/lists.js';
import { endedRunTimeSql, endedStartDelaySql, microsSql, runTimeSql, startDelaySql } from './estimates.sql.js';

const INTERVALS_MAX = 500;
const LAST: Instant = Date.parse('9999-12-31T23:59:59Z') * 1000;

/** Time cut into intervals of one length. */
export interface Span {
  readonly start: Instant;
  readonly intervalMicros: number;
  readonly intervals: number;
}

/** Faults with `request.invalid`. A span that is longer than its most intervals ends with the last of them. */
export function spanOf(body: { history_start: string; history_end: string; history_interval_seconds: number }): Span {
  if (body.history_interval_seconds < 1) throw new Fault('request.invalid', 'History interval must not be less than 1 second.');
  const [start, end] = [instantOf('history_start', body.history_start), instantOf('history_end', body.history_end)];
  const intervalMicros = Math.round(body.history_interval_seconds * 1_000_000);
  const intervals = Math.min(Math.max(Math.ceil((end - start) / intervalMicros), 0), INTERVALS_MAX);
  if (start + intervals * intervalMicros > LAST) throw invalid(['history_end'], 'The last interval must end before the year 10000.');
  return { start, intervalMicros, intervals };
}

interface HistoryRow {
  readonly interval_start: Instant;
  readonly state_type: StateType;
  readonly state_name: string;
  readonly count: number;
  readonly run_time: number;
  readonly delay: number;
}

/** Runs of a table, none of which another part has. */
export interface HistoryPart {
  readonly where: Where;
  /** All of them have ended, which a column says in which state. Otherwise it is `state_type`. */
  readonly endedAs?: string | null;
}

/** Counts the runs of `table` that match, by the interval in which they were to start and by their state. Source: docs/contract/filters.md#history */
export async function readHistory(
  ctx: WorkspaceContext,
  { table, alias }: { table: string; alias: string },
  parts: readonly HistoryPart[],
  span: Span,
  now: Instant,
): Promise<HistoryReply> {
  if (span.intervals === 0) return [];
  const scope = new Scope(ctx.schema);
  const at = scope.bind(toIso(now), 'timestamptz');
  const start = scope.bind(toIso(span.start), 'timestamptz');
  const interval = scope.bind(`${span.intervalMicros} microseconds`, 'interval');
  const counted = parts.map(({ where, endedAs }) => {
    const [state, runTime, delay] = endedAs
      ? [endedAs, endedRunTimeSql(alias), endedStartDelaySql(alias)]
      : [`${alias}.state_type`, runTimeSql(alias, at), startDelaySql(alias, at)];
    return `
      select ${state} as state_type, ${alias}.state_name, count(*) as count, sum(${runTime})::bigint as run_time, ${microsSql(`sum(${delay})`)} as delay
      from ${ctx.schema}.${table} ${alias}
      where ${alias}.expected_start_time >= ${start} + n * ${interval} and ${alias}.expected_start_time < ${start} + (n + 1) * ${interval}
        and ${state} is not null and ${where(scope)}
      group by 1, 2`;
  });
  // Interval by interval: all at once, a sort of every run would come before the first is counted.
  const text = `
    select ${start} + n * ${interval} as interval_start, counted.*
    from generate_series(0, ${scope.bind(span.intervals - 1, 'int')}) n cross join lateral (${counted.join(' union all ')}) counted
    order by n, counted.state_type, counted.state_name`;
  return toReply(span, await ctx.cell.query<HistoryRow>({ text, values: scope.values }));
}

function toReply({ start, intervalMicros, intervals }: Span, rows: readonly HistoryRow[]): HistoryReply {
  const byStart = new Map<Instant, HistoryRow[]>();
  for (const row of rows) byStart.set(row.interval_start, [...(byStart.get(row.interval_start) ?? []), row]);
  return Array.from({ length: intervals }, (_, index) => start + index * intervalMicros).map((from) => ({
    interval_start: toIso(from),
    interval_end: toIso(from + intervalMicros),
    states: (byStart.get(from) ?? []).map((row) => ({
      state_type: row.state_type,
      state_name: row.state_name,
      count_runs: row.count,
      sum_estimated_run_time: toSeconds(row.run_time),
      sum_estimated_lateness: toSeconds(row.delay),
    })),
  }));
}
