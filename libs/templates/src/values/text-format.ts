import { Raised, valueError } from '../errors.js';
import type { Meter } from '../limits.js';
import { format } from './format-spec.js';
import { repr, str } from './text.js';
import { Undefined, type Given, type Value } from './value.js';

const PIECE = /\{\{|\}\}|\{((?:[^{}]|\{[^{}]*\})*)\}|[{}]/g;
const FIELD = /^([^!:]*)(?:!([rsa]))?(?::([^]*))?$/;
const STEP = /\.([^.[\]]+)|\[([^\]]+)\]/g;

/** How a field comes at what is within a value. */
export interface Reach {
  attribute(value: Value, name: string, meter: Meter): Value;
  item(value: Value, key: Value, meter: Meter): Value;
}

/** Python's `text.format(…)`. */
export function formatFields(text: string, given: Given, reach: Reach, meter: Meter): string {
  let next = 0;
  const fieldOf = (piece: string): string => {
    const [, path, conversion, spec = ''] = FIELD.exec(piece) ?? [];
    if (path === undefined) throw valueError('Invalid format field');
    const value = valueAt(path, given, () => String(next++), reach, meter);
    const shown = conversion === undefined ? value : conversion === 's' ? str(value, meter) : repr(value, meter);
    return format(
      shown,
      spec.replace(/\{([^{}]*)\}/g, (_, inner: string) => fieldOf(inner)),
      meter,
    );
  };
  const made = text.replace(PIECE, (piece: string, inner: string | undefined) => {
    meter.step();
    if (piece === '{{' || piece === '}}') return piece.slice(1);
    if (inner === undefined) throw valueError(`Single '${piece}' encountered in format string`);
    return fieldOf(inner);
  });
  return meter.made(made);
}

function valueAt(path: string, given: Given, next: () => string, reach: Reach, meter: Meter): Value {
  const name = /^[^.[]*/.exec(path)?.[0] ?? '';
  const first = name === '' ? next() : name;
  let value = /^\d+$/.test(first) ? given.positional[Number(first)] : given.named.get(first);
  if (value === undefined) throw new Raised(/^\d+$/.test(first) ? 'IndexError' : 'KeyError', `There is no '${first}' to be formatted`);
  for (const [, attribute, item] of path.slice(name.length).matchAll(STEP)) {
    value =
      attribute === undefined
        ? reach.item(value, /^\d+$/.test(item ?? '') ? BigInt(item ?? 0) : (item ?? ''), meter)
        : reach.attribute(value, attribute, meter);
    if (value instanceof Undefined && value.pythonName === 'SecurityError') throw value.raised();
  }
  return value;
}
