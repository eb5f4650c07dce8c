import { Raised } from '../errors.js';
import type { Meter } from '../limits.js';

/** A value as Python knows it: integers are bigints, floats are numbers, lists are arrays. */
export type Value = null | boolean | bigint | number | string | Value[] | Thing;

/** Any other value. No template reaches more of it than what these methods give. */
export abstract class Thing {
  /** What Python calls its type. */
  abstract readonly type: string;
  abstract repr(meter: Meter): string;

  /** As it is printed. */
  text(meter: Meter): string {
    return this.repr(meter);
  }

  attribute?(name: string): Value | undefined;
  item?(key: Value): Value | undefined;
  equals?(other: Value, meter: Meter): boolean;
  /** Negative, zero or positive; null where there is no order between the two. */
  compare?(other: Value, meter: Meter): number | null;

  /** Null: it cannot be iterated. */
  iterate(): Value[] | null {
    return null;
  }

  /** Null: it has no length. */
  length(): number | null {
    return null;
  }

  isTrue(): boolean {
    return this.length() !== 0;
  }

  /** Undefined: it is nothing that JSON has. */
  json(): Value | undefined {
    return undefined;
  }

  /** By what it is found in a dict; null where it cannot be a key. */
  key(): string | null {
    return `thing ${numberOf(this)}`;
  }
}

const numbers = new WeakMap<Thing, number>();
let given = 0;

function numberOf(thing: Thing): number {
  const number = numbers.get(thing) ?? ++given;
  numbers.set(thing, number);
  return number;
}

/** What a call was given. */
export interface Given {
  readonly positional: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
}

export const NOTHING_GIVEN: Given = { positional: [], named: new Map() };

/** What can be called. */
export class Callable extends Thing {
  readonly type: string = 'builtin_function_or_method';

  constructor(
    readonly name: string,
    readonly call: (given: Given) => Value,
  ) {
    super();
  }

  repr(): string {
    return `<built-in method ${this.name}>`;
  }
}

/** What is not there. Whatever is asked of it is not there either; it prints as nothing. */
export class Undefined extends Thing {
  readonly type = 'Undefined';

  constructor(
    readonly complaint: string,
    readonly pythonName: 'UndefinedError' | 'SecurityError' = 'UndefinedError',
  ) {
    super();
  }

  raised(): Raised {
    return new Raised(this.pythonName, this.complaint);
  }

  repr(): string {
    return 'Undefined';
  }

  override text(): string {
    return '';
  }

  override iterate(): Value[] {
    return [];
  }

  override length(): number {
    return 0;
  }

  override equals(other: Value): boolean {
    return other instanceof Undefined;
  }

  override key(): string {
    return 'undefined';
  }
}

/** Text that is HTML already. */
export class Markup extends Thing {
  readonly type = 'Markup';

  constructor(readonly value: string) {
    super();
  }

  repr(): string {
    return `Markup(${JSON.stringify(this.value)})`;
  }

  override text(): string {
    return this.value;
  }

  override length(): number {
    return this.value.length;
  }
}

/** One of the few texts that a type knows. It equals its text, but prints with its type. */
export class EnumMember extends Thing {
  constructor(
    readonly type: string,
    readonly value: string,
  ) {
    super();
  }

  repr(): string {
    return `${this.type}.${this.value}`;
  }

  override attribute(name: string): Value | undefined {
    return name === 'value' || name === 'name' ? this.value : undefined;
  }

  override length(): number {
    return this.value.length;
  }

  override json(): Value {
    return this.value;
  }

  override equals(other: Value): boolean {
    return other instanceof EnumMember ? other.value === this.value : other === this.value;
  }

  override key(): string {
    return `text ${this.value}`;
  }
}

/** None is something that is there. */
export const orElse = <T extends Value | undefined>(value: Value | undefined, otherwise: () => T): Value | T => (value === undefined ? otherwise() : value);

export const typeOf = (value: Value): string => {
  if (value === null) return 'NoneType';
  if (value instanceof Thing) return value.type;
  if (Array.isArray(value)) return 'list';
  return { boolean: 'bool', bigint: 'int', number: 'float', string: 'str' }[typeof value as 'boolean' | 'bigint' | 'number' | 'string'];
};

/** A text, whatever kind of one it is; null for anything else. */
export const asText = (value: Value): string | null =>
  typeof value === 'string' ? value : value instanceof Markup || value instanceof EnumMember ? value.value : null;

export function isTrue(value: Value): boolean {
  if (value instanceof Thing) return value.isTrue();
  if (Array.isArray(value)) return value.length > 0;
  return Boolean(value);
}
