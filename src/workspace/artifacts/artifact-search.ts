import { toIso } from '@app/contract';
import { Column, combine, contains, type Condition, type Scope } from '../filters/conditions.js';
import type { KeysetOrder, KeysetPosition } from '../filters/keyset.js';
import type { ArtifactCollection } from './artifacts.schema.js';

/** What people look for artifacts by. Nothing given: all of them but results. */
export interface ArtifactSearch {
  /** Part of the key, in any case. */
  readonly search?: string | null;
  readonly keys?: readonly string[] | null;
  readonly types?: readonly string[] | null;
  readonly flowRunIds?: readonly string[] | null;
  readonly taskRunIds?: readonly string[] | null;
}

export type CollectionSearch = Pick<ArtifactSearch, 'search' | 'types'>;
export type CollectionOrder = 'UPDATED_FIRST' | 'KEY';

export const NEWEST_ARTIFACT_FIRST: KeysetOrder = { alias: 'a', column: 'a.created', type: 'timestamptz', descending: true };
export const COLLECTION_ORDERS: Readonly<Record<CollectionOrder, KeysetOrder>> = {
  UPDATED_FIRST: { alias: 'a', column: 'a.updated', type: 'timestamptz', descending: true },
  KEY: { alias: 'a', column: 'a.key', type: 'text' },
};

export const collectionPositionIn = (order: CollectionOrder, { id, key, updated }: Pick<ArtifactCollection, 'id' | 'key' | 'updated'>): KeysetPosition => ({
  id,
  value: order === 'KEY' ? key : toIso(updated),
});

/** Data of states, which programs read and people see in other ways. */
export const NO_RESULTS = `a.type is distinct from 'result'`;

/** On `artifact a` or `artifact_collection a`. */
export function artifactSearched(scope: Scope, { search, keys, types, flowRunIds, taskRunIds }: ArtifactSearch): Condition {
  return combine([
    search ? contains(scope, 'a.key', search) : null,
    new Column(scope, 'a.key').anyOf(keys),
    types ? new Column(scope, 'a.type').anyOf(types) : NO_RESULTS,
    new Column(scope, 'a.flow_run_id', 'uuid').anyOf(flowRunIds),
    new Column(scope, 'a.task_run_id', 'uuid').anyOf(taskRunIds),
  ]);
}
