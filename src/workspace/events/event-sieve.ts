import type { Instant } from '@app/engine';
import { Column, combine, whole, type Condition, type Scope } from '../filters/conditions.js';
import type { Mark, Position } from '../live/position.sql.js';
import { RESOURCE_ID } from './event.schema.js';

/** Which events may matter to somebody: those that pass one of the holes. Not all that pass have to matter. */
export type EventSieve = readonly Hole[];

export interface Hole {
  /** Of these names, or with a name that starts so. */
  readonly names: readonly string[];
  readonly starts: readonly string[];
  /** One of whose values the event's resource, or one that is related to it, has to have; null: it may be about anything. */
  readonly label: string | null;
  readonly isRelated: boolean;
  readonly values: readonly string[];
}

/** What came of looking through events. */
export interface Sifted {
  readonly count: number;
  /** Ids of those that pass, in their order. */
  readonly wanted: readonly string[];
  /** Of some of the last that do not and have a name that does, the last first. */
  readonly others: readonly string[];
  /** When these occurred; null where there are none. */
  readonly times: { readonly since: Instant; readonly until: Instant } | null;
  /** Of the last; null where there is none. */
  readonly mark: Mark | null;
  readonly until: Position;
}

/** Whether an event's name passes, as SQL on an `event e`. */
export const namesPass = (scope: Scope, sieve: EventSieve): string => anyOf(sieve.map((hole) => nameCondition(scope, hole)));

/** Whether an event passes. False, and not null, where it has no such label. */
export const passes = (scope: Scope, sieve: EventSieve): string =>
  `coalesce(${anyOf(sieve.map((hole) => whole(combine([nameCondition(scope, hole), labelCondition(scope, hole)]))))}, false)`;

const anyOf = (conditions: readonly Condition[]): string => (conditions.length === 0 ? 'false' : whole(combine([...conditions], 'or_')));

function nameCondition(scope: Scope, { names, starts }: Hole): string {
  if (starts.includes('')) return 'true';
  const named = names.length > 0 ? new Column(scope, 'e.event').anyOf([...names]) : null;
  return anyOf([named, ...starts.map((start) => `e.event ^@ ${scope.bind(start, 'text')}`)]);
}

function labelCondition(scope: Scope, { label, isRelated, values }: Hole): Condition {
  if (label === null) return null;
  const asked = scope.bind([...values], 'text[]');
  if (isRelated) return `exists (select from jsonb_array_elements(e.related) r where r.value ->> ${scope.bind(label, 'text')} = any(${asked}))`;
  return label === RESOURCE_ID ? `e.resource_id = any(${asked})` : `e.resource ->> ${scope.bind(label, 'text')} = any(${asked})`;
}
