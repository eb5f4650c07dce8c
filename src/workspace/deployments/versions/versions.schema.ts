import { JsonText, toIso, type DeploymentVersionReply } from '@app/contract';
import type { Instant } from '@app/engine';
import { textOrNull, type Deployment } from '../deployments.schema.js';

/** What a deployment was made of, with the queue as it is called now: a queue that was deleted since is none. */
export interface DeploymentVersion extends Pick<
  Deployment,
  | 'version'
  | 'description'
  | 'path'
  | 'entrypoint'
  | 'workQueueName'
  | 'jobVariables'
  | 'parameters'
  | 'parameterSchema'
  | 'enforceParameterSchema'
  | 'pullSteps'
  | 'tags'
  | 'labels'
  | 'queue'
  | 'createdBy'
  | 'updatedBy'
> {
  readonly id: string;
  readonly created: Instant;
  readonly updated: Instant;
  readonly deploymentId: string;
  /** From 1 on, in the order they were made in. */
  readonly number: number;
  /** JSON as it is written. */
  readonly info: string;
  readonly hadQueue: boolean;
  /** When it last became the current one, or ceased to be. */
  readonly lastActive: Instant;
}

/** For `writeJson`. */
export const toVersionReply = (version: DeploymentVersion): DeploymentVersionReply => ({
  id: version.id,
  created: toIso(version.created),
  updated: toIso(version.updated),
  deployment_id: version.deploymentId,
  version: version.version,
  version_info: new JsonText(version.info),
  description: version.description,
  tags: [...version.tags],
  labels: version.labels,
  path: version.path,
  entrypoint: version.entrypoint,
  pull_steps: textOrNull(version.pullSteps),
  parameters: new JsonText(version.parameters),
  parameter_openapi_schema: textOrNull(version.parameterSchema),
  enforce_parameter_schema: version.enforceParameterSchema,
  work_queue_id: version.queue?.id ?? null,
  work_queue_name: version.queue?.name ?? version.workQueueName,
  work_pool_name: version.queue?.poolName ?? null,
  job_variables: new JsonText(version.jobVariables),
  created_by: version.createdBy && { ...version.createdBy },
  updated_by: version.updatedBy && { ...version.updatedBy },
  last_active: toIso(version.lastActive),
});
