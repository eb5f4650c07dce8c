import { toIso } from '@app/contract';
import type { Schema } from '@app/database';
import type { Instant } from '@app/engine';
import { instantOf, type Scope } from '../../filters/conditions.js';
import type { Half } from '../../filters/halves.js';
import { each, type Source } from '../../filters/lists.js';
import type { Filters } from '../../filters/related.js';
import type { FlowRunSearch } from '../flow-run-search.js';

/** Runs that have ended are added up by the hour of their expected start and how they ended, and by the day also by queue and tags. */
type Grain = 'hour' | 'day';
const MICROS: Readonly<Record<Grain, number>> = { hour: 3_600_000_000, day: 86_400_000_000 };

/** A time from the one up to, and without, the other. Null: no bound. */
interface Range {
  readonly from: Instant | null;
  readonly until: Instant | null;
}

/** Runs that sums know: all they are asked for by is what the sums of this grain are by, and their expected start. */
export interface Summable {
  readonly grain: Grain;
  readonly range: Range | null;
}

/** No whole hour or day ends after this: what is asked of later times is not worth a year of five digits. */
const LAST: Instant = Date.parse('9999-12-31T00:00:00Z') * 1_000;

const summable = (grain: Grain, from: Instant | null, until: Instant | null): Summable | null => {
  if ((from ?? 0) > LAST || (until ?? 0) > LAST) return null;
  return { grain, range: from === null && until === null ? null : { from, until } };
};

/** Null where a filter asks for something else. */
export function summableOf({ flows, deployments, task_runs: tasks, work_pools: pools, work_pool_queues: queues, flow_runs: runs }: Filters): Summable | null {
  const { tags, expected_start_time: range, operator, ...others } = runs ?? {};
  const asked = Object.entries(others).filter(([member, value]) => member !== 'state' && value !== null && value !== undefined);
  if (flows || deployments || tasks || operator === 'or_' || asked.length > 0) return null;
  const [from, until] = [range?.after_ ? instantOf('after_', range.after_) : null, range?.before_ ? instantOf('before_', range.before_) + 1 : null];
  return summable(tags || pools || queues ? 'day' : 'hour', from, until);
}

export const withoutRange = (filters: Filters): Filters => ({ ...filters, flow_runs: { ...filters.flow_runs, expected_start_time: null } });

export function summableSearch({ search, flowIds, deploymentIds, workPools, workQueueIds, tags, since, until }: FlowRunSearch): Summable | null {
  if (search || flowIds || deploymentIds) return null;
  return summable(workPools || workQueueIds || tags?.length ? 'day' : 'hour', since ?? null, until ?? null);
}

/** Before every expected start: where sums have those of runs that have none. */
const UNKNOWN = `timestamptz '0001-01-01 00:00:00Z BC'`;

/** Rows `r` of sums and of what was not added to them yet, each of as many ended runs as its `runs` say, with the columns that filters ask about. */
function summedRuns(schema: Schema, grain: Grain): string {
  const columns = `ended_as, ended_as as state_type, state_name, runs, ${grain === 'hour' ? 'run_time, delay' : 'work_queue_id, tags'}`;
  return `(
    select since, ${columns} from ${schema}.ended_run_sum where grain = '${grain}'
    union all select ${grain === 'hour' ? 'hour' : `date_trunc('day', hour, 'UTC')`}, ${columns} from ${schema}.ended_run_change) r`;
}

const RUNS = { table: 'flow_run', alias: 'r' };

/** What is asked of the sums, and of runs of any expected start. */
export interface Summed extends Summable {
  readonly atAnyTime: readonly Half[];
}

/** The rows of histories. */
export const summedHours = (schema: Schema): string => summedRuns(schema, 'hour');

/** Where the runs of a half are counted: one by one, or, where sums have them, those of whole hours or days by these. */
export function sourcesOf(scope: Scope, half: Half, summed: Summed | null): readonly Source[] {
  const some = (ranges: readonly string[]): Source => each(scope, RUNS, [half.where(scope), ...ranges].join(' and '));
  const atAnyTime = summed?.atAnyTime.find(({ hasEnded }) => hasEnded);
  if (!half.hasEnded || !summed || !atAnyTime) return [some([])];
  const whole = summed.range && wholeOf(summed.range, MICROS[summed.grain]);
  if (summed.range && !whole) return [some([])];
  const bounds = whole ? [`r.since > ${UNKNOWN}`, ...boundsOf(scope, 'r.since', whole)] : [];
  const sums: Source = {
    from: summedRuns(scope.schema, summed.grain),
    count: 'coalesce(sum(r.runs), 0)',
    where: [atAnyTime.where(scope), ...bounds].join(' and '),
  };
  const edges = summed.range && whole ? edgesOf(summed.range, whole) : [];
  return [sums, ...edges.map((edge) => some(boundsOf(scope, 'r.expected_start_time', edge)))];
}

/** The whole hours or days of a range; null where it has none. */
function wholeOf({ from, until }: Range, micros: number): Range | null {
  const first = from === null ? null : Math.ceil(from / micros) * micros;
  const last = until === null ? null : Math.floor(until / micros) * micros;
  return first !== null && last !== null && first >= last ? null : { from: first, until: last };
}

/** What a range has before and after the whole of it. */
const edgesOf = (range: Range, whole: Range): readonly Range[] =>
  [
    { from: range.from, until: whole.from },
    { from: whole.until, until: range.until },
  ].filter(({ from, until }) => from !== null && until !== null && from < until);

function boundsOf(scope: Scope, column: string, { from, until }: Range): string[] {
  const bound = (operator: string, at: Instant | null): string[] => (at === null ? [] : [`${column} ${operator} ${scope.bind(toIso(at), 'timestamptz')}`]);
  return [...bound('>=', from), ...bound('<', until)];
}
