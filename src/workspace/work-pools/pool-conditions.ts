import { Column, type Condition, type Scope } from '../filters/conditions.js';

/** On whatever has a pool's id in `column`. */
export function inPoolsNamed(scope: Scope, column: string, names: readonly string[] | null | undefined): Condition {
  const named = new Column(scope, 'named.name').anyOf(names);
  return named && `${column} in (select named.id from ${scope.schema}.work_pool named where ${named})`;
}
