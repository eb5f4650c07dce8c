import type { Value } from '../values/value.js';
import type { Token } from './tokens.js';

const WORDS: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
  ['none', null],
  ['None', null],
]);

/** What a number or one of the few words stands for; undefined for other tokens. */
export function literalOf({ kind, value }: Token): Value | undefined {
  if (kind === 'integer') return BigInt(value);
  if (kind === 'float') return Number(value);
  return kind === 'name' ? WORDS.get(value) : undefined;
}
