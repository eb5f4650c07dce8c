import { Raised } from './errors.js';

/** What the reference allows a template. Source: docs/contract/services.md#templates */
export const LOOPS_MAX = 10;
export const LOOP_DEPTH_MAX = 2;
export const RANGE_MAX = 100;
/** Beyond what anybody writes, and far from what a stack holds. */
export const NESTING_MAX = 100;
export const SOURCE_MAX = 250_000;

/** What one rendering may cost: so many steps take some 100 ms. */
const STEPS_MAX = 250_000;
/** So many characters are looked through in the time of a step. */
const CHARACTERS_PER_STEP = 32;
/** Of all texts that are made on the way. */
const CHARACTERS_MAX = 10_000_000;
const OUTPUT_MAX = 1_000_000;
const DEPTH_MAX = 400;
/** Python refuses to print integers that have some more. */
const INTEGER_BITS_MAX = 16_384;

/** Ends a rendering that costs too much, before it does. */
export class Meter {
  #steps = 0;
  #characters = 0;
  #output = 0;
  #depth = 0;

  /** Of anything that is done so many times. */
  step(times = 1): void {
    this.#steps += times;
    if (this.#steps > STEPS_MAX) throw tooMuch(`This takes more than ${STEPS_MAX} steps.`);
  }

  /** Of looking through a text. */
  look(text: string): void {
    this.step(Math.floor(text.length / CHARACTERS_PER_STEP));
  }

  /** To be asked before a text of that length is made. */
  reserve(characters: number): void {
    this.#characters += characters;
    if (this.#characters > CHARACTERS_MAX) throw tooMuch(`This makes more than ${CHARACTERS_MAX} characters of text.`);
  }

  made(text: string): string {
    this.reserve(text.length);
    return text;
  }

  written(text: string): void {
    this.#output += text.length;
    if (this.#output > OUTPUT_MAX) throw tooMuch(`The output has more than ${OUTPUT_MAX} characters.`);
  }

  /** Of anything that goes deeper by itself. */
  within<T>(work: () => T): T {
    if (++this.#depth > DEPTH_MAX) throw tooMuch(`This is nested more than ${DEPTH_MAX} levels deep.`);
    this.step();
    const result = work();
    this.#depth--;
    return result;
  }
}

/** Of an integer that is yet to be made. */
export function requireBits(bits: number): void {
  if (bits > INTEGER_BITS_MAX) throw new Raised('OverflowError', `An integer may have at most ${INTEGER_BITS_MAX} bits.`, 'limit');
}

export const bitsOf = (integer: bigint): number => (integer < 0n ? -integer : integer).toString(16).length * 4;

const tooMuch = (message: string): Raised => new Raised('OverflowError', message, 'limit');
