import type { StateDetailsBody, TaskRunPolicyBody } from '@app/contract';
import { defineQuery, run, toJsonText, type Schema } from '@app/database';
import type { Instant, StateType } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { keepArtifacts, toResult } from '../../artifacts/artifacts.sql.js';
import { QUEUE_RECORD, queueTaskRuns } from '../../background-tasks/queueing.sql.js';
import { DECISION_RECORD, recordDecisions } from '../../decisions/recording/recording.sql.js';
import { EXPECT_FEW, setRunColumns, STATE_RECORD, TIMES_RECORD } from '../../states/columns.sql.js';
import { timesOf, toTimesColumns, type TimesRow } from '../../states/run-times.js';
import { fromJoined, joinedStateColumns, toStateColumns, type JoinedState } from '../../states/state.schema.js';
import { writeMoves, type Along } from '../../states/write-moves.js';
import { toPolicy } from '../policy.js';
import type { KnownFlowRun, KnownTaskRun, TaskRunMove } from './known-task-run.js';

interface KnownRow extends TimesRow, JoinedState {
  readonly id: string;
  readonly version: number;
  readonly tags: string[];
  readonly flow_run_id: string | null;
  readonly flow_run_run_count: number;
  readonly empirical_policy: TaskRunPolicyBody;
  readonly flow_version: number | null;
  readonly flow_run_count: number | null;
  readonly flow_state_id: string | null;
  readonly flow_state_type: StateType | null;
  readonly flow_state_name: string | null;
  readonly flow_state_timestamp: Instant | null;
  readonly flow_state_details: StateDetailsBody | null;
}

const FIND_KNOWN = defineQuery<[runId: string], KnownRow>({
  name: 'task_run.find_known',
  prepared: true,
  text: (schema) => `
    select t.id, t.version, t.tags, t.flow_run_id, t.flow_run_run_count, t.empirical_policy, t.run_count, t.expected_start_time, t.next_scheduled_start_time,
      t.start_time, t.end_time, t.total_run_time_micros, ${joinedStateColumns('s')}, r.version as flow_version, r.run_count as flow_run_count,
      fs.id as flow_state_id, fs.type as flow_state_type, fs.name as flow_state_name, fs.timestamp as flow_state_timestamp,
      fs.state_details as flow_state_details
    from ${schema}.task_run t
    left join ${schema}.task_run_state s on s.id = t.state_id
    left join ${schema}.flow_run r on r.id = t.flow_run_id
    left join ${schema}.flow_run_state fs on fs.id = r.state_id
    where t.id = $1`,
});

export const MOVE_RECORD = `run_id uuid, version int, flow_run_run_count int, ${TIMES_RECORD}, ${STATE_RECORD}, ${DECISION_RECORD}, ${QUEUE_RECORD}`;

export const insertStates = (schema: Schema, source: string): string => `
  insert into ${schema}.task_run_state (id, task_run_id, type, name, timestamp, message, data, state_details)
  select state_id, run_id, state_type, state_name, state_timestamp, state_message, state_data, state_details from ${source}`;

/** The data of `won`'s states as artifacts. */
export const keepResults = (schema: Schema): string => `
  results as (
    select ${toResult('won', { artifact: 'artifact', flowRunId: 'flow_run_id', taskRunId: 'run_id' })} from won where state_data is not null),
  ${keepArtifacts(schema, 'results')}`;

/**
 * The flow run must be as it was seen, too: rules went by its state. It is not locked, since a flow run's move never depends on
 * what its tasks do: whatever it does meanwhile counts as done after this. Rows are locked in the order of their ids.
 */
const APPLY = defineQuery<[moves: string], { run_id: string; queued_for: string | null }>({
  name: 'task_run.apply_transitions',
  prepared: true,
  text: (schema) => `
    with input as (select * from jsonb_to_recordset($1::jsonb) as i (flow_run_id uuid, flow_version int, ${MOVE_RECORD}) where ${EXPECT_FEW}),
    won as (
      select i.*, t.task_key from input i join ${schema}.task_run t on t.id = i.run_id and t.version = i.version
      left join ${schema}.flow_run r on r.id = i.flow_run_id and r.version = i.flow_version
      where i.flow_version is null or r.id is not null
      order by t.id for update of t),
    states as (${insertStates(schema, 'won')}),
    moved as (
      update ${schema}.task_run t set version = t.version + 1, updated = now(), flow_run_run_count = won.flow_run_run_count, ${setRunColumns('won')}
      from won where t.id = won.run_id),
    ${queueTaskRuns(schema)},
    ${keepResults(schema)}
    ${recordDecisions(schema, 'won')}
    select run_id, case when queue is not null then task_key end as queued_for from won`,
});

interface Applied {
  readonly moved: ReadonlySet<string>;
  readonly queuedFor: readonly string[];
}

@Injectable()
export class TransitionsRepository {
  /** Null when there is no such run. */
  async find(ctx: WorkspaceContext, runId: string): Promise<KnownTaskRun | null> {
    const [row] = await run(ctx, FIND_KNOWN, [runId]);
    return row ? toKnown(row) : null;
  }

  /**
   * Writes those moves whose run, and whose flow run, are still as they were seen, and what comes with them where anything does.
   * Answers the ids of these runs, and the tasks that some now wait for.
   */
  async apply(ctx: WorkspaceContext, moves: readonly TaskRunMove[], along: Along | null): Promise<Applied> {
    const input = (): string =>
      toJsonText(moves.map((move) => ({ ...toMoveColumns(move), flow_run_id: move.known.flowRun?.id, flow_version: move.known.flowRun?.version })));
    const statement = async (within: WorkspaceContext): Promise<Applied> => {
      const rows = await run(within, APPLY, [input()]);
      return { moved: new Set(rows.map((row) => row.run_id)), queuedFor: rows.flatMap((row) => (row.queued_for === null ? [] : [row.queued_for])) };
    };
    return writeMoves(ctx, statement, along);
  }
}

/** A move as `MOVE_RECORD` names its parts. */
export const toMoveColumns = ({ known, next, run: times, deliberation, queue }: TaskRunMove) => ({
  run_id: known.id,
  version: known.version,
  flow_run_run_count: times.flowRunRunCount ?? known.flowRunRunCount,
  ...toTimesColumns(times),
  ...toStateColumns(next),
  decision: deliberation.record(),
  queue,
});

const toKnown = (row: KnownRow): KnownTaskRun => ({
  version: row.version,
  id: row.id,
  tags: row.tags,
  policy: toPolicy(row.empirical_policy),
  flowRunRunCount: row.flow_run_run_count,
  times: timesOf(row),
  current: fromJoined(row),
  flowRun: row.flow_run_id === null ? null : toFlowRun(row.flow_run_id, row),
});

const toFlowRun = (id: string, row: KnownRow): KnownFlowRun => ({
  id,
  version: row.flow_version,
  runCount: row.flow_run_count ?? 0,
  current: fromJoined({
    state_id: row.flow_state_id,
    state_type: row.flow_state_type,
    state_name: row.flow_state_name,
    state_timestamp: row.flow_state_timestamp,
    state_message: null,
    state_data: null,
    state_details: row.flow_state_details,
  }),
});
