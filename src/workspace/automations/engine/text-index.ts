import type { Texts } from '../../events/event-sieve.js';

/** Things by the texts that concern them: certain ones, or such as begin in a certain way. */
export class TextIndex<T> {
  readonly #byValue = new Map<string, T[]>();
  /** By the length of the beginning. */
  readonly #byStart = new Map<number, Map<string, T[]>>();

  add({ values, starts }: Texts, thing: T): void {
    for (const value of values) place(this.#byValue, value, thing);
    for (const start of starts) {
      const sameLength = this.#byStart.get(start.length) ?? new Map<string, T[]>();
      this.#byStart.set(start.length, sameLength);
      place(sameLength, start, thing);
    }
  }

  /** Those that the text concerns; one may come several times. */
  of(text: string): T[] {
    const found = [...(this.#byValue.get(text) ?? [])];
    for (const [length, sameLength] of this.#byStart) found.push(...(sameLength.get(text.slice(0, length)) ?? []));
    return found;
  }

  get texts(): Texts {
    return { values: [...this.#byValue.keys()], starts: [...this.#byStart.values()].flatMap((sameLength) => [...sameLength.keys()]) };
  }
}

function place<T>(things: Map<string, T[]>, text: string, thing: T): void {
  const known = things.get(text);
  if (known) known.push(thing);
  else things.set(text, [thing]);
}
