import { JsonText } from '@app/contract';
import type { ServerEvent } from '../events/server-events.js';
import type { Deployment, DeploymentStatus } from './deployments.schema.js';

/** What is told of deployments. Source: docs/contract/events.md#deployments */
export function deploymentEvent(
  deployment: Deployment,
  what: 'created' | 'updated' | 'deleted' | 'version-promoted' | DeploymentStatus,
  payload: Readonly<Record<string, unknown>> = {},
): ServerEvent {
  return {
    event: `prefect.deployment.${what.toLowerCase().replace('_', '-')}`,
    resource: { 'prefect.resource.id': `prefect.deployment.${deployment.id}`, 'prefect.resource.name': deployment.name },
    related: relatedTo(deployment),
    payload,
  };
}

type Labels = Readonly<Record<string, string>>;

function relatedTo({ flowId, flowName, queue, storageDocumentId, infrastructureDocumentId, limit }: Deployment): Labels[] {
  return [
    related('flow', 'flow', flowId, { 'prefect.resource.name': flowName }),
    ...(queue ? [related('work-queue', 'work-queue', queue.id, { 'prefect.resource.name': queue.name })] : []),
    ...(queue ? [related('work-pool', 'work-pool', queue.poolId, { 'prefect.resource.name': queue.poolName, 'prefect.work-pool.type': queue.poolType })] : []),
    ...(storageDocumentId ? [related('block-document', 'storage', storageDocumentId)] : []),
    ...(infrastructureDocumentId ? [related('block-document', 'infrastructure', infrastructureDocumentId)] : []),
    ...(limit ? [related('concurrency-limit', 'concurrency-limit', limit.id)] : []),
  ];
}

const related = (kind: string, role: string, id: string, more: Labels = {}): Labels => ({
  'prefect.resource.id': `prefect.${kind}.${id}`,
  'prefect.resource.role': role,
  ...more,
});

/** The fields whose changes are told, by the names that are known for them. */
export const toldOf = (deployment: Deployment) => ({
  description: deployment.description,
  tags: deployment.tags,
  parameters: new JsonText(deployment.parameters),
  parameter_openapi_schema: deployment.parameterSchema === null ? null : new JsonText(deployment.parameterSchema),
  enforce_parameter_schema: deployment.enforceParameterSchema,
  entrypoint: deployment.entrypoint,
  path: deployment.path,
  pull_steps: deployment.pullSteps === null ? null : new JsonText(deployment.pullSteps),
  work_queue_id: deployment.queue?.id ?? null,
  infra_overrides: new JsonText(deployment.jobVariables),
  paused: deployment.paused,
  labels: deployment.labels,
  version: deployment.version,
  concurrency_limit_id: deployment.limit?.id ?? null,
  concurrency_options: deployment.concurrencyOptions,
});
