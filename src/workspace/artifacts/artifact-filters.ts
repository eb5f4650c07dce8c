import type { ArtifactCollectionFilter, ArtifactCountBody, ArtifactFilter, LatestArtifactCountBody } from '@app/contract';
import { Column, combine, isNull, whole, type Condition, type Scope } from '../filters/conditions.js';
import { flowRunExists, taskRunExists } from '../filters/related.js';

/** Filter objects as SQL. Source: docs/contract/filters.md */

/** On `artifact a`. */
export function artifactsWhere(scope: Scope, filters: ArtifactCountBody): string {
  const { artifacts } = filters;
  return whole(combine([artifacts ? condition(scope, artifacts, 'id', artifacts.id) : null, ...related(scope, filters)]));
}

/** On `artifact_collection a`. */
export function collectionsWhere(scope: Scope, filters: LatestArtifactCountBody): string {
  const { artifacts } = filters;
  return whole(combine([artifacts ? condition(scope, artifacts, 'latest_id', artifacts.latest_id) : null, ...related(scope, filters)]));
}

function condition(scope: Scope, filter: ArtifactFilter | ArtifactCollectionFilter, idColumn: 'id' | 'latest_id', id: ArtifactFilter['id']): Condition {
  const ids = (name: string) => new Column(scope, `a.${name}`, 'uuid');
  const [key, type] = [new Column(scope, 'a.key'), new Column(scope, 'a.type')];
  const keyExists = filter.key?.exists_;
  return combine(
    [
      ids(idColumn).anyOf(id?.any_),
      combine([key.anyOf(filter.key?.any_), key.like(filter.key?.like_), isNull('a.key', typeof keyExists === 'boolean' ? !keyExists : null)]),
      ids('flow_run_id').anyOf(filter.flow_run_id?.any_),
      ids('task_run_id').anyOf(filter.task_run_id?.any_),
      combine([type.anyOf(filter.type?.any_), type.noneOf(filter.type?.not_any_)]),
    ],
    filter.operator,
  );
}

const related = (scope: Scope, filters: ArtifactCountBody | LatestArtifactCountBody): Condition[] => [
  flowRunExists(scope, 'a.flow_run_id', filters),
  taskRunExists(scope, 't.id = a.task_run_id', filters.task_runs),
];
