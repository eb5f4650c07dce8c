import type { Condition, Scope } from './conditions.js';

/** A list's order by one column, ties broken by id. `column` is SQL on the table `alias`; it never comes from a request. */
export interface KeysetOrder {
  readonly alias: string;
  readonly column: string;
  readonly type: 'text' | 'int' | 'timestamptz';
  readonly descending?: boolean;
}

/** Where a list goes on: what its last row has in the column, and its id. */
export interface KeysetPosition {
  readonly value: number | string;
  readonly id: string;
}

export const orderOf = ({ alias, column, descending }: KeysetOrder): string => `${column}${descending ? ' desc' : ''}, ${alias}.id${descending ? ' desc' : ''}`;

/** The rows after a position; all of them without one. */
export function beyond(scope: Scope, { alias, column, type, descending }: KeysetOrder, after: KeysetPosition | null): Condition {
  return after && `(${column}, ${alias}.id) ${descending ? '<' : '>'} (${scope.bind(after.value, type)}, ${scope.bind(after.id, 'uuid')})`;
}
