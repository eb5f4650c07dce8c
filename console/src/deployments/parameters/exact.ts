/** A number as it is written: 2.0 stays 2.0, and long integers stay whole. */
export class Num {
  constructor(readonly text: string) {}
}

/** JSON that is still being written. */
export class Raw {
  constructor(readonly text: string) {}
}

export interface Members {
  readonly [name: string]: Value;
}
export type Value = null | boolean | string | Num | Raw | readonly Value[] | Members;

const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;
const INTEGER = /^-?(0|[1-9]\d*)$/;

export const isNumberText = (text: string): boolean => NUMBER.test(text);
export const isIntegerText = (text: string): boolean => INTEGER.test(text);
export const isMembers = (value: Value | undefined): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Num) && !(value instanceof Raw);
export const isList = (value: Value | undefined): value is readonly Value[] => Array.isArray(value);

/** Throws a SyntaxError. Browsers that do not tell how a number was written give its value. */
export function parseExact(text: string): Value {
  const reviver = (_: string, value: unknown, context?: { source?: string }): unknown =>
    typeof value === 'number' ? new Num(context?.source ?? String(value)) : value;
  return JSON.parse(text, reviver) as Value;
}

/** `indent` as for JSON.stringify. What is still being written goes out as it is. */
export function writeExact(value: Value, indent = 0, depth = 0): string {
  if (value instanceof Num || value instanceof Raw) return value.text.trim();
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const parts = isList(value)
    ? value.map((item) => writeExact(item, indent, depth + 1))
    : Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}:${indent > 0 ? ' ' : ''}${writeExact(member, indent, depth + 1)}`);
  const [open, close] = isList(value) ? ['[', ']'] : ['{', '}'];
  if (parts.length === 0) return open + close;
  if (indent === 0) return `${open}${parts.join(',')}${close}`;
  const gap = ' '.repeat(indent * (depth + 1));
  return `${open}\n${gap}${parts.join(`,\n${gap}`)}\n${' '.repeat(indent * depth)}${close}`;
}

/** The first thing that cannot be sent as it is written; null: all can. */
export function unfinished(value: Value): string | null {
  if (value instanceof Num) return isNumberText(value.text.trim()) ? null : `${value.text || 'Nothing'} is no number.`;
  if (value instanceof Raw) return jsonFault(value.text);
  if (value === null || typeof value !== 'object') return null;
  for (const member of Object.values(value)) {
    const fault = unfinished(member);
    if (fault) return fault;
  }
  return null;
}

export function jsonFault(text: string): string | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    return `This is no JSON: ${error instanceof Error ? error.message : ''}`;
  }
}
