import { toIso } from '@app/contract';
import { STATE_TYPES, type StateType } from '@app/engine';
import { isObject, RESOURCE_ID, RESOURCE_NAME, RESOURCE_ROLE, type ReceivedEvent } from './event.schema.js';
import { plain } from './exact-payloads.js';
import { uuidAfter } from './resource-ids.js';
import { count, details, labels, microsOfSeconds, policy, taskInputs, text, texts, time } from './reported.js';

/** A row of task_run as one event tells it; null for what it does not tell. Times as text for the database. */
export interface TaskRunRow {
  id: string;
  flow_run_id: string | null;
  name: string;
  task_key: string;
  dynamic_key: string;
  cache_key: string | null;
  cache_expiration: string | null;
  task_version: string | null;
  flow_run_run_count: number | null;
  empirical_policy: object | null;
  task_inputs: object | null;
  tags: string[] | null;
  labels: object | null;
  state_id: string;
  state_type: StateType;
  state_name: string;
  state_timestamp: string;
  run_count: number | null;
  expected_start_time: string | null;
  next_scheduled_start_time: string | null;
  start_time: string | null;
  end_time: string | null;
  total_run_time_micros: number | null;
}

export interface TaskRunStateRow {
  id: string;
  /** As the event names it; the row it is attached to may have another id. */
  task_run_id: string;
  type: StateType;
  name: string;
  timestamp: string;
  message: string | null;
  data: unknown;
  state_details: object;
}

export interface Recorded {
  taskRun: TaskRunRow;
  state: TaskRunStateRow;
}

const TASK_RUN = 'prefect.task-run.';
const FLOW_RUN = 'prefect.flow-run.';

/** Whether the event is one of the SDK's own orchestration, by which alone task runs are known. */
export const reportsTaskRun = (event: ReceivedEvent): boolean => event.event.startsWith(TASK_RUN) && event.resource['prefect.orchestration'] === 'client';

/**
 * The task run and the state that such an event reports; null when it is not in a form that makes one.
 * The state has the event's id and time. Source: docs/contract/services.md#task-run-recorder
 */
export function recordTaskRun(event: ReceivedEvent): Recorded | null {
  const id = uuidAfter(TASK_RUN, event.resource[RESOURCE_ID]);
  const { task_run: run, validated_state: state } = plain(event.payload);
  if (!id || !isObject(run) || !isObject(state) || !isStateType(state['type'])) return null;
  if (typeof run['task_key'] !== 'string' || typeof run['dynamic_key'] !== 'string') return null;
  const flowRunId = flowRunOf(event);
  const name = typeof state['name'] === 'string' ? state['name'] : event.event.slice(TASK_RUN.length);
  const timestamp = toIso(event.occurred);
  return {
    taskRun: {
      id,
      flow_run_id: flowRunId,
      name: text(run['name']) ?? event.resource[RESOURCE_NAME] ?? run['task_key'],
      task_key: run['task_key'],
      dynamic_key: run['dynamic_key'],
      cache_key: text(run['cache_key']),
      cache_expiration: time(run['cache_expiration']),
      task_version: text(run['task_version']),
      flow_run_run_count: count(run['flow_run_run_count']),
      empirical_policy: policy(run['empirical_policy']),
      task_inputs: taskInputs(run['task_inputs']),
      tags: texts(run['tags']),
      labels: labels(run['labels']),
      state_id: event.id,
      state_type: state['type'],
      state_name: name,
      state_timestamp: timestamp,
      run_count: count(run['run_count']),
      expected_start_time: time(run['expected_start_time']),
      next_scheduled_start_time: time(run['next_scheduled_start_time']),
      start_time: time(run['start_time']),
      end_time: time(run['end_time']),
      total_run_time_micros: microsOfSeconds(run['total_run_time']),
    },
    state: {
      id: event.id,
      task_run_id: id,
      type: state['type'],
      name,
      timestamp,
      message: text(state['message']),
      data: state['data'] ?? null,
      state_details: { ...details(state['state_details']), task_run_id: id, flow_run_id: flowRunId },
    },
  };
}

/**
 * What a batch of reports comes to: every state, and of each run the newest report, since an older one must not take it back;
 * what that one leaves out an older one may tell. Reports of one run under two ids (same flow run, task and dynamic key)
 * count as the first of these.
 */
export function summarise(recorded: readonly Recorded[]): { taskRuns: TaskRunRow[]; states: TaskRunStateRow[] } {
  const newest = new Map<string, TaskRunRow>();
  const states = recorded.map(({ taskRun, state }) => {
    const key = taskRun.flow_run_id === null ? taskRun.id : JSON.stringify([taskRun.flow_run_id, taskRun.task_key, taskRun.dynamic_key]);
    const known = newest.get(key);
    const id = known?.id ?? taskRun.id;
    if (!known) newest.set(key, taskRun);
    else newest.set(key, known.state_timestamp <= taskRun.state_timestamp ? { ...filled(taskRun, known), id } : filled(known, taskRun));
    return { ...state, task_run_id: id };
  });
  return { taskRuns: [...newest.values()].sort(byId), states: states.sort(byId) };
}

/** With what belongs to the run and not to one of its states. */
const filled = (newer: TaskRunRow, older: TaskRunRow): TaskRunRow => ({
  ...newer,
  cache_key: newer.cache_key ?? older.cache_key,
  cache_expiration: newer.cache_expiration ?? older.cache_expiration,
  task_version: newer.task_version ?? older.task_version,
  flow_run_run_count: newer.flow_run_run_count ?? older.flow_run_run_count,
  empirical_policy: newer.empirical_policy ?? older.empirical_policy,
  task_inputs: newer.task_inputs ?? older.task_inputs,
  tags: newer.tags ?? older.tags,
  labels: newer.labels ?? older.labels,
  run_count: newer.run_count ?? older.run_count,
  expected_start_time: older.expected_start_time ?? newer.expected_start_time,
  start_time: newer.start_time ?? older.start_time,
  total_run_time_micros: newer.total_run_time_micros ?? older.total_run_time_micros,
});

/** One order for all writers, so that no two of them wait for each other. */
export const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);

export function flowRunOf(event: ReceivedEvent): string | null {
  const related = event.related.find((resource) => resource[RESOURCE_ROLE] === 'flow-run');
  return uuidAfter(FLOW_RUN, related?.[RESOURCE_ID]);
}

const isStateType = (value: unknown): value is StateType => STATE_TYPES.some((type) => type === value);
