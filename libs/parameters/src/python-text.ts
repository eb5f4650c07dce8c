import { JsonNumber } from '@app/contract';
import { Placeholder, type Value } from './value.js';

/** A value as Python prints it, which is what people find in messages about their parameters. */
export function pythonText(value: Value): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return quoted(value);
  if (value instanceof JsonNumber) return value.text;
  if (value instanceof Placeholder) return value.error ?? 'template';
  if (Array.isArray(value)) return `[${value.map(pythonText).join(', ')}]`;
  return `{${[...value].map(([name, member]) => `${quoted(name)}: ${pythonText(member)}`).join(', ')}}`;
}

export const pythonTexts = (values: readonly Value[]): string => values.map(pythonText).join(', ');

const SHORT: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  return quote + [...text].map((character) => printable(character, quote)).join('') + quote;
}

function printable(character: string, quote: string): string {
  if (character === quote) return `\\${quote}`;
  const short = SHORT[character];
  if (short !== undefined) return short;
  if (character === ' ' || !/[\p{C}\p{Z}]/u.test(character)) return character;
  const code = (character.codePointAt(0) ?? 0).toString(16);
  if (code.length <= 2) return `\\x${code.padStart(2, '0')}`;
  return code.length <= 4 ? `\\u${code.padStart(4, '0')}` : `\\U${code.padStart(8, '0')}`;
}
