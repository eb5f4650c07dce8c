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
  /** Ids of those that pass. */
  readonly wanted: readonly string[];
  /** Of some of the last that do not and have a name that does. */
  readonly others: readonly string[];
  /** When these occurred; null where there are none. */
  readonly times: { readonly since: Instant; readonly until: Instant } | null;
  /** Of the last, where there may be more behind it; null otherwise. */
  readonly mark: Mark | null;
  readonly until: Position;
}

/**
 * What passes, as SQL: conditions on an `event a`, which tell by name alone and become columns of an `e`; and whether any of them is
 * true of `e`, and whether the event passes. Both are true or false, also where an event has no such label.
 */
export function conditionsOf(scope: Scope, sieve: EventSieve): { columns: string; isNamed: string; isWanted: string } {
  const holes = sieve.map((hole, index) => ({ name: `name_${index}`, condition: nameCondition(scope, hole), label: labelCondition(scope, hole) }));
  return {
    columns: holes.map(({ name, condition }) => `, ${condition} as ${name}`).join(''),
    isNamed: anyOf(holes.map(({ name }) => `e.${name}`)),
    isWanted: `coalesce(${anyOf(holes.map(({ name, label }) => whole(combine([`e.${name}`, label]))))}, false)`,
  };
}

const anyOf = (conditions: readonly Condition[]): string => (conditions.length === 0 ? 'false' : whole(combine([...conditions], 'or_')));

function nameCondition(scope: Scope, { names, starts }: Hole): string {
  if (starts.includes('')) return 'true';
  const named = names.length > 0 ? new Column(scope, 'a.event').anyOf([...names]) : null;
  return anyOf([named, ...starts.map((start) => `a.event ^@ ${scope.bind(start, 'text')}`)]);
}

function labelCondition(scope: Scope, { label, isRelated, values }: Hole): Condition {
  if (label === null) return null;
  const asked = scope.bind([...values], 'text[]');
  if (isRelated) return `exists (select from jsonb_array_elements(e.related) r where r.value ->> ${scope.bind(label, 'text')} = any(${asked}))`;
  return label === RESOURCE_ID ? `e.resource_id = any(${asked})` : `e.resource ->> ${scope.bind(label, 'text')} = any(${asked})`;
}
