import type { Json, JsonMap } from '@app/contract';
import type { Documents } from './documents.js';
import type { Issue, PathPart } from './issue.js';
import type { Value } from './value.js';

/** A value before a schema, and how the walk got there. */
export interface Place {
  readonly value: Value;
  readonly schema: JsonMap;
  readonly depth: number;
  /** The documents that were entered, outermost first. */
  readonly entered: readonly string[];
}

/** What a keyword may ask of the walk that it is part of. */
export interface Walk {
  readonly documents: Documents;
  /** Whether `format` is a constraint. */
  readonly formats: boolean;
  /** What is wrong with the place's value, or a part of it, by another schema. */
  below(place: Place, schema: Json, value?: Value, part?: PathPart): Iterable<Issue>;
  fits(place: Place, schema: Json, value?: Value): boolean;
}

/** A message, or more where there is more to say, or what was found below. */
export type Finding =
  string | Issue | { readonly message: string; readonly context: readonly Issue[] } | { readonly message: string; readonly missing: string };

/** What is wrong with the value of a place by one keyword and its argument. */
export type Keyword = (walk: Walk, place: Place, argument: Json) => Iterable<Finding>;
