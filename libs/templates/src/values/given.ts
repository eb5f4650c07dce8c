import { typeError, valueError } from '../errors.js';
import { asNumber } from './compare.js';
import { asText, Callable, typeOf, type Given, type Value } from './value.js';

/** The arguments of a call, by the names of its parameters. Raises a TypeError for those that do not fit. */
export class Bound {
  readonly #values: ReadonlyMap<string, Value>;

  /** `parameters`: in their order; those with a `!` have to be given. */
  constructor(
    private readonly callee: string,
    given: Given,
    parameters: readonly string[],
  ) {
    const names = parameters.map((parameter) => parameter.replace('!', ''));
    if (given.positional.length > names.length) throw typeError(`${callee}() takes at most ${names.length} arguments (${given.positional.length} given)`);
    const values = new Map(given.positional.map((value, index) => [names[index] ?? '', value] as const));
    for (const [name, value] of given.named) {
      if (!names.includes(name)) throw typeError(`${callee}() got an unexpected keyword argument '${name}'`);
      if (values.has(name)) throw typeError(`${callee}() got multiple values for argument '${name}'`);
      values.set(name, value);
    }
    const missing = parameters.find((parameter, index) => parameter.endsWith('!') && !values.has(names[index] ?? ''));
    if (missing !== undefined) throw typeError(`${callee}() missing 1 required positional argument: '${missing.replace('!', '')}'`);
    this.#values = values;
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  value(name: string, otherwise: Value = null): Value {
    return this.#values.get(name) ?? (this.has(name) ? null : otherwise);
  }

  text(name: string, otherwise: string): string {
    const value = this.value(name, otherwise);
    return asText(value) ?? this.#refuse(name, 'str', value);
  }

  textOrNull(name: string): string | null {
    return this.value(name) === null ? null : this.text(name, '');
  }

  integer(name: string, otherwise: number): number {
    const value = this.value(name, BigInt(otherwise));
    const number = asNumber(value);
    if (typeof number !== 'bigint') return this.#refuse(name, 'int', value);
    if (number > MAX || number < -MAX) throw valueError(`${this.callee}() argument '${name}' is too large`);
    return Number(number);
  }

  integerOrNull(name: string): number | null {
    return this.value(name) === null ? null : this.integer(name, 0);
  }

  flag(name: string, otherwise = false): boolean {
    const value = this.value(name, otherwise);
    return value !== null && value !== false && value !== 0n && value !== '';
  }

  #refuse(name: string, type: string, value: Value): never {
    throw typeError(`${this.callee}() argument '${name}' must be ${type}, not ${typeOf(value)}`);
  }
}

const MAX = 2n ** 53n;

/** One that takes these. */
export const method = (name: string, parameters: readonly string[], call: (bound: Bound) => Value): Callable =>
  new Callable(name, (given) => call(new Bound(name, given, parameters)));
