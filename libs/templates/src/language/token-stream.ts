import { NESTING_MAX } from '../limits.js';
import { syntaxError, tokenize, type Token, type TokenKind } from './tokens.js';

/** Reads tokens one after the other. */
export class TokenStream {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(source: string) {
    this.#tokens = tokenize(source);
  }

  get current(): Token {
    return this.ahead(0);
  }

  ahead(count: number): Token {
    return this.#tokens[this.#at + count] ?? { kind: 'end', value: '', line: this.#tokens.at(-1)?.line ?? 1 };
  }

  next(): Token {
    const token = this.current;
    this.#at++;
    return token;
  }

  is(kind: TokenKind, ...values: readonly string[]): boolean {
    const { current } = this;
    return current.kind === kind && (values.length === 0 || values.includes(current.value));
  }

  skip(kind: TokenKind, value: string): boolean {
    const found = this.is(kind, value);
    if (found) this.#at++;
    return found;
  }

  expect(kind: TokenKind, value?: string): Token {
    if (!this.is(kind, ...(value === undefined ? [] : [value]))) this.fail(`Expected ${value === undefined ? WORDS[kind] : `'${value}'`}`);
    return this.next();
  }

  fail(expectation: string): never {
    throw syntaxError(`${expectation}, got ${described(this.current)}.`, this.current.line);
  }

  /** Of anything that goes deeper by itself. */
  within<T>(work: () => T): T {
    if (++this.#depth > NESTING_MAX) throw syntaxError(`This is nested more than ${NESTING_MAX} levels deep.`, this.current.line);
    const result = work();
    this.#depth--;
    return result;
  }
}

const WORDS: Readonly<Record<TokenKind, string>> = {
  data: 'text',
  open: "'{%'",
  close: "'%}'",
  openPrint: "'{{'",
  closePrint: "'}}'",
  name: 'a name',
  text: 'a string',
  integer: 'an integer',
  float: 'a float',
  sign: 'a sign',
  end: 'the end of the template',
};

export const described = ({ kind, value }: Token): string => (kind === 'name' || kind === 'sign' || kind === 'integer' ? `'${value}'` : WORDS[kind]);
