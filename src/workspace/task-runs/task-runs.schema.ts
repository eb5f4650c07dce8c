import { toIso, toIsoOrNull, type TaskInput, type TaskRunPolicyBody, type TaskRunPolicyReply, type TaskRunReply } from '@app/contract';
import type { Instant } from '@app/engine';
import type { LabelMap } from '../flows/flows.schema.js';
import { timesOf, toTimesReply, type TimedRun, type TimesRow } from '../states/run-times.js';
import { fromJoined, toStateReply, type JoinedState } from '../states/state.schema.js';
import { toPolicy } from './policy.js';

export interface TaskRun extends TimedRun {
  readonly id: string;
  readonly created: Instant;
  readonly updated: Instant;
  readonly name: string;
  /** Null when the task runs outside a flow. */
  readonly flowRunId: string | null;
  readonly taskKey: string;
  /** Tells the calls of one task in one flow run apart. */
  readonly dynamicKey: string;
  readonly cacheKey: string | null;
  readonly cacheExpiration: Instant | null;
  readonly taskVersion: string | null;
  readonly policy: TaskRunPolicyReply;
  readonly tags: readonly string[];
  readonly labels: LabelMap;
  readonly taskInputs: Readonly<Record<string, TaskInput[]>>;
  /** At which attempt of its flow the task ran last. */
  readonly flowRunRunCount: number;
}

/** A run's row with its state's row beside it. */
export interface TaskRunRow extends TimesRow, JoinedState {
  readonly id: string;
  readonly created: Instant;
  readonly updated: Instant;
  readonly name: string;
  readonly flow_run_id: string | null;
  readonly task_key: string;
  readonly dynamic_key: string;
  readonly cache_key: string | null;
  readonly cache_expiration: Instant | null;
  readonly task_version: string | null;
  readonly empirical_policy: TaskRunPolicyBody;
  readonly tags: string[];
  readonly labels: LabelMap;
  readonly task_inputs: Record<string, TaskInput[]>;
  readonly flow_run_run_count: number;
}

export const toTaskRun = (row: TaskRunRow): TaskRun => ({
  ...timesOf(row),
  id: row.id,
  created: row.created,
  updated: row.updated,
  name: row.name,
  flowRunId: row.flow_run_id,
  taskKey: row.task_key,
  dynamicKey: row.dynamic_key,
  cacheKey: row.cache_key,
  cacheExpiration: row.cache_expiration,
  taskVersion: row.task_version,
  policy: toPolicy(row.empirical_policy),
  tags: row.tags,
  labels: row.labels,
  taskInputs: row.task_inputs,
  flowRunRunCount: row.flow_run_run_count,
  state: fromJoined(row),
});

/** As clients read it at the time `now`. */
export const toTaskRunReply = (run: TaskRun, now: Instant): TaskRunReply => ({
  id: run.id,
  created: toIso(run.created),
  updated: toIso(run.updated),
  name: run.name,
  flow_run_id: run.flowRunId,
  task_key: run.taskKey,
  dynamic_key: run.dynamicKey,
  cache_key: run.cacheKey,
  cache_expiration: toIsoOrNull(run.cacheExpiration),
  task_version: run.taskVersion,
  empirical_policy: run.policy,
  tags: [...run.tags],
  labels: run.labels,
  state_id: run.state?.id ?? null,
  task_inputs: run.taskInputs,
  state_type: run.state?.type ?? null,
  state_name: run.state?.name ?? null,
  flow_run_run_count: run.flowRunRunCount,
  ...toTimesReply(run, now),
  state: run.state && toStateReply(run.state),
});

/** The task runs whose results this one takes in. Inputs say where each value came from; one value may come from several, and one may give several. */
export function upstreamTaskRunIds(taskInputs: TaskRun['taskInputs']): string[] {
  const inputs = Object.values(taskInputs).flat() as { input_type?: unknown; id?: unknown }[];
  return [...new Set(inputs.flatMap(({ input_type: kind, id }) => (kind === 'task_run' && typeof id === 'string' ? [id] : [])))];
}
