import { JsonNumber, type Json } from '@app/contract';
import { hasFormat } from '../formats.js';
import { matches } from '../patterns.js';
import { pythonText, pythonTexts } from '../python-text.js';
import type { Keyword, Place } from '../keyword.js';
import { asJsonList, asTexts, compareNumbers, isMultiple, isOfType, isSame } from '../value.js';

type Compare = (value: JsonNumber, bound: JsonNumber) => string | null;

const numeric = (compare: Compare): Keyword =>
  function* ({}, { value }, bound) {
    if (!(value instanceof JsonNumber) || !(bound instanceof JsonNumber)) return;
    const words = compare(value, bound);
    if (words) yield `${value.text} ${words}`;
  };

const length = (compare: (characters: number, bound: number) => string | null): Keyword =>
  function* ({}, { value }, bound) {
    if (typeof value !== 'string' || !(bound instanceof JsonNumber)) return;
    const words = compare([...value].length, Number(bound.text));
    if (words) yield `${pythonText(value)} ${words}`;
  };

/** Values of any kind that is no container, and what may be asked of any value. */
export const scalars = {
  *type({}, { value }: Place, argument: Json) {
    const types = typeof argument === 'string' ? [argument] : asTexts(argument);
    if (!types.some((type) => isOfType(value, type))) yield `${pythonText(value)} is not of type ${pythonTexts(types)}`;
  },

  *const({}, { value }: Place, argument: Json) {
    if (!isSame(value, argument)) yield `${pythonText(argument)} was expected`;
  },

  *enum({}, { value }: Place, argument: Json) {
    if (!asJsonList(argument).some((choice) => isSame(choice, value))) yield `${pythonText(value)} is not one of ${pythonText(argument)}`;
  },

  minimum: numeric((value, bound) => (compareNumbers(value, bound) < 0 ? `is less than the minimum of ${bound.text}` : null)),
  maximum: numeric((value, bound) => (compareNumbers(value, bound) > 0 ? `is greater than the maximum of ${bound.text}` : null)),
  exclusiveMinimum: numeric((value, bound) => (compareNumbers(value, bound) <= 0 ? `is less than or equal to the minimum of ${bound.text}` : null)),
  exclusiveMaximum: numeric((value, bound) => (compareNumbers(value, bound) >= 0 ? `is greater than or equal to the maximum of ${bound.text}` : null)),
  multipleOf: numeric((value, factor) => (isMultiple(value, factor) ? null : `is not a multiple of ${factor.text}`)),

  minLength: length((characters, bound) => (characters >= bound ? null : bound === 1 ? 'should be non-empty' : 'is too short')),
  maxLength: length((characters, bound) => (characters <= bound ? null : bound === 0 ? 'is expected to be empty' : 'is too long')),

  *pattern({}, { value }: Place, argument: Json) {
    if (typeof value !== 'string' || typeof argument !== 'string' || matches(argument, value)) return;
    yield `${pythonText(value)} does not match ${pythonText(argument)}`;
  },

  *format({ formats }, { value }: Place, argument: Json) {
    if (!formats || typeof value !== 'string' || typeof argument !== 'string' || hasFormat(value, argument)) return;
    yield `${pythonText(value)} is not a ${pythonText(argument)}`;
  },
} satisfies Record<string, Keyword>;
