import { JsonText, toIso, type FlowRunPolicyReply, type FlowRunReply } from '@app/contract';
import type { Instant } from '@app/engine';
import type { LabelMap } from '../flows/flows.schema.js';
import { timesOf, toTimesReply, type TimedRun, type TimesRow } from '../states/run-times.js';
import { fromJoined, toStateReply, type JoinedState } from '../states/state.schema.js';
import type { QueuePlace } from '../work-pools/work-queues.schema.js';

/** Who or what made a run, where it was not a client. */
export interface CreatedBy {
  readonly id: string | null;
  readonly type: string | null;
  readonly display_value: string | null;
}

export interface FlowRun extends TimedRun {
  readonly id: string;
  readonly created: Instant;
  readonly updated: Instant;
  readonly name: string;
  readonly flowId: string;
  readonly deploymentId: string | null;
  readonly deploymentVersion: string | null;
  readonly deploymentVersionId: string | null;
  /** Where it waits. A queue that was deleted is none. */
  readonly queue: QueuePlace | null;
  /** As whoever made the run named its queue, which is often not at all. */
  readonly workQueueName: string | null;
  readonly flowVersion: string | null;
  readonly parameters: JsonText;
  readonly idempotencyKey: string | null;
  readonly context: Readonly<Record<string, unknown>>;
  readonly policy: FlowRunPolicyReply;
  readonly tags: readonly string[];
  readonly labels: LabelMap;
  readonly createdBy: CreatedBy | null;
  readonly infrastructurePid: string | null;
  readonly infrastructureDocumentId: string | null;
  readonly jobVariables: JsonText;
  readonly parentTaskRunId: string | null;
  readonly autoScheduled: boolean;
}

/** A run's own columns, those of its state apart: `r` is its table. */
export const FLOW_RUN_COLUMNS = `r.id, r.created, r.updated, r.name, r.flow_id, r.deployment_id, r.deployment_version, r.deployment_version_id, r.work_queue_name, r.flow_version,
  r.parameters::text as parameters, r.idempotency_key, r.context, r.empirical_policy, r.tags, r.labels, r.created_by, r.infrastructure_pid, r.infrastructure_document_id,
  r.job_variables::text as job_variables, r.parent_task_run_id, r.auto_scheduled, r.run_count, r.expected_start_time, r.next_scheduled_start_time, r.start_time, r.end_time,
  r.total_run_time_micros`;

/** A run's row with its state's row beside it. */
export interface FlowRunRow extends TimesRow, JoinedState {
  readonly id: string;
  readonly created: Instant;
  readonly updated: Instant;
  readonly name: string;
  readonly flow_id: string;
  readonly deployment_id: string | null;
  readonly deployment_version: string | null;
  readonly deployment_version_id: string | null;
  readonly work_queue_name: string | null;
  readonly queue_id: string | null;
  readonly queue_name: string | null;
  readonly pool_id: string | null;
  readonly pool_name: string | null;
  readonly pool_type: string | null;
  readonly flow_version: string | null;
  readonly parameters: string;
  readonly idempotency_key: string | null;
  readonly context: Record<string, unknown>;
  readonly empirical_policy: FlowRunPolicyReply;
  readonly tags: string[];
  readonly labels: LabelMap;
  readonly created_by: CreatedBy | null;
  readonly infrastructure_pid: string | null;
  readonly infrastructure_document_id: string | null;
  readonly job_variables: string;
  readonly parent_task_run_id: string | null;
  readonly auto_scheduled: boolean;
}

export const toFlowRun = (row: FlowRunRow): FlowRun => ({
  ...timesOf(row),
  id: row.id,
  created: row.created,
  updated: row.updated,
  name: row.name,
  flowId: row.flow_id,
  deploymentId: row.deployment_id,
  deploymentVersion: row.deployment_version,
  deploymentVersionId: row.deployment_version_id,
  queue: placeOf(row),
  workQueueName: row.work_queue_name,
  flowVersion: row.flow_version,
  parameters: new JsonText(row.parameters),
  idempotencyKey: row.idempotency_key,
  context: row.context,
  policy: row.empirical_policy,
  tags: row.tags,
  labels: row.labels,
  createdBy: row.created_by,
  infrastructurePid: row.infrastructure_pid,
  infrastructureDocumentId: row.infrastructure_document_id,
  jobVariables: new JsonText(row.job_variables),
  parentTaskRunId: row.parent_task_run_id,
  autoScheduled: row.auto_scheduled,
  state: fromJoined(row),
});

/** The columns of a joined queue and its pool. */
export type PlaceRow = Pick<FlowRunRow, 'queue_id' | 'queue_name' | 'pool_id' | 'pool_name' | 'pool_type'>;

export const placeOf = ({ queue_id: id, queue_name: name, pool_id: poolId, pool_name: poolName, pool_type: poolType }: PlaceRow): QueuePlace | null =>
  id !== null && name !== null && poolId !== null && poolName !== null && poolType !== null ? { id, name, poolId, poolName, poolType } : null;

/** As clients read it at the time `now`. For `writeJson`, which alone leaves numbers as they were sent. */
export const toFlowRunReply = (run: FlowRun, now: Instant): FlowRunReply => ({
  id: run.id,
  created: toIso(run.created),
  updated: toIso(run.updated),
  name: run.name,
  flow_id: run.flowId,
  state_id: run.state?.id ?? null,
  deployment_id: run.deploymentId,
  deployment_version: run.deploymentVersion,
  deployment_version_id: run.deploymentVersionId,
  work_queue_id: run.queue?.id ?? null,
  work_queue_name: run.queue?.name ?? run.workQueueName,
  flow_version: run.flowVersion,
  parameters: run.parameters,
  idempotency_key: run.idempotencyKey,
  context: run.context,
  empirical_policy: run.policy,
  tags: [...run.tags],
  labels: run.labels,
  parent_task_run_id: run.parentTaskRunId,
  state_type: run.state?.type ?? null,
  state_name: run.state?.name ?? null,
  ...toTimesReply(run, now),
  auto_scheduled: run.autoScheduled,
  infrastructure_document_id: run.infrastructureDocumentId,
  infrastructure_pid: run.infrastructurePid,
  created_by: run.createdBy && { ...run.createdBy },
  work_pool_id: run.queue?.poolId ?? null,
  work_pool_name: run.queue?.poolName ?? null,
  state: run.state && toStateReply(run.state),
  job_variables: run.jobVariables,
});
