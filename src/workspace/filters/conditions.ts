import { fromIso, toIso, type Operator } from '@app/contract';
import type { Schema } from '@app/database';
import type { Instant } from '@app/engine';
import { invalid } from '../../http/validation.js';

/** SQL that is true or false of a row. Null: nothing was asked, which differs from an answer of `true` under `or_`. */
export type Condition = string | null;

/** What a filter is compiled into: the schema it may name, and the values its text refers to. */
export class Scope {
  readonly values: unknown[] = [];

  constructor(readonly schema: Schema) {}

  /** The only way a value gets into a statement: as `$n`. */
  bind(value: unknown, type: string): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }
}

/** Joins what was asked. Null when nothing was. */
export function combine(conditions: readonly Condition[], operator: Operator | null | undefined = 'and_'): Condition {
  const asked = conditions.filter((condition) => condition !== null);
  if (asked.length < 2) return asked[0] ?? null;
  return `(${asked.join(operator === 'or_' ? ' or ' : ' and ')})`;
}

/** A filter's condition as text that always stands. */
export const whole = (condition: Condition): string => condition ?? 'true';

type Values<T> = readonly T[] | null | undefined;

/** Columns that hold one value. `sql` is the column's expression; it never comes from a request. */
export class Column {
  constructor(
    private readonly scope: Scope,
    private readonly sql: string,
    private readonly type: 'uuid' | 'text' = 'text',
  ) {}

  /** An empty list matches nothing. One value is compared with by itself: then an index gives its rows in order. */
  anyOf(values: Values<string>): Condition {
    if (values?.length === 1) return `${this.sql} = ${this.scope.bind(values[0], this.type)}`;
    return values ? `${this.sql} = any(${this.scope.bind(values, `${this.type}[]`)})` : null;
  }

  /** An empty list asks nothing; a null column never matches. */
  noneOf(values: Values<string>): Condition {
    return values?.length ? `${this.sql} <> all(${this.scope.bind(values, `${this.type}[]`)})` : null;
  }

  /** `%` and `_` act as wildcards: clients rely on it. Source: docs/contract/filters.md#operators */
  like(value: string | null | undefined): Condition {
    return value ? `${this.sql} ilike '%' || ${this.scope.bind(value, 'text')} || '%'` : null;
  }

  startsWith(values: Values<string>): Condition {
    return values?.length ? `${this.sql} ilike any(select prefix || '%' from unnest(${this.scope.bind(values, 'text[]')}) prefix)` : null;
  }

  isNull(wanted: boolean | null | undefined): Condition {
    return isNull(this.sql, wanted);
  }
}

export function isNull(sql: string, wanted: boolean | null | undefined): Condition {
  if (wanted === null || wanted === undefined) return null;
  return `${sql} is ${wanted ? '' : 'not '}null`;
}

/** A part of the text as it stands, in any case. `ilike`, since the index on names knows no other way to look for a part. */
export const contains = (scope: Scope, sql: string, part: string): string => `${sql} ilike ${scope.bind(holding(part), 'text')}`;

/** The pattern of `ilike` for what holds the part. */
export const holding = (part: string): string => `%${part.replaceAll(/[\\%_]/g, '\\$&')}%`;

interface Range {
  before_?: string | null;
  after_?: string | null;
}

/** Both ends belong to the range. */
export function within(scope: Scope, sql: string, range: Range | null | undefined): Condition {
  return combine([
    range?.before_ ? `${sql} <= ${scope.bind(toIso(instantOf('before_', range.before_)), 'timestamptz')}` : null,
    range?.after_ ? `${sql} >= ${scope.bind(toIso(instantOf('after_', range.after_)), 'timestamptz')}` : null,
  ]);
}

/** The time that a member of the body names. Faults with `request.invalid` where there is none, as on the 30th of February. */
export function instantOf(member: string | readonly string[], text: string): Instant {
  const instant = fromIso(text);
  if (instant === null) throw invalid([member].flat(), 'This is no time.');
  return instant;
}

interface TagsFilter {
  operator?: Operator | null;
  all_?: Values<string>;
  any_?: Values<string>;
  is_null_?: boolean | null;
}

/** Tags are never null: no tags is an empty list. */
export function tagged(scope: Scope, sql: string, filter: TagsFilter | null | undefined): Condition {
  if (!filter) return null;
  return combine(
    [
      filter.all_?.length ? `${sql} @> ${scope.bind(filter.all_, 'text[]')}` : null,
      filter.any_ ? `${sql} && ${scope.bind(filter.any_, 'text[]')}` : null,
      filter.is_null_ === null || filter.is_null_ === undefined ? null : `${sql} ${filter.is_null_ ? '=' : '<>'} '{}'`,
    ],
    filter.operator,
  );
}
