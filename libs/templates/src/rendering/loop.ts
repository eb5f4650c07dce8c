import { typeError } from '../errors.js';
import type { Meter } from '../limits.js';
import { equals } from '../values/compare.js';
import { Callable, Undefined, type Given, type Value } from '../values/value.js';

/** What a loop tells of itself. */
export class Loop extends Callable {
  override readonly type = 'LoopContext';
  index0 = -1;
  #last: readonly Value[] | null = null;

  /** `recurse`: goes through other items in the same way; null where the loop does not say that it does. */
  constructor(
    private readonly items: readonly Value[],
    private readonly depth0: number,
    private readonly meter: Meter,
    recurse: ((items: Value, depth0: number) => Value) | null,
  ) {
    super('loop', ({ positional: [items = null] }: Given) => {
      if (!recurse) throw typeError('The loop is not recursive: it has to say so');
      return recurse(items, depth0 + 1);
    });
  }

  override repr(): string {
    return `<LoopContext ${this.index0 + 1}/${this.items.length}>`;
  }

  override attribute(name: string): Value | undefined {
    const { length } = this.items;
    switch (name) {
      case 'index':
        return BigInt(this.index0 + 1);
      case 'index0':
        return BigInt(this.index0);
      case 'revindex':
        return BigInt(length - this.index0);
      case 'revindex0':
        return BigInt(length - this.index0 - 1);
      case 'first':
        return this.index0 === 0;
      case 'last':
        return this.index0 === length - 1;
      case 'length':
        return BigInt(length);
      case 'depth':
        return BigInt(this.depth0 + 1);
      case 'depth0':
        return BigInt(this.depth0);
      case 'previtem':
        return this.index0 === 0 ? new Undefined('there is no previous item') : this.items[this.index0 - 1];
      case 'nextitem':
        return this.items[this.index0 + 1] ?? (this.index0 === length - 1 ? new Undefined('there is no next item') : null);
      case 'cycle':
        return new Callable(name, ({ positional }) => positional[this.index0 % positional.length] ?? refuseNone());
      case 'changed':
        return new Callable(name, ({ positional }) => this.#changed(positional));
      default:
        return undefined;
    }
  }

  #changed(values: readonly Value[]): boolean {
    const isSame = this.#last !== null && equals([...this.#last], [...values], this.meter);
    this.#last = values;
    return !isSame;
  }
}

function refuseNone(): never {
  throw typeError('no items for cycling given');
}
