import { RANGE_MAX } from '../limits.js';
import { Raised, typeError, valueError } from '../errors.js';
import { Dict, iterate, Namespace, View } from '../values/collections.js';
import { asNumber } from '../values/compare.js';
import { rangeLength } from '../values/range.js';
import { repr } from '../values/text.js';
import { asText, Callable, Thing, typeOf, type Given, type Value } from '../values/value.js';
import type { Runtime } from './runtime.js';

/** The functions that every template has. */
export const GLOBALS: ReadonlyMap<string, (runtime: Runtime) => Value> = new Map<string, (runtime: Runtime) => Value>(
  Object.entries({
    range: () => new Callable('range', range),
    dict: ({ meter }: Runtime) =>
      new Callable('dict', ({ positional: [pairs], named }) => new Dict([...(pairs === undefined ? [] : pairsOf(pairs, meter)), ...named])),
    namespace: ({ meter }: Runtime) => new Callable('namespace', (given) => namespace(given, meter)),
    cycler: () => new Callable('cycler', ({ positional }) => new Cycler(positional)),
    joiner: () => new Callable('joiner', ({ positional: [separator = ', '] }) => joiner(separator)),
  }),
);

function range({ positional }: Given): Value {
  const bounds = positional.map((value) => {
    const number = asNumber(value);
    if (typeof number !== 'bigint') throw typeError(`'${typeOf(value)}' object cannot be interpreted as an integer`);
    return Number(number);
  });
  if (bounds.length === 0 || bounds.length > 3) throw typeError(`range expected 1 to 3 arguments, got ${bounds.length}`);
  if (bounds[2] === 0) throw valueError('range() arg 3 must not be zero');
  const length = rangeLength(bounds);
  if (length > RANGE_MAX) throw new Raised('OverflowError', `A range has at most ${RANGE_MAX} items.`, 'limit');
  const [start, stop] = bounds.length === 1 ? [0, bounds[0]] : bounds;
  const step = bounds[2] ?? 1;
  const items = Array.from({ length }, (_, index) => BigInt((start ?? 0) + index * step));
  return new View('range', items, () => `range(${start}, ${stop}${step === 1 ? '' : `, ${step}`})`);
}

function pairsOf(pairs: Value, meter: Runtime['meter']): (readonly [Value, Value])[] {
  if (pairs instanceof Dict) return pairs.entries;
  return iterate(pairs, meter).map((pair) => {
    const [key, value, ...more] = iterate(pair, meter);
    if (key === undefined || value === undefined || more.length > 0) throw valueError('a pair has two items');
    return [key, value] as const;
  });
}

function namespace({ positional: [pairs], named }: Given, meter: Runtime['meter']): Value {
  const made = new Namespace();
  for (const [key, value] of pairs === undefined ? [] : pairsOf(pairs, meter)) made.members.set(asText(key) ?? repr(key, meter), value);
  for (const [key, value] of named) made.members.set(key, value);
  return made;
}

class Cycler extends Thing {
  readonly type = 'Cycler';
  #at = 0;

  constructor(private readonly items: readonly Value[]) {
    super();
    if (items.length === 0) throw new Raised('RuntimeError', 'at least one item has to be provided');
  }

  repr(): string {
    return '<Cycler>';
  }

  override attribute(name: string): Value | undefined {
    if (name === 'current') return this.items[this.#at];
    if (name === 'next') {
      return new Callable(name, () => {
        const item = this.items[this.#at] ?? null;
        this.#at = (this.#at + 1) % this.items.length;
        return item;
      });
    }
    if (name !== 'reset') return undefined;
    return new Callable(name, () => {
      this.#at = 0;
      return null;
    });
  }
}

/** Nothing the first time, the separator from then on. */
function joiner(separator: Value): Value {
  let isUsed = false;
  return new Callable('joiner', () => {
    const given = isUsed ? separator : '';
    isUsed = true;
    return given;
  });
}
