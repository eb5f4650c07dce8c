import { JsonText, writeJson, type Json } from '@app/contract';
import { storableJson } from '@app/database';
import { invalid } from '../../http/validation.js';

/** As compact JSON in UTF-8. Source: docs/contract/resources.md#flow-runs */
export const PARAMETERS_BYTES_MAX = 512 * 1024;

/** What a run's maker gets back as it was sent: as `writeJson` takes it. Null is left out. */
export interface ExactValues {
  readonly parameters?: unknown;
  readonly job_variables?: unknown;
}

/** Of a body with its numbers as they were sent. */
export const exactValues = (body: Json | undefined): ExactValues =>
  body instanceof Map ? { parameters: body.get('parameters'), job_variables: body.get('job_variables') } : {};

export const toExact = (value: unknown): JsonText => new JsonText(storableJson(writeJson(value ?? {})));

/** Faults with `request.invalid`. */
export function requireSmall({ parameters }: ExactValues): void {
  if (!parameters || Buffer.byteLength(writeJson(parameters)) <= PARAMETERS_BYTES_MAX) return;
  throw invalid(['parameters'], `Parameters may take at most ${PARAMETERS_BYTES_MAX} bytes`);
}
