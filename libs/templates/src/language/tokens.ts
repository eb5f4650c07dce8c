import { TemplateError } from '../errors.js';

export type TokenKind = 'data' | 'open' | 'close' | 'openPrint' | 'closePrint' | 'name' | 'text' | 'integer' | 'float' | 'sign' | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** As it is meant: a text without its quotes. */
  readonly value: string;
  readonly line: number;
}

export const syntaxError = (message: string, line: number): TemplateError => new TemplateError(message, line, 'syntax', 'TemplateSyntaxError');

const RAW = /\{%[-+]?\s*raw\s*(?:-%\}\s*|%\})/y;
const END_RAW = /\{%([-+]?)\s*endraw\s*(?:\+%\}|-%\}\s*|%\})/g;
const END_COMMENT = /\+#\}|-#\}\s*|#\}/g;
const SPACE = /\s+/y;
const FLOAT = /(?<!\.)(?:\d+_)*\d+(?:(?:\.(?:\d+_)*\d+)?e[+-]?(?:\d+_)*\d+|\.(?:\d+_)*\d+)/iy;
const INTEGER = /0b(?:_?[01])+|0o(?:_?[0-7])+|0x(?:_?[\da-f])+|[1-9](?:_?\d)*|0(?:_?0)*/iy;
const NAME = /[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}]*/uy;
const TEXT = /'[^'\\]*(?:\\[^][^'\\]*)*'|"[^"\\]*(?:\\[^][^"\\]*)*"/y;
const SIGN = /\*\*|\/\/|==|!=|>=|<=|[+\-*/%~[\](){}><=.:|,;]/y;
/** As in Python. */
const DIGITS_MAX = 4_300;
const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** The tokens of a template, the last being its end. Throws a TemplateError. */
export const tokenize = (source: string): Token[] => new Tokenizer(source).tokens();

class Tokenizer {
  readonly #source: string;
  readonly #tokens: Token[] = [];
  #at = 0;
  #line = 1;

  constructor(source: string) {
    this.#source = source.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  }

  tokens(): Token[] {
    while (this.#at < this.#source.length) this.#data();
    this.#push('end', '');
    return this.#tokens;
  }

  /** Whatever comes before the next tag, and the tag. */
  #data(): void {
    const found = /\{[{%#]/g;
    found.lastIndex = this.#at;
    const start = found.exec(this.#source)?.index ?? this.#source.length;
    const text = this.#source.slice(this.#at, start);
    const strips = this.#source[start + 2] === '-';
    const kept = strips ? text.trimEnd() : text;
    if (kept !== '') this.#push('data', kept);
    this.#move(start);
    if (start < this.#source.length) this.#tag(this.#source[start + 1] ?? '');
  }

  #tag(mark: string): void {
    if (mark === '%' && this.#take(RAW) !== null) return this.#raw();
    this.#move(this.#at + 2 + (/[-+]/.test(this.#source[this.#at + 2] ?? '') ? 1 : 0));
    if (mark === '#') return this.#comment();
    this.#push(mark === '{' ? 'openPrint' : 'open', '');
    this.#code(mark === '{');
  }

  #raw(): void {
    END_RAW.lastIndex = this.#at;
    const end = END_RAW.exec(this.#source);
    if (!end && this.#at === this.#source.length) return;
    if (!end) throw syntaxError('A raw block is not ended.', this.#line);
    const text = this.#source.slice(this.#at, end.index);
    const kept = end[1] === '-' ? text.trimEnd() : text;
    if (kept !== '') this.#push('data', kept);
    this.#move(END_RAW.lastIndex);
  }

  #comment(): void {
    END_COMMENT.lastIndex = this.#at;
    // A mark that is the last of the template begins nothing.
    if (this.#at === this.#source.length) return;
    if (!END_COMMENT.test(this.#source)) throw syntaxError('A comment is not ended.', this.#line);
    this.#move(END_COMMENT.lastIndex);
  }

  /** Up to the end of the tag, which brackets that are still open may hide. */
  #code(isPrint: boolean): void {
    const open: string[] = [];
    const end = isPrint ? /-\}\}\s*|\}\}/y : /\+%\}|-%\}\s*|%\}/y;
    while (this.#at < this.#source.length) {
      const line = this.#line;
      if (open.length === 0 && this.#take(end) !== null) {
        this.#tokens.push({ kind: isPrint ? 'closePrint' : 'close', value: '', line });
        return;
      }
      if (this.#take(SPACE) === null) this.#token(open);
    }
  }

  #token(open: string[]): void {
    const line = this.#line;
    const push = (kind: TokenKind, value: string) => this.#tokens.push({ kind, value, line });
    const number = (text: string) => text.replaceAll('_', '').toLowerCase();
    const float = this.#take(FLOAT);
    if (float !== null) return void push('float', number(float));
    const integer = this.#take(INTEGER);
    if (integer !== null && integer.length > DIGITS_MAX) throw syntaxError(`An integer has at most ${DIGITS_MAX} digits.`, line);
    if (integer !== null) return void push('integer', number(integer));
    const name = this.#take(NAME);
    if (name !== null) return void push('name', name);
    const text = this.#take(TEXT);
    if (text !== null) return void push('text', unescaped(text.slice(1, -1), line));
    const sign = this.#take(SIGN);
    if (sign === null) throw syntaxError(`The character '${[...this.#source.slice(this.#at, this.#at + 2)][0]}' means nothing here.`, line);
    balance(open, sign, line);
    push('sign', sign);
  }

  #take(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#source)?.[0];
    if (found === undefined) return null;
    this.#move(this.#at + found.length);
    return found;
  }

  #move(to: number): void {
    this.#line += this.#source.slice(this.#at, to).split('\n').length - 1;
    this.#at = to;
  }

  #push(kind: TokenKind, value: string): void {
    this.#tokens.push({ kind, value, line: this.#line });
  }
}

function balance(open: string[], sign: string, line: number): void {
  const closer = CLOSERS[sign];
  if (closer !== undefined) open.push(closer);
  else if (')]}'.includes(sign)) {
    const expected = open.pop();
    if (expected !== sign) throw syntaxError(`Unexpected '${sign}'${expected === undefined ? '' : `, '${expected}' is still open`}.`, line);
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', a: '\x07', '\n': '' };

/** What follows a backslash: a code of some digits, or a character. */
const ESCAPE = /\\(?:([xuU])([\da-fA-F]*)|([0-7]{1,3})|(N)\{[^}]*\}|([^]))/g;
const DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

function unescaped(text: string, line: number): string {
  return text.replace(ESCAPE, (whole: string, mark: string | undefined, digits: string, octal: string | undefined, name: string | undefined, other: string) => {
    if (octal !== undefined) return String.fromCodePoint(parseInt(octal, 8));
    if (name !== undefined) throw syntaxError('Characters cannot be given by their names.', line);
    if (mark === undefined) return ESCAPES[other] ?? ('\'"\\'.includes(other) ? other : whole);
    const size = DIGITS[mark] ?? 0;
    const code = parseInt(digits.slice(0, size), 16);
    if (digits.length < size || code > 0x10ffff) throw syntaxError(`'${whole}' is no character.`, line);
    return String.fromCodePoint(code) + digits.slice(size);
  });
}
