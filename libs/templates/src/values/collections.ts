import { typeError } from '../errors.js';
import type { Meter } from '../limits.js';
import { compareLists, equals, keyOf } from './compare.js';
import { repr } from './text.js';
import { Thing, typeOf, type Value } from './value.js';

export class Tuple extends Thing {
  readonly type = 'tuple';

  /** `names`: by which its items are attributes, too. */
  constructor(
    readonly items: readonly Value[],
    private readonly names: readonly string[] = [],
  ) {
    super();
  }

  repr(meter: Meter): string {
    return `(${reprs(this.items, meter)}${this.items.length === 1 ? ',' : ''})`;
  }

  override attribute(name: string): Value | undefined {
    const index = this.names.indexOf(name);
    return index === -1 ? undefined : this.items[index];
  }

  override iterate(): Value[] {
    return [...this.items];
  }

  override length(): number {
    return this.items.length;
  }

  override json(): Value {
    return [...this.items];
  }

  override equals(other: Value, meter: Meter): boolean {
    return other instanceof Tuple && equals([...this.items], [...other.items], meter);
  }

  override compare(other: Value, meter: Meter): number | null {
    return other instanceof Tuple ? compareLists(this.items, other.items, meter) : null;
  }

  override key(): string {
    return `(${this.items.map((item) => JSON.stringify(keyOf(item))).join()})`;
  }
}

export class Dict extends Thing {
  readonly type = 'dict';
  readonly #entries = new Map<string, readonly [Value, Value]>();

  constructor(entries: Iterable<readonly [Value, Value]> = []) {
    super();
    for (const [key, value] of entries) this.set(key, value);
  }

  static ofNames(entries: Iterable<readonly [string, Value]>): Dict {
    return new Dict(entries);
  }

  set(key: Value, value: Value): void {
    const id = keyOf(key);
    this.#entries.set(id, [this.#entries.get(id)?.[0] ?? key, value]);
  }

  get entries(): (readonly [Value, Value])[] {
    return [...this.#entries.values()];
  }

  repr(meter: Meter): string {
    return `{${this.entries.map(([key, value]) => `${repr(key, meter)}: ${repr(value, meter)}`).join(', ')}}`;
  }

  override item(key: Value): Value | undefined {
    return this.#entries.get(keyOf(key))?.[1];
  }

  override iterate(): Value[] {
    return this.entries.map(([key]) => key);
  }

  override length(): number {
    return this.#entries.size;
  }

  override json(): Value {
    return this;
  }

  override equals(other: Value, meter: Meter): boolean {
    if (!(other instanceof Dict) || other.length() !== this.length()) return false;
    return this.entries.every(([key, value]) => {
      const found = other.item(key);
      return found !== undefined && equals(value, found, meter);
    });
  }

  override key(): null {
    return null;
  }
}

/** What a generator will give: once. */
export class Lazy extends Thing {
  readonly type: string = 'generator';
  #items: Value[];

  constructor(
    private readonly name: string,
    items: Iterable<Value>,
  ) {
    super();
    this.#items = [...items];
  }

  repr(): string {
    return `<generator object ${this.name}>`;
  }

  override iterate(): Value[] {
    const items = this.#items;
    this.#items = [];
    return items;
  }

  /** The first that is left. */
  next(): Value | undefined {
    return this.#items.shift();
  }

  override isTrue(): boolean {
    return true;
  }
}

/** The keys, values or items of a dict, and ranges: what can be looked through, and prints as what made it. */
export class View extends Thing {
  constructor(
    readonly type: string,
    readonly items: readonly Value[],
    private readonly written: ((meter: Meter) => string) | null = null,
  ) {
    super();
  }

  repr(meter: Meter): string {
    return this.written ? this.written(meter) : `${this.type}([${reprs(this.items, meter)}])`;
  }

  override iterate(): Value[] {
    return [...this.items];
  }

  override length(): number {
    return this.items.length;
  }

  override equals(other: Value, meter: Meter): boolean {
    return other instanceof View && other.type === this.type && equals([...this.items], [...other.items], meter);
  }
}

/** A bag of values that a template may assign to. */
export class Namespace extends Thing {
  readonly type = 'Namespace';
  readonly members = new Map<string, Value>();

  repr(meter: Meter): string {
    return `<Namespace ${Dict.ofNames(this.members).repr(meter)}>`;
  }

  override attribute(name: string): Value | undefined {
    return this.members.get(name);
  }
}

export const reprs = (items: readonly Value[], meter: Meter): string => items.map((item) => repr(item, meter)).join(', ');

/** The items of anything that has some; raises a TypeError otherwise. */
export function iterate(value: Value, meter: Meter): Value[] {
  const items = itemsOf(value);
  if (!items) throw typeError(`'${typeOf(value)}' object is not iterable`);
  meter.step(items.length);
  return items;
}

function itemsOf(value: Value): Value[] | null {
  if (Array.isArray(value)) return [...value];
  if (typeof value === 'string') return [...value];
  return value instanceof Thing ? value.iterate() : null;
}
