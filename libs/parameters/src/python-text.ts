import { JsonNumber, pythonQuoted } from '@app/contract';
import { Placeholder, type Value } from './value.js';

/** A value as Python prints it, which is what people find in messages about their parameters. */
export function pythonText(value: Value): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return pythonQuoted(value);
  if (value instanceof JsonNumber) return value.text;
  if (value instanceof Placeholder) return value.error ?? 'template';
  if (Array.isArray(value)) return `[${value.map(pythonText).join(', ')}]`;
  return `{${[...value].map(([name, member]) => `${pythonQuoted(name)}: ${pythonText(member)}`).join(', ')}}`;
}

export const pythonTexts = (values: readonly Value[]): string => values.map(pythonText).join(', ');
