import type { FlowFilter, FlowRunFilter, TaskRunFilter } from '@app/contract';
import type { LogFilter } from '../logs/logs.schema.js';
import { termsOf } from './text-search.js';

/** Rows as the oracle sees them, in the columns' words. Times as ISO text in UTC with milliseconds, which compares as it reads. */
export interface World {
  readonly flows: readonly FlowRow[];
  readonly flowRuns: readonly FlowRunRow[];
  readonly taskRuns: readonly TaskRunRow[];
  readonly logs: readonly LogRow[];
}
export interface FlowRow {
  readonly id: string;
  readonly name: string;
  readonly tags: readonly string[];
}
interface RunRow extends FlowRow {
  readonly state_type: string;
  readonly state_name: string;
  readonly expected_start_time: string;
  readonly start_time: string | null;
  readonly end_time: string | null;
}
export interface FlowRunRow extends RunRow {
  readonly flow_id: string;
  readonly deployment_id: string | null;
  readonly work_queue_name: string | null;
  readonly flow_version: string | null;
  readonly next_scheduled_start_time: string | null;
  readonly parent_task_run_id: string | null;
  readonly idempotency_key: string | null;
  readonly created_by: { readonly id: string; readonly type: string } | null;
}
export interface TaskRunRow extends RunRow {
  readonly flow_run_id: string | null;
}
export interface LogRow {
  readonly id: string;
  readonly name: string;
  readonly message: string;
  readonly level: number;
  readonly timestamp: string;
  readonly flow_run_id: string | null;
  readonly task_run_id: string | null;
}

/** True, false, or null where nothing is asked. */
type Answer = boolean | null;
type Maybe<T> = T | null | undefined;

/** What the contract says of a filter, word for word and row by row: slow, and with nothing in common with what makes SQL of it. */
export class Oracle {
  constructor(private readonly world: World) {}

  flow(row: FlowRow, filter: Omit<FlowFilter, 'deployment'>): boolean {
    return truth(
      join(filter.operator, [both(anyOf(row.id, filter.id?.any_), noneOf(row.id, filter.id?.not_any_)), named(row, filter.name), tagged(row, filter.tags)]),
    );
  }

  flowRun(row: FlowRunRow, filter: FlowRunFilter): boolean {
    const nullable = (value: string | null, part: Maybe<{ any_?: Maybe<string[]>; is_null_?: Maybe<boolean>; operator?: Maybe<string> }>): Answer =>
      part ? join(part.operator, [anyOf(value, part.any_), isNull(value, part.is_null_)]) : null;
    const { created_by: creator } = filter;
    const parentRun = this.world.taskRuns.find(({ id }) => id === row.parent_task_run_id)?.flow_run_id ?? null;
    return truth(
      join(filter.operator, [
        both(anyOf(row.id, filter.id?.any_), noneOf(row.id, filter.id?.not_any_)),
        named(row, filter.name),
        tagged(row, filter.tags),
        nullable(row.deployment_id, filter.deployment_id),
        nullable(row.work_queue_name, filter.work_queue_name),
        stated(row, filter.state),
        anyOf(row.flow_version, filter.flow_version?.any_),
        both(within(row.start_time ?? row.expected_start_time, filter.start_time), isNull(row.start_time, filter.start_time?.is_null_)),
        both(within(row.end_time, filter.end_time), isNull(row.end_time, filter.end_time?.is_null_)),
        within(row.expected_start_time, filter.expected_start_time),
        within(row.next_scheduled_start_time, filter.next_scheduled_start_time),
        anyOf(parentRun, filter.parent_flow_run_id?.any_),
        nullable(row.parent_task_run_id, filter.parent_task_run_id),
        both(anyOf(row.idempotency_key, filter.idempotency_key?.any_), noneOf(row.idempotency_key, filter.idempotency_key?.not_any_)),
        creator
          ? join(creator.operator, [
              anyOf(row.created_by?.id ?? null, creator.id_),
              anyOf(row.created_by?.type ?? null, creator.type_),
              isNull(row.created_by, creator.is_null_),
            ])
          : null,
      ]),
    );
  }

  taskRun(row: TaskRunRow, filter: TaskRunFilter): boolean {
    const { subflow_runs: subflows, flow_run_id: inRun } = filter;
    const standsFor = this.world.flowRuns.some(({ parent_task_run_id: parent }) => parent === row.id);
    const placed = (): Answer => {
      if (!inRun) return null;
      if (inRun.is_null_ === true) return row.flow_run_id === null;
      if (inRun.any_) return anyOf(row.flow_run_id, inRun.any_);
      return inRun.is_null_ === null ? null : row.flow_run_id !== null;
    };
    return truth(
      join(filter.operator, [
        anyOf(row.id, filter.id?.any_),
        named(row, filter.name),
        tagged(row, filter.tags),
        stated(row, filter.state),
        both(within(row.start_time, filter.start_time), isNull(row.start_time, filter.start_time?.is_null_)),
        both(within(row.end_time, filter.end_time), isNull(row.end_time, filter.end_time?.is_null_)),
        within(row.expected_start_time, filter.expected_start_time),
        typeof subflows?.exists_ === 'boolean' ? standsFor === subflows.exists_ : null,
        placed(),
      ]),
    );
  }

  log(row: LogRow, filter: LogFilter): boolean {
    const { level, task_run_id: task } = filter;
    const text = `${row.message} ${row.name}`.toLowerCase();
    const has = (term: { text: string }): boolean => text.includes(term.text.toLowerCase());
    const terms = termsOf(filter.text?.query ?? '');
    const words = terms.filter(({ kind }) => kind === 'include');
    return truth(
      join(filter.operator, [
        both(typeof level?.ge_ === 'number' ? row.level >= level.ge_ : null, typeof level?.le_ === 'number' ? row.level <= level.le_ : null),
        within(row.timestamp, filter.timestamp),
        anyOf(row.flow_run_id, filter.flow_run_id?.any_),
        both(anyOf(row.task_run_id, task?.any_), isNull(row.task_run_id, task?.is_null_)),
        words.length > 0 ? words.some(has) : null,
        ...terms.filter(({ kind }) => kind === 'require').map(has),
        ...terms.filter(({ kind }) => kind === 'exclude').map((term) => !has(term)),
      ]),
    );
  }
}

function join(operator: Maybe<string>, answers: readonly Answer[]): Answer {
  const asked = answers.filter((answer) => answer !== null);
  if (asked.length === 0) return null;
  return operator === 'or_' ? asked.some(Boolean) : asked.every(Boolean);
}
const both = (...answers: Answer[]): Answer => join('and_', answers);
const truth = (answer: Answer): boolean => answer ?? true;

const anyOf = (value: string | null, list: Maybe<readonly string[]>): Answer => (list ? value !== null && list.includes(value) : null);
const noneOf = (value: string | null, list: Maybe<readonly string[]>): Answer => (list && list.length > 0 ? value !== null && !list.includes(value) : null);
const isNull = (value: unknown, wanted: Maybe<boolean>): Answer => (typeof wanted === 'boolean' ? (value === null) === wanted : null);

const named = (row: { name: string }, filter: Maybe<{ any_?: Maybe<string[]>; like_?: Maybe<string> }>): Answer =>
  both(anyOf(row.name, filter?.any_), filter?.like_ ? toPattern(filter.like_).test(row.name) : null);
const toPattern = (like: string): RegExp => new RegExp([...like].map((character) => ({ '%': '.*', _: '.' })[character] ?? character).join(''), 'i');

function tagged(
  row: { tags: readonly string[] },
  filter: Maybe<{ all_?: Maybe<string[]>; any_?: Maybe<string[]>; is_null_?: Maybe<boolean>; operator?: Maybe<string> }>,
): Answer {
  if (!filter) return null;
  return join(filter.operator, [
    filter.all_ && filter.all_.length > 0 ? filter.all_.every((tag) => row.tags.includes(tag)) : null,
    filter.any_ ? filter.any_.some((tag) => row.tags.includes(tag)) : null,
    typeof filter.is_null_ === 'boolean' ? (row.tags.length === 0) === filter.is_null_ : null,
  ]);
}

type Choice = Maybe<{ any_?: Maybe<string[]>; not_any_?: Maybe<string[]> }>;

function stated(row: RunRow, filter: Maybe<{ type?: Choice; name?: Choice; operator?: Maybe<string> }>): Answer {
  const part = (value: string, choice: Choice): Answer => {
    const asked = [anyOf(value, choice?.any_), noneOf(value, choice?.not_any_)].filter((answer) => answer !== null);
    return asked.length === 1 ? (asked[0] ?? null) : null;
  };
  return filter ? join(filter.operator, [part(row.state_type, filter.type), part(row.state_name, filter.name)]) : null;
}

const within = (value: string | null, range: Maybe<{ before_?: Maybe<string>; after_?: Maybe<string> }>): Answer =>
  both(range?.before_ ? value !== null && value <= range.before_ : null, range?.after_ ? value !== null && value >= range.after_ : null);
