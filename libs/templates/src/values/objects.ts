import type { Meter } from '../limits.js';
import { Dict, Tuple } from './collections.js';
import { repr } from './text.js';
import { Callable, orElse, Thing, type Value } from './value.js';

export class Uuid extends Thing {
  readonly type = 'UUID';

  constructor(readonly value: string) {
    super();
  }

  repr(): string {
    return `UUID('${this.value}')`;
  }

  override text(): string {
    return this.value;
  }

  override attribute(name: string): Value | undefined {
    if (name === 'version') return BigInt(`0x${this.value.charAt(14)}`);
    return name === 'hex' ? this.value.replaceAll('-', '') : name === 'urn' ? `urn:uuid:${this.value}` : undefined;
  }

  override json(): Value {
    return this.value;
  }

  override equals(other: Value): boolean {
    return other instanceof Uuid && other.value === this.value;
  }

  override key(): string {
    return `uuid ${this.value}`;
  }
}

/** The headers of a request, by names in any case. */
export class Headers extends Dict {
  constructor(headers: Iterable<readonly [string, string]>) {
    super([...headers].map(([name, value]) => [name.toLowerCase(), value] as const));
  }

  override item(name: Value): Value | undefined {
    return super.item(typeof name === 'string' ? name.toLowerCase() : name);
  }
}

/** An object of the API, or of what happened: members by their names. */
export class Model extends Thing {
  readonly #members: ReadonlyMap<string, Value>;

  /** `kind`: what links to it are made of. `also`: members that are reached, but not printed. */
  constructor(
    readonly type: string,
    members: Iterable<readonly [string, Value]>,
    readonly kind: string | null = null,
    private readonly also: ReadonlyMap<string, Value> = new Map(),
  ) {
    super();
    this.#members = new Map(members);
  }

  repr(meter: Meter): string {
    return `${this.type}(${this.#written(meter, ', ')})`;
  }

  override text(meter: Meter): string {
    return this.#written(meter, ' ');
  }

  override attribute(name: string): Value | undefined {
    return orElse(this.#members.get(name), () => this.also.get(name));
  }

  override iterate(): Value[] {
    return [...this.#members].map(([name, value]) => new Tuple([name, value]));
  }

  override json(): Value {
    return Dict.ofNames(this.#members);
  }

  override isTrue(): boolean {
    return true;
  }

  #written(meter: Meter, separator: string): string {
    return [...this.#members].map(([name, value]) => `${name}=${repr(value, meter)}`).join(separator);
  }
}

/** What a resource of an event is labelled with. */
export class Labels extends Thing {
  readonly #labels: Dict;

  constructor(
    readonly type: string,
    readonly labels: Readonly<Record<string, string>>,
  ) {
    super();
    this.#labels = Dict.ofNames(Object.entries(labels));
  }

  get id(): string {
    return this.labels['prefect.resource.id'] ?? '';
  }

  repr(meter: Meter): string {
    return `${this.type}(root=${this.#labels.repr(meter)})`;
  }

  override text(meter: Meter): string {
    return `root=${this.#labels.repr(meter)}`;
  }

  override attribute(name: string): Value | undefined {
    switch (name) {
      case 'id':
        return this.#get('prefect.resource.id');
      case 'name':
        return this.#get('prefect.resource.name');
      case 'role':
        return this.#labels.item('prefect.resource.role');
      case 'labels':
        return new LabelTree(Object.entries(this.labels));
      case 'root':
        return this.#labels;
      case 'get':
        return new Callable(name, ({ positional: [label = null, otherwise = null] }) => this.#labels.item(label) ?? otherwise);
      case 'keys':
        return new Callable(name, () => this.#labels.iterate());
      case 'items':
        return new Callable(name, () => this.#labels.entries.map((entry) => new Tuple(entry)));
      default:
        return undefined;
    }
  }

  override item(key: Value): Value | undefined {
    return this.#labels.item(key);
  }

  override iterate(): Value[] {
    return [new Tuple(['root', this.#labels])];
  }

  override isTrue(): boolean {
    return true;
  }

  override json(): Value {
    return this.#labels;
  }

  #get(label: string): Value {
    return this.#labels.item(label) ?? null;
  }
}

/** Labels by the dots in their names: `a.b` is what `a` has at `b`. */
export class LabelTree extends Thing {
  readonly type = 'LabelDiver';

  constructor(
    private readonly labels: readonly (readonly [string, string])[],
    private readonly value = '',
  ) {
    super();
  }

  repr(meter: Meter): string {
    const heads = [...new Set(this.labels.map(([name]) => name.split('.', 1)[0] ?? ''))];
    const branches = heads.map((head) => [head, this.attribute(head) ?? null] as const);
    return `LabelDiver(divers=${repr(Dict.ofNames(branches), meter)}, value=${repr(this.value, meter)})`;
  }

  override text(): string {
    return this.value;
  }

  override attribute(name: string): Value | undefined {
    const below = this.labels.filter(([label]) => label.startsWith(`${name}.`)).map(([label, value]) => [label.slice(name.length + 1), value] as const);
    const own = this.labels.find(([label]) => label === name)?.[1];
    return below.length === 0 && own === undefined ? undefined : new LabelTree(below, own);
  }

  override item(key: Value): Value | undefined {
    return this.labels.find(([name]) => name === key)?.[1];
  }

  override iterate(): Value[] {
    return this.labels.map(([name, label]) => new Tuple([name, label]));
  }

  override json(): Value {
    return this.value;
  }

  override length(): number {
    return this.labels.length;
  }
}
