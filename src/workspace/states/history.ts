import { toIso, toSeconds, type HistoryReply } from '@app/contract';
import type { Schema } from '@app/database';
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
  /** Rows `r` that stand for all of them that were to start in the hour from `since` on, with the columns that `where` asks about. Sums of `runs`, `run_time` and `delay`. */
  readonly hours?: ((schema: Schema) => string) | null;
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
  const bounds: Bounds = { start, from: `${start} + n * ${interval}`, until: `${start} + (n + 1) * ${interval}` };
  const intervals = scope.bind(span.intervals - 1, 'int');
  const summed = parts.flatMap(({ where, hours }) => (hours && areHours(span) ? [`${hoursText(bounds, span, hours(ctx.schema), where(scope))}`] : []));
  const counted = parts.flatMap(({ where, endedAs, hours }) => {
    const [state, runTime, delay] = endedAs
      ? [endedAs, endedRunTimeSql(alias), endedStartDelaySql(alias)]
      : [`${alias}.state_type`, runTimeSql(alias, at), startDelaySql(alias, at)];
    return stretchesOf(bounds, span, hours != null && areHours(span)).map(
      ([from, until]) => `
      select ${state} as state_type, ${alias}.state_name, count(*) as count, sum(${runTime}) as run_time, ${microsSql(`sum(${delay})`)} as delay
      from ${ctx.schema}.${table} ${alias}
      where ${alias}.expected_start_time >= ${from} and ${alias}.expected_start_time < ${until} and ${state} is not null and ${where(scope)}
      group by 1, 2`,
    );
  });
  // Interval by interval: all at once, a sort of every run would come before the first is counted.
  const inTurn = `select n, counted.* from generate_series(0, ${intervals}) n cross join lateral (${counted.join(' union all ')}) counted`;
  const text = `
    select ${start} + n * ${interval} as interval_start, state_type, state_name, sum(count)::bigint as count, sum(run_time)::bigint as run_time,
      sum(delay)::bigint as delay
    from (${[...(counted.length > 0 ? [inTurn] : []), ...summed].join(' union all ')}) counted
    where n <= ${intervals} group by n, state_type, state_name having sum(count) > 0 order by n, state_type, state_name`;
  return toReply(span, await ctx.cell.query<HistoryRow>({ text, values: scope.values }));
}

const HOUR_MICROS = 3_600_000_000;
/** Shorter intervals have hardly an hour that is wholly theirs. */
const areHours = ({ intervalMicros }: Span): boolean => intervalMicros >= 2 * HOUR_MICROS;

/** SQL of the interval that begins at `from` and ends at `until`, the `n`th from `start` on. */
interface Bounds {
  readonly start: string;
  readonly from: string;
  readonly until: string;
}

/** What of an interval is counted run by run: all of it, or what it has before and after its whole hours. */
function stretchesOf({ from, until }: Bounds, span: Span, byHours: boolean): [from: string, until: string][] {
  if (!byHours) return [[from, until]];
  if (span.start % HOUR_MICROS === 0 && span.intervalMicros % HOUR_MICROS === 0) return [];
  return [
    [from, `date_trunc('hour', ${from} + interval '1 hour' - interval '1 microsecond', 'UTC')`],
    [`date_trunc('hour', ${until}, 'UTC')`, until],
  ];
}

/** The whole hours of all intervals at once. `where` is said of the alias `r`. */
const hoursText = ({ start, from, until }: Bounds, { intervalMicros }: Span, hours: string, where: string): string => `
  select n, state_type, state_name, sum(runs) as count, sum(run_time) as run_time, sum(delay) as delay
  from (select div(extract(epoch from r.since - ${start}) * 1000000, ${intervalMicros})::int as n, r.* from ${hours} where ${where} and r.since >= ${start}) r
  where r.since >= ${from} and r.since + interval '1 hour' <= ${until}
  group by 1, 2, 3`;

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
