import type { FlowRunPolicyReply } from '@app/contract';
import { defineQuery, run, toJsonText, type Schema } from '@app/database';
import type { Instant, State, StateType } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { noteWritten } from '../../ranges/busy-days.js';
import { EVENTS } from '../../ranges/ranged.js';
import { EXPECT_FEW, setRunColumns } from '../../states/columns.sql.js';
import { timesOf, toTimesColumns, type TimesRow } from '../../states/run-times.js';
import { fromJoined, joinedStateColumns, toStateColumns, type JoinedState } from '../../states/state.schema.js';
import { writeMoves, type Along } from '../../states/write-moves.js';
import { PLACE_COLUMNS, placeJoins } from '../place.sql.js';
import { placeOf, type CreatedBy, type PlaceRow } from '../flow-runs.schema.js';
import { withFacts } from '../policy.js';
import { flowRunEvent } from './flow-run-event.js';
import type { KnownParent, KnownRun, Move } from './known-run.js';
import { consequences, insertStates, isPlain, MOVE_COLUMNS, PARENT_INPUT, plainConsequences } from './transitions.sql.js';

const TIMES = ['run_count', 'expected_start_time', 'next_scheduled_start_time', 'start_time', 'end_time', 'total_run_time_micros'];
const PARENT = ['id', 'version', 'name', 'tags', 'flow_run_id', 'flow_run_run_count', 'state_id', 'state_type', 'state_name', 'state_timestamp', ...TIMES];
const PARENT_COLUMNS = PARENT.map((column) => `p.${column} as parent_${column}`).join(', ');

interface KnownRunRow extends TimesRow, JoinedState, PlaceRow {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly tags: string[];
  readonly flow_id: string;
  readonly flow_name: string;
  readonly flow_tags: string[];
  readonly deployment_id: string | null;
  readonly deployment_name: string | null;
  readonly deployment_tags: string[] | null;
  readonly infrastructure_pid: string | null;
  readonly empirical_policy: FlowRunPolicyReply;
  readonly created_by: CreatedBy | null;
}

interface ParentRow {
  readonly parent_id: string;
  readonly parent_version: number;
  readonly parent_name: string;
  readonly parent_tags: string[];
  readonly parent_flow_run_id: string | null;
  readonly parent_flow_run_run_count: number;
  readonly parent_state_id: string | null;
  readonly parent_state_type: StateType | null;
  readonly parent_state_name: string | null;
  readonly parent_state_timestamp: Instant | null;
  readonly parent_run_count: number;
  readonly parent_expected_start_time: Instant | null;
  readonly parent_next_scheduled_start_time: Instant | null;
  readonly parent_start_time: Instant | null;
  readonly parent_end_time: Instant | null;
  readonly parent_total_run_time_micros: number;
}

const FIND_KNOWN = defineQuery<[runId: string], KnownRunRow & (ParentRow | { parent_id: null })>({
  name: 'flow_run.find_known',
  prepared: true,
  text: (schema) => `
    select r.id, r.version, r.name, r.tags, r.flow_id, f.name as flow_name, f.tags as flow_tags, r.deployment_id, d.name as deployment_name,
      d.tags as deployment_tags, ${PLACE_COLUMNS}, r.infrastructure_pid, r.empirical_policy, r.created_by, ${TIMES.map((column) => `r.${column}`).join(', ')}, ${joinedStateColumns('s')}, ${PARENT_COLUMNS}
    from ${schema}.flow_run r
    join ${schema}.flow f on f.id = r.flow_id
    left join ${schema}.deployment d on d.id = r.deployment_id
    ${placeJoins(schema, 'r')}
    left join ${schema}.flow_run_state s on s.id = r.state_id
    left join ${schema}.task_run p on p.id = r.parent_task_run_id
    where r.id = $1`,
});

const FIND_PARENT = defineQuery<[taskRunId: string], ParentRow>({
  name: 'task_run.find_parent',
  text: (schema) => `select ${PARENT_COLUMNS} from ${schema}.task_run p where p.id = $1`,
});

const inputOf = (columns: string): string => `input as (select * from jsonb_to_recordset($1::jsonb) as i (${columns}) where ${EXPECT_FEW})`;

/** Rows are locked in the order of their ids, runs before parents, so that batches of several replicas cannot lock each other out. */
const lockRuns = (schema: Schema): string =>
  `select i.* from input i join ${schema}.flow_run r on r.id = i.run_id and r.version = i.version order by r.id for update of r`;

/** Moves the runs of `fit`, a CTE that comes before. */
const moveFit = (schema: Schema): string => `
    states as (${insertStates(schema, 'fit')}),
    won as (select fit.* from fit join states on states.flow_run_id = fit.run_id),
    moved as (
      update ${schema}.flow_run r set version = r.version + 1, updated = now(), empirical_policy = won.policy, ${setRunColumns('won')}
      from won where r.id = won.run_id)`;

const applyMoves = (schema: Schema, { columns, further = '' }: { columns: string; further?: string }): string => `
    with ${inputOf(columns)}, ${PARENT_INPUT},
    runs as (${lockRuns(schema)}),
    parents as (
      select t.id, p.child_id from ${schema}.task_run t join parent_input p on p.id = t.id and p.version = t.version join runs on runs.run_id = p.child_id
      order by t.id for update of t),
    fit as (select * from runs where parent is null or run_id in (select child_id from parents)),
    ${moveFit(schema)},
    ${further}
    ${consequences(schema)}
    select run_id from won`;

const APPLY_PLAIN = defineQuery<[moves: string], { run_id: string }>({
  name: 'flow_run.apply_plain_transitions',
  prepared: true,
  text: (schema) => `
    with ${inputOf(MOVE_COLUMNS)}, fit as (${lockRuns(schema)}), ${moveFit(schema)}, ${plainConsequences(schema)}
    select run_id from won`,
});

const APPLY = defineQuery<[moves: string], { run_id: string }>({
  name: 'flow_run.apply_transitions',
  prepared: true,
  text: (schema) => applyMoves(schema, { columns: MOVE_COLUMNS }),
});

/** Moves some of which tell their run something. A statement of its own, since few do, and each would pay for it. */
const APPLY_ANSWERED = defineQuery<[moves: string], { run_id: string }>({
  name: 'flow_run.apply_answered_transitions',
  text: (schema) =>
    applyMoves(schema, {
      columns: `${MOVE_COLUMNS}, answer jsonb`,
      further: `
    answered as (
      insert into ${schema}.flow_run_input (flow_run_id, key, value) select run_id, answer ->> 'key', answer ->> 'value' from won where answer is not null
      on conflict (flow_run_id, key) do update set value = excluded.value, updated = now()),`,
    }),
});

function applyOf(moves: readonly Move[]): typeof APPLY {
  if (moves.some(({ answer }) => answer)) return APPLY_ANSWERED;
  return moves.every(isPlain) ? APPLY_PLAIN : APPLY;
}

@Injectable()
export class TransitionsRepository {
  /** Null when there is no such run. */
  async find(ctx: WorkspaceContext, runId: string): Promise<KnownRun | null> {
    const [row] = await run(ctx, FIND_KNOWN, [runId]);
    return row ? toKnown(row) : null;
  }

  async findParent(ctx: WorkspaceContext, taskRunId: string): Promise<KnownParent | null> {
    const [row] = await run(ctx, FIND_PARENT, [taskRunId]);
    return row ? toParent(row) : null;
  }

  /**
   * Writes those moves whose run, and whose parent, are still as they were seen, and what comes with them where anything does.
   * Answers the ids of these runs.
   */
  async apply(ctx: WorkspaceContext, moves: readonly Move[], along: Along | null): Promise<ReadonlySet<string>> {
    const apply = applyOf(moves);
    const statement = async (within: WorkspaceContext) => {
      const rows = await run(within, apply, [toJsonText(moves.map(toMoveColumns))]);
      return { moved: new Set(rows.map((row) => row.run_id)) };
    };
    const { moved } = await writeMoves(ctx, statement, along);
    await noteWritten(
      ctx,
      EVENTS,
      moves.map(({ next }) => next.timestamp),
    );
    return moved;
  }
}

/** A move as `MOVE_COLUMNS` names its parts. */
export const toMoveColumns = (move: Move) => ({
  run_id: move.known.id,
  version: move.known.version,
  policy: withFacts(move.known.policy, move.run.policy),
  ...toTimesColumns(move.run),
  ...toStateColumns(move.next),
  ...flowRunEvent(move),
  decision: move.deliberation.record(),
  answer: move.answer ?? undefined,
  parent: move.known.parent &&
    move.mirrored && {
      id: move.known.parent.id,
      version: move.known.parent.version,
      flow_run_id: move.known.parent.flowRunId,
      flow_run_run_count: move.mirrored.run.flowRunRunCount,
      ...toTimesColumns(move.mirrored.run),
      ...toStateColumns(move.mirrored.next),
    },
});

const toKnown = (row: KnownRunRow & (ParentRow | { parent_id: null })): KnownRun => ({
  version: row.version,
  id: row.id,
  name: row.name,
  tags: row.tags,
  flow: { id: row.flow_id, name: row.flow_name, tags: row.flow_tags },
  deploymentId: row.deployment_id,
  deployment:
    row.deployment_id === null || row.deployment_name === null ? null : { id: row.deployment_id, name: row.deployment_name, tags: row.deployment_tags ?? [] },
  queue: placeOf(row),
  infrastructurePid: row.infrastructure_pid,
  policy: row.empirical_policy,
  createdBy: row.created_by,
  times: timesOf(row),
  current: fromJoined(row),
  parent: row.parent_id === null ? null : toParent(row),
});

const toParent = (row: ParentRow): KnownParent => ({
  version: row.parent_version,
  id: row.parent_id,
  name: row.parent_name,
  tags: row.parent_tags,
  flowRunId: row.parent_flow_run_id,
  flowRunRunCount: row.parent_flow_run_run_count,
  times: {
    runCount: row.parent_run_count,
    expectedStartTime: row.parent_expected_start_time,
    nextScheduledStartTime: row.parent_next_scheduled_start_time,
    startTime: row.parent_start_time,
    endTime: row.parent_end_time,
    totalRunTimeMicros: row.parent_total_run_time_micros,
  },
  current: parentState(row),
});

/** As much of the parent's state as its bookkeeping goes by. */
function parentState(row: ParentRow): State | null {
  const { parent_state_id: id, parent_state_type: type, parent_state_name: name, parent_state_timestamp: timestamp } = row;
  if (id === null || type === null || name === null || timestamp === null) return null;
  return { id, type, name, timestamp, message: null, data: null, details: {} };
}
