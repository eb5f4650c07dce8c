import { writeJson, type DeploymentCreateBody, type DeploymentUpdateBody, type Json, type JsonMap } from '@app/contract';
import { storableJson, toJsonText } from '@app/database';
import { schemaFailure } from '@app/parameters';
import { invalid } from '../../http/validation.js';
import { PARAMETERS_BYTES_MAX } from '../flow-runs/exact-values.js';
import { parametersFailure } from '../parameters/fit.js';
import type { Columns } from './deployments.repository.js';

/** A deployment as it was sent: its members, and the same with exact numbers. */
export interface SentDeployment<Body extends DeploymentUpdateBody = DeploymentCreateBody | DeploymentUpdateBody> {
  readonly body: Body;
  readonly exact: JsonMap;
}

const NULLABLE = ['version', 'description', 'path', 'entrypoint', 'work_queue_name', 'storage_document_id', 'infrastructure_document_id'] as const;
const SOLID = ['paused', 'tags', 'enforce_parameter_schema'] as const;

/** What was said: null empties what may be empty, and means nothing elsewhere. */
export function toColumns({ body, exact }: SentDeployment): Columns {
  const limit = body.global_concurrency_limit_id;
  const options = body.concurrency_options;
  return {
    ...Object.fromEntries(NULLABLE.map((name) => [name, body[name]])),
    ...Object.fromEntries(SOLID.map((name) => [name, body[name] ?? undefined])),
    job_variables: jsonText(exact.get('job_variables') ?? undefined),
    parameters: jsonText(exact.get('parameters') ?? undefined),
    parameter_openapi_schema: jsonText(exact.get('parameter_openapi_schema')),
    pull_steps: jsonText(exact.get('pull_steps')),
    concurrency_limit_id: limit,
    concurrency_options: options && toJsonText({ collision_strategy: options.collision_strategy, grace_period_seconds: options.grace_period_seconds ?? null }),
  };
}

/** Where the code comes from as the client says; null: it did not. */
export const versionInfoOf = ({ exact }: SentDeployment): string | null => jsonText(exact.get('version_info')) ?? null;

/** Undefined stays, and null is the column's null rather than JSON's. */
export const jsonText = (json: Json | undefined): string | null | undefined => (json === undefined || json === null ? json : storableJson(writeJson(json)));

/** What can be said of the body alone. Faults with `request.invalid`. */
export function requireSound({ body, exact }: SentDeployment): void {
  if (body.concurrency_limit && body.global_concurrency_limit_id) {
    throw invalid([], 'A deployment cannot have both a concurrency limit and a global concurrency limit.');
  }
  const parameters = exact.get('parameters');
  if (parameters && Buffer.byteLength(writeJson(parameters)) > PARAMETERS_BYTES_MAX) {
    throw invalid(['parameters'], `Parameters may take at most ${PARAMETERS_BYTES_MAX} bytes`);
  }
}

/** Only where the request itself asks for it: others find out when a run is made. Faults with `request.invalid`. */
export function requireFittingParameters({ body, exact }: SentDeployment<DeploymentCreateBody>): void {
  const schema = exact.get('parameter_openapi_schema');
  if (!body.enforce_parameter_schema || !(schema instanceof Map)) return;
  const wrongSchema = schemaFailure(schema);
  if (wrongSchema !== null) throw invalid([], `The provided schema is not a valid json schema. Schema error: ${wrongSchema}`);
  const parameters = exact.get('parameters');
  const failure = parametersFailure(parameters instanceof Map ? parameters : new Map<string, Json>(), schema, { ignoreRequired: true });
  if (failure !== null) throw invalid([], failure);
}
