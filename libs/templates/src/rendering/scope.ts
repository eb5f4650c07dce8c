import { orElse, type Value } from '../values/value.js';

/** The names that a part of a template has given, and around it those of the part that it stands in. */
export class Scope {
  readonly #values = new Map<string, Value>();

  constructor(private readonly around: Scope | null) {}

  get(name: string): Value | undefined {
    return orElse(this.#values.get(name), () => this.around?.get(name));
  }

  set(name: string, value: Value): void {
    this.#values.set(name, value);
  }
}
