import type { Schema } from '@app/database';
import { keepArtifacts, toResult } from '../../artifacts/artifacts.sql.js';
import { DECISION_RECORD, recordDecisions } from '../../decisions/recording/recording.sql.js';
import { setRunColumns, STATE_RECORD, TIMES_RECORD } from '../../states/columns.sql.js';
import { storedData } from '../../states/state.schema.js';
import type { Move } from './known-run.js';

/**
 * Pieces of the statements that give a flow run its next state: those that move runs and those that make them. Of each there is a
 * plain one, for moves that are their runs' alone: what it leaves out is a fifth of what the database does for such a move.
 * All go on from `won`, the rows of `input` that were found as they had been seen. Task runs appear here, in a room that is
 * not theirs, because a subflow and the task run that stands for it must change in one statement or not at all.
 */

export const MOVE_COLUMNS = `run_id uuid, version int, policy jsonb, ${TIMES_RECORD}, ${STATE_RECORD},
  event text, resource jsonb, related jsonb, payload jsonb, follows uuid, parent jsonb, ${DECISION_RECORD}`;

/** Two children of one parent cannot both see it as it is: one of them has to come again. */
export const PARENT_INPUT = `
  parent_input as (
    select distinct on (p.id) i.run_id as child_id, p.*
    from input i cross join lateral jsonb_to_record(i.parent) as p (id uuid, version int, flow_run_id uuid, flow_run_run_count int, ${TIMES_RECORD}, ${STATE_RECORD})
    where i.parent is not null order by p.id)`;

/** A state of this run at this very microsecond loses: it comes again with a later time. */
export const insertStates = (schema: Schema, source: string): string => `
  insert into ${schema}.flow_run_state (id, flow_run_id, type, name, timestamp, message, data, state_details)
  select state_id, run_id, state_type, state_name, state_timestamp, state_message, state_data, state_details from ${source}
  on conflict do nothing returning flow_run_id`;

/** Whether a move is its run's alone: no task run stands for the run, and the state has no data. */
export const isPlain = ({ known, next }: Move): boolean => known.parent === null && storedData(next.data) === null;

/** What goes down with each of `won`: the event, and the record of the decision. */
export const plainConsequences = (schema: Schema): string => `${tell(schema)} ${recordDecisions(schema, 'won')}`;

const tell = (schema: Schema): string => `
  told as (
    insert into ${schema}.event (id, occurred, event, resource_id, resource, related, payload, follows)
    select state_id, state_timestamp, event, resource ->> 'prefect.resource.id', resource, related, payload, follows from won)`;

/** The same, the state on the parent, and the data of each as an artifact. Only the run's own artifact may have a key. */
export const consequences = (schema: Schema): string => `
  ${tell(schema)},
  parent_states as (
    insert into ${schema}.task_run_state (id, task_run_id, type, name, timestamp, message, data, state_details)
    select p.state_id, p.id, p.state_type, p.state_name, p.state_timestamp, p.state_message, p.state_data, p.state_details
    from parent_input p join won on won.run_id = p.child_id),
  parents_moved as (
    update ${schema}.task_run t set version = t.version + 1, updated = now(), flow_run_run_count = p.flow_run_run_count, ${setRunColumns('p')}
    from parent_input p join won on won.run_id = p.child_id where t.id = p.id),
  results as (
    select ${toResult('won', { artifact: 'artifact', flowRunId: 'run_id', taskRunId: 'null::uuid' })} from won where state_data is not null
    union all
    select ${toResult('p', { artifact: 'null::jsonb', flowRunId: 'p.flow_run_id', taskRunId: 'p.id' })}
    from parent_input p join won on won.run_id = p.child_id where p.state_data is not null),
  ${keepArtifacts(schema, 'results')}
  ${recordDecisions(schema, 'won')}`;
