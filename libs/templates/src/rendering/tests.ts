import { typeError } from '../errors.js';
import { FILTERS } from '../filters/index.js';
import { calculate } from '../values/arithmetic.js';
import { Dict, Lazy, Tuple, View } from '../values/collections.js';
import { asNumber, compare, equals } from '../values/compare.js';
import { contains } from '../values/contains.js';
import { Bound } from '../values/given.js';
import { Labels } from '../values/objects.js';
import { str } from '../values/text.js';
import { asText, Callable, Markup, Thing, Undefined, type Value } from '../values/value.js';
import type { Runtime, Test } from './runtime.js';

const plain =
  (test: (value: Value) => boolean): Test =>
  (value, given) => {
    new Bound('test', given, []);
    return test(value);
  };

const against =
  (test: (value: Value, other: Value, runtime: Runtime) => boolean): Test =>
  (value, given, runtime) =>
    test(value, new Bound('test', given, ['other!']).value('other'), runtime);

const divisible = (value: Value, by: Value, { meter }: Runtime): boolean => equals(calculate('%', value, by, meter), 0n, meter);

const EQUAL = against((value, other, { meter }) => equals(value, other, meter));
const UNEQUAL = against((value, other, { meter }) => !equals(value, other, meter));
const LESS = against((value, other, { meter }) => compare(value, other, '<', meter) < 0);
const AT_MOST = against((value, other, { meter }) => compare(value, other, '<=', meter) <= 0);
const MORE = against((value, other, { meter }) => compare(value, other, '>', meter) > 0);
const AT_LEAST = against((value, other, { meter }) => compare(value, other, '>=', meter) >= 0);

const isIterable = (value: Value): boolean =>
  asText(value) !== null || Array.isArray(value) || (value instanceof Thing && !(value instanceof Callable) && canIterate(value));
const canIterate = (value: Thing): boolean => value instanceof Lazy || value.iterate() !== null;
const isMapping = (value: Value): boolean => value instanceof Dict;
/** It has a length and items. */
const isSequence = (value: Value): boolean =>
  asText(value) !== null ||
  Array.isArray(value) ||
  value instanceof Tuple ||
  isMapping(value) ||
  value instanceof Labels ||
  (value instanceof View && value.type === 'range') ||
  value instanceof Undefined;

/** The tests of Jinja. */
export const TESTS: ReadonlyMap<string, Test> = new Map<string, Test>(
  Object.entries({
    boolean: plain((value) => typeof value === 'boolean'),
    callable: plain((value) => value instanceof Callable || value instanceof Undefined),
    defined: plain((value) => !(value instanceof Undefined)),
    undefined: plain((value) => value instanceof Undefined),
    divisibleby: against(divisible),
    even: plain((value) => parity(value) === 0n),
    odd: plain((value) => parity(value) === 1n),
    escaped: plain((value) => value instanceof Markup || value instanceof Undefined),
    false: plain((value) => value === false),
    true: plain((value) => value === true),
    none: plain((value) => value === null),
    number: plain((value) => asNumber(value) !== null),
    integer: plain((value) => typeof value === 'bigint'),
    float: plain((value) => typeof value === 'number'),
    string: plain((value) => asText(value) !== null),
    mapping: plain(isMapping),
    iterable: plain(isIterable),
    sequence: plain(isSequence),
    lower: (value, _, { meter }) => isCased(str(value, meter), (text) => text.toLowerCase()),
    upper: (value, _, { meter }) => isCased(str(value, meter), (text) => text.toUpperCase()),
    sameas: against((value, other) => value === other),
    in: against((value, other, { meter }) => contains(other, value, meter)),
    filter: plain((value) => FILTERS.has(asText(value) ?? '')),
    test: plain((value) => TESTS.has(asText(value) ?? '')),
    eq: EQUAL,
    equalto: EQUAL,
    '==': EQUAL,
    ne: UNEQUAL,
    '!=': UNEQUAL,
    lt: LESS,
    lessthan: LESS,
    '<': LESS,
    le: AT_MOST,
    '<=': AT_MOST,
    gt: MORE,
    greaterthan: MORE,
    '>': MORE,
    ge: AT_LEAST,
    '>=': AT_LEAST,
  }),
);

const isCased = (text: string, cased: (text: string) => string): boolean => text === cased(text) && text.toLowerCase() !== text.toUpperCase();

function parity(value: Value): bigint | null {
  if (value instanceof Undefined) throw value.raised();
  const number = asNumber(value);
  if (number === null) throw typeError('Only numbers are even or odd');
  if (typeof number === 'number' && !Number.isInteger(number)) return null;
  const rest = BigInt(number) % 2n;
  return rest < 0n ? -rest : rest;
}
