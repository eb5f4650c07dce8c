import type { Meter } from '../limits.js';
import type { Given, Value } from '../values/value.js';

/** Where the things are that templates speak of; null for what has no page. */
export interface Links {
  page(value: Value): string | null;
  events(value: Value): string | null;
}

/** What filters, tests and functions may use of a rendering. */
export interface Runtime {
  readonly meter: Meter;
  readonly links: Links;
  /** Microseconds since 1970. */
  readonly now: number;
  /** By name. Raises for one that is not there. */
  filter(name: string, value: Value, given: Given): Value;
  test(name: string, value: Value, given: Given): boolean;
}

export type Filter = (value: Value, given: Given, runtime: Runtime) => Value;
export type Test = (value: Value, given: Given, runtime: Runtime) => boolean;
