import { pythonFloat } from './python-text.js';

/**
 * JSON whose numbers stay what was sent. Python tells 2.0 from 2 and has integers of any length, and a JavaScript number
 * keeps neither; where a client gets its own values back, they are read and written with these.
 */
export type Json = null | boolean | string | JsonNumber | Json[] | JsonMap;

/** In the order it was written, whatever its keys look like. */
export type JsonMap = Map<string, Json>;

/** A number as Python writes it. */
export class JsonNumber {
  constructor(readonly text: string) {}
}

/** JSON that was written before and goes out as it is; by `JSON.stringify` with the numbers that JavaScript has. */
export class JsonText {
  constructor(readonly text: string) {}

  toJSON(): unknown {
    return JSON.parse(this.text);
  }
}

/** Thrown for JSON that cannot be kept, with a sentence for whoever sent it. */
export class JsonError extends Error {}

/** Python's own reader gives up at about twice as much. */
const DEPTH_MAX = 500;

/** `text` has to be JSON: that is for `JSON.parse` to have found. Throws a JsonError. */
export function parseJson(text: string): Json {
  return new Reader(text).value(0);
}

/** The counterpart, also of plain objects that hold such values. Compact, and no member for what is undefined. */
export function writeJson(value: unknown): string {
  if (value instanceof JsonNumber || value instanceof JsonText) return value.text;
  if (Array.isArray(value)) return `[${value.map(writeJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries: Iterable<[string, unknown]> = value instanceof Map ? (value as JsonMap) : Object.entries(value);
  const members: string[] = [];
  for (const [name, member] of entries) if (member !== undefined) members.push(`${JSON.stringify(name)}:${writeJson(member)}`);
  return `{${members.join(',')}}`;
}

class Reader {
  #at = 0;

  constructor(private readonly text: string) {}

  value(depth: number): Json {
    if (depth > DEPTH_MAX) throw new JsonError(`This is nested more than ${DEPTH_MAX} levels deep.`);
    switch (this.#next()) {
      case '{':
        return this.#map(depth);
      case '[':
        return this.#list(depth);
      case '"':
        return this.#string();
      case 't':
        return this.#word('true', true);
      case 'f':
        return this.#word('false', false);
      case 'n':
        return this.#word('null', null);
      default:
        return this.#number();
    }
  }

  #map(depth: number): JsonMap {
    const map: JsonMap = new Map();
    this.#at++;
    while (this.#next() !== '}') {
      if (map.size > 0) this.#at++;
      this.#next();
      const name = this.#string();
      this.#next();
      this.#at++;
      map.set(name, this.value(depth + 1));
    }
    this.#at++;
    return map;
  }

  #list(depth: number): Json[] {
    const list: Json[] = [];
    this.#at++;
    while (this.#next() !== ']') {
      if (list.length > 0) this.#at++;
      list.push(this.value(depth + 1));
    }
    this.#at++;
    return list;
  }

  #string(): string {
    const start = this.#at;
    let end = start;
    do end = this.text.indexOf('"', end + 1);
    while (this.#isEscaped(end));
    this.#at = end + 1;
    return JSON.parse(this.text.slice(start, this.#at)) as string;
  }

  #isEscaped(at: number): boolean {
    let backslashes = 0;
    while (this.text[at - 1 - backslashes] === '\\') backslashes++;
    return backslashes % 2 === 1;
  }

  #number(): JsonNumber {
    const [literal] = this.#match(/-?[\d.]+(?:[eE][+-]?\d+)?/y);
    return new JsonNumber(toPythonNumber(literal));
  }

  #word<T extends boolean | null>(word: string, value: T): T {
    this.#at += word.length;
    return value;
  }

  /** The character at which the next token starts. */
  #next(): string {
    this.#match(/\s*/y);
    return this.text[this.#at] ?? '';
  }

  #match(pattern: RegExp): RegExpExecArray {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.text);
    if (!found) throw new JsonError(`This is not JSON at position ${this.#at}.`);
    this.#at = pattern.lastIndex;
    return found;
  }
}

/** A JSON number as Python would write it again. */
function toPythonNumber(literal: string): string {
  if (!/[.eE]/.test(literal)) return literal === '-0' ? '0' : literal;
  const value = Number(literal);
  if (!Number.isFinite(value)) throw new JsonError(`The number ${literal} is too large.`);
  return pythonFloat(value);
}
