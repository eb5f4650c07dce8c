import type { Instant } from '@app/engine';
import { Column, combine, whole, type Condition, type Scope } from '../filters/conditions.js';
import type { Mark, Position } from '../live/position.sql.js';
import { RESOURCE_ID } from './event.schema.js';

/** Which events may matter to somebody: those that pass one of the holes. Not all that pass have to matter. */
export type EventSieve = readonly Hole[];

export interface Hole {
  readonly names: Texts;
  /** What the event has to be about; null: it may be anything. */
  readonly about: (Label & Texts) | null;
}

/** One of the event's resource, or of any that is related to it. */
export interface Label {
  readonly label: string;
  readonly isRelated: boolean;
}

/** One of these, or one that begins so. */
export interface Texts {
  readonly values: readonly string[];
  readonly starts: readonly string[];
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
  const holes = sieve.map((hole, index) => ({ name: `name_${index}`, condition: isOneOf(scope, 'a.event', hole.names), about: isAbout(scope, hole.about) }));
  return {
    columns: holes.map(({ name, condition }) => `, ${condition} as ${name}`).join(''),
    isNamed: anyOf(holes.map(({ name }) => `e.${name}`)),
    isWanted: `coalesce(${anyOf(holes.map(({ name, about }) => whole(combine([`e.${name}`, about]))))}, false)`,
  };
}

const anyOf = (conditions: readonly Condition[]): string => (conditions.length === 0 ? 'false' : whole(combine([...conditions], 'or_')));

function isAbout(scope: Scope, about: Hole['about']): Condition {
  if (!about) return null;
  const { label, isRelated } = about;
  if (isRelated) return `exists (select from jsonb_array_elements(e.related) r where ${isOneOf(scope, `(r.value ->> ${scope.bind(label, 'text')})`, about)})`;
  return isOneOf(scope, label === RESOURCE_ID ? 'e.resource_id' : `(e.resource ->> ${scope.bind(label, 'text')})`, about);
}

/** However many there are, a text is compared once for each length: PostgreSQL looks into a hash table of the rest. */
function isOneOf(scope: Scope, sql: string, { values, starts }: Texts): string {
  if (starts.includes('')) return 'true';
  const begins = [...byLength(starts)].map(([length, some]) => `left(${sql}, ${length}) = any(${scope.bind([...some], 'text[]')})`);
  return anyOf([values.length > 0 ? new Column(scope, sql).anyOf([...values]) : null, ...begins]);
}

/** Those of more lengths are cut to fewer, and let more pass. */
const LENGTHS_MAX = 8;

function byLength(starts: readonly string[]): Map<number, Set<string>> {
  const texts = starts.map((start) => [...start]);
  const all = [...new Set(texts.map(({ length }) => length))].sort((a, b) => a - b);
  const lengths = all.filter((_, index) => index % Math.ceil(all.length / LENGTHS_MAX) === 0);
  const found = new Map(lengths.map((length) => [length, new Set<string>()]));
  for (const text of texts) {
    const length = lengths.findLast((one) => one <= text.length) ?? 0;
    found.get(length)?.add(text.slice(0, length).join(''));
  }
  return found;
}
