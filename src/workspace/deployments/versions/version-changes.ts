import { parseJson, writeJson, type Json, type JsonMap } from '@app/contract';
import type { DeploymentVersion } from './versions.schema.js';

/** What differs between two versions. The values are JSON as it was sent; null: there is none. */
export interface VersionChange {
  /** The name that GraphQL knows it by; below that, the way to it in an object. */
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** In the order in which a version is described. Objects are compared member by member, lists as a whole. */
export function changesBetween(from: DeploymentVersion, to: DeploymentVersion): VersionChange[] {
  const [before, after] = [flat(partsOf(from)), flat(partsOf(to))];
  const fields = [...new Set([...before.keys(), ...after.keys()])];
  return fields
    .map((field) => ({ field, from: before.get(field) ?? null, to: after.get(field) ?? null }))
    .filter((change) => change.from !== change.to)
    .sort((a, b) => PARTS.indexOf(partOf(a)) - PARTS.indexOf(partOf(b)));
}

const PARTS = [
  'version',
  'info',
  'description',
  'tags',
  'labels',
  'path',
  'entrypoint',
  'pullSteps',
  'parameters',
  'parameterSchema',
  'enforceParameterSchema',
  'workPool',
  'workQueue',
  'jobVariables',
];
const partOf = ({ field }: VersionChange): string => field.split('.')[0] ?? '';

const partsOf = (version: DeploymentVersion): JsonMap =>
  new Map<string, Json>([
    ['version', version.version],
    ['info', parseJson(version.info)],
    ['description', version.description],
    ['tags', [...version.tags]],
    ['labels', parseJson(JSON.stringify(version.labels))],
    ['path', version.path],
    ['entrypoint', version.entrypoint],
    ['pullSteps', parseJson(version.pullSteps ?? 'null')],
    ['parameters', parseJson(version.parameters)],
    ['parameterSchema', parseJson(version.parameterSchema ?? 'null')],
    ['enforceParameterSchema', version.enforceParameterSchema],
    ['workPool', version.queue?.poolName ?? null],
    ['workQueue', version.queue?.name ?? version.workQueueName],
    ['jobVariables', parseJson(version.jobVariables)],
  ]);

/** A part that is not there or empty has nothing to compare; within one, null and {} are values like others. */
function flat(parts: JsonMap): Map<string, string> {
  const into = new Map<string, string>();
  for (const [part, value] of parts) if (!isEmpty(value)) walk(part, value, into);
  return into;
}

function walk(path: string, value: Json, into: Map<string, string>): void {
  if (value instanceof Map && value.size > 0) for (const [name, member] of value) walk(`${path}.${name}`, member, into);
  else into.set(path, writeJson(value));
}

const isEmpty = (value: Json): boolean => value === null || (value instanceof Map && value.size === 0) || (Array.isArray(value) && value.length === 0);
