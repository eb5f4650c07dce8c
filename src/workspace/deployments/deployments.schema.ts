import { JsonText, toIso, toIsoOrNull, type CatchUpPolicy, type DeploymentReply, type ScheduleReply } from '@app/contract';
import type { Instant } from '@app/engine';
import type { LabelMap } from '../flows/flows.schema.js';
import type { CreatedBy } from '../flow-runs/flow-runs.schema.js';
import { toLimitReply, type Limit } from '../limits/limits.schema.js';
import type { QueuePlace } from '../work-pools/work-queues.schema.js';

export type DeploymentStatus = 'READY' | 'NOT_READY';

export interface Deployment {
  readonly id: string;
  readonly created: Instant;
  readonly updated: Instant;
  readonly flowId: string;
  readonly flowName: string;
  readonly name: string;
  readonly version: string | null;
  readonly versionId: string | null;
  /** JSON as it is written. */
  readonly versionInfo: string | null;
  readonly branch: string | null;
  /** What it is a branch of, and where the first of those came from. */
  readonly baseId: string | null;
  readonly rootId: string | null;
  readonly description: string | null;
  readonly path: string | null;
  readonly entrypoint: string | null;
  /** Where its runs wait. A queue that was deleted is none. */
  readonly queue: QueuePlace | null;
  /** As it was named, which is often not at all. */
  readonly workQueueName: string | null;
  /** JSON as it is written, like `parameters`, `parameterSchema` and `pullSteps`. */
  readonly jobVariables: string;
  readonly parameters: string;
  readonly parameterSchema: string | null;
  readonly pullSteps: string | null;
  readonly enforceParameterSchema: boolean;
  readonly status: DeploymentStatus;
  readonly lastPolled: Instant | null;
  readonly paused: boolean;
  readonly catchUp: CatchUpPolicy;
  readonly limit: Limit | null;
  readonly concurrencyOptions: Readonly<Record<string, unknown>> | null;
  readonly tags: readonly string[];
  readonly labels: LabelMap;
  readonly infrastructureDocumentId: string | null;
  readonly storageDocumentId: string | null;
  readonly createdBy: CreatedBy | null;
  readonly updatedBy: CreatedBy | null;
}

export interface Schedule {
  readonly id: string;
  readonly created: Instant;
  readonly updated: Instant;
  readonly deploymentId: string;
  /** JSON as it is written, like `parameters`. */
  readonly schedule: string;
  readonly active: boolean;
  readonly maxScheduledRuns: number | null;
  readonly parameters: string;
  readonly slug: string | null;
}

export interface ScheduledDeployment extends Deployment {
  /** The one that was changed last comes first. */
  readonly schedules: readonly Schedule[];
}

/** For `writeJson`. */
export const toScheduleReply = (schedule: Schedule): ScheduleReply => ({
  id: schedule.id,
  created: toIso(schedule.created),
  updated: toIso(schedule.updated),
  deployment_id: schedule.deploymentId,
  schedule: new JsonText(schedule.schedule),
  active: schedule.active,
  max_scheduled_runs: schedule.maxScheduledRuns,
  parameters: new JsonText(schedule.parameters),
  slug: schedule.slug,
});

export const textOrNull = (text: string | null): JsonText | null => (text === null ? null : new JsonText(text));

/** For `writeJson`. */
export const toDeploymentReply = (deployment: ScheduledDeployment): DeploymentReply => ({
  id: deployment.id,
  created: toIso(deployment.created),
  updated: toIso(deployment.updated),
  name: deployment.name,
  version: deployment.version,
  version_id: deployment.versionId,
  version_info: textOrNull(deployment.versionInfo),
  branch: deployment.branch,
  base: deployment.baseId,
  root: deployment.rootId,
  description: deployment.description,
  flow_id: deployment.flowId,
  paused: deployment.paused,
  schedules: deployment.schedules.map(toScheduleReply),
  // The number itself is the limit's below; clients that look here find nothing, as they do elsewhere.
  concurrency_limit: null,
  global_concurrency_limit: deployment.limit && toLimitReply(deployment.limit),
  concurrency_options: deployment.concurrencyOptions,
  job_variables: new JsonText(deployment.jobVariables),
  parameters: new JsonText(deployment.parameters),
  tags: [...deployment.tags],
  labels: deployment.labels,
  work_queue_name: deployment.queue?.name ?? deployment.workQueueName,
  work_queue_id: deployment.queue?.id ?? null,
  last_polled: toIsoOrNull(deployment.lastPolled),
  parameter_openapi_schema: textOrNull(deployment.parameterSchema),
  path: deployment.path,
  pull_steps: textOrNull(deployment.pullSteps),
  entrypoint: deployment.entrypoint,
  storage_document_id: deployment.storageDocumentId,
  infrastructure_document_id: deployment.infrastructureDocumentId,
  created_by: deployment.createdBy && { ...deployment.createdBy },
  updated_by: deployment.updatedBy && { ...deployment.updatedBy },
  work_pool_name: deployment.queue?.poolName ?? null,
  status: deployment.status,
  enforce_parameter_schema: deployment.enforceParameterSchema,
});
