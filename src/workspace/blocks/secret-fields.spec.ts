import { parseJson, writeJson, type JsonMap } from '@app/contract';
import fc from 'fast-check';
import { MASK, masked, toSecretPaths, unmasked } from './secret-fields.js';

const toMap = (value: unknown): JsonMap => parseJson(JSON.stringify(value)) as JsonMap;
const toPlain = (map: JsonMap): unknown => JSON.parse(writeJson(map));
const mask = (value: unknown, ...paths: string[]): unknown => toPlain(masked(toMap(value), toSecretPaths(paths)));
const unmask = (sent: unknown, stored: unknown, ...paths: string[]): unknown => toPlain(unmasked(toMap(sent), toMap(stored), toSecretPaths(paths)));

describe('secret fields', () => {
  it.each([
    ['a text', { a: 's', b: 'x' }, ['a'], { a: MASK, b: 'x' }],
    ['a number and an empty text', { a: 1, b: '' }, ['a', 'b'], { a: MASK, b: MASK }],
    ['an object and a list as a whole', { a: { k: 's' }, b: ['s'] }, ['a', 'b'], { a: MASK, b: MASK }],
    ['what lies deeper', { a: { b: { c: 's', d: 'x' } } }, ['a.b.c'], { a: { b: { c: MASK, d: 'x' } } }],
    ['everything below, with its names', { a: { b: 's', c: { d: 1, e: null } }, f: 'x' }, ['a.*'], { a: { b: MASK, c: { d: MASK, e: null } }, f: 'x' }],
    ['every item of a list', { a: [{ b: 's', c: 'x' }, { b: 's' }] }, ['a.b'], { a: [{ b: MASK, c: 'x' }, { b: MASK }] }],
    ['the same twice over', { a: 's' }, ['a', 'a'], { a: MASK }],
    ['nothing where there is none', { a: null, b: {} }, ['a', 'b.*', 'c', 'a.d'], { a: null, b: {} }],
    ['nothing below what is no object', { a: 'x' }, ['a.b'], { a: 'x' }],
  ])('hides %s', (_, value, paths, expected) => expect(mask(value, ...paths)).toEqual(expected));

  it('gives back what was stored wherever the mask comes back, and takes what is new', () => {
    const stored = { a: 's', b: { c: 1, d: 'x' }, e: { f: 's', g: 's' }, h: [{ i: 's' }], j: 'x' };
    const paths = ['a', 'b.c', 'e.*', 'h.i', 'k'];
    expect(unmask(mask(stored, ...paths), stored, ...paths)).toEqual(stored);
    expect(unmask({ a: 'new', b: { c: MASK }, e: { f: MASK, new: MASK }, j: MASK, k: MASK }, stored, ...paths)).toEqual({
      a: 'new',
      b: { c: 1 },
      e: { f: 's', new: MASK },
      j: MASK,
      k: MASK,
    });
  });

  it('survives being shown and sent back, whatever it is and wherever it lies', () => {
    const names = fc.constantFrom('a', 'b', 'c');
    const value = fc.letrec((tie) => ({
      leaf: fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.boolean()),
      object: fc.dictionary(names, tie('any')),
      any: fc.oneof({ depthSize: 'small' }, tie('leaf'), tie('object'), fc.array(tie('any'), { maxLength: 3 })),
    })).object;
    const path = fc.array(fc.oneof(names, fc.constant('*')), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('.'));
    fc.assert(
      fc.property(value, fc.array(path, { maxLength: 4 }), (stored, paths) => {
        expect(unmask(mask(stored, ...paths), stored, ...paths)).toEqual(stored);
      }),
    );
  });

  it('knows no secrets where the schema names none', () => expect([toSecretPaths(undefined), toSecretPaths('a'), toSecretPaths([1])]).toEqual([[], [], []]));
});
