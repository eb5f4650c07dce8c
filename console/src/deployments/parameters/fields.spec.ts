import { Num, type Value, writeExact } from './exact';
import { beginningsOf, fieldOf, membersOf, type Schema, variantOf } from './fields';

const CAT: Schema = { title: 'Cat', type: 'object', properties: { kind: { const: 'cat', default: 'cat' }, lives: { type: 'integer', default: 9 } } };
const DOG: Schema = { title: 'Dog', type: 'object', properties: { kind: { const: 'dog' }, name: { type: 'string' } }, required: ['kind', 'name'] };
const ROOT: Schema = { definitions: { Cat: CAT, Dog: DOG, Self: { type: 'object', properties: { me: { $ref: '#/definitions/Self' } }, required: ['me'] } } };
const either = (...anyOf: Schema[]) => {
  const field = fieldOf({ anyOf }, ROOT, 'value');
  return (value: Value) => (field.kind === 'either' ? (field.variants[variantOf(field.variants, value)]?.label ?? null) : field.kind);
};
const begun = (properties: Record<string, Schema>, required: string[] = []): Value => beginningsOf(membersOf({ properties, required }), ROOT);

describe('the fields of a schema', () => {
  it('tell which model a value is by what its members have to be, and by which there are', () => {
    const pet = either({ $ref: '#/definitions/Cat' }, { $ref: '#/definitions/Dog' }, { type: 'object', title: 'Other', properties: { a: {} } });
    expect([pet({ kind: 'dog' }), pet({ lives: new Num('7') }), pet({ a: null }), pet([])]).toEqual(['Dog', 'Cat', 'Other', null]);
  });

  it('tell dates, whole numbers and choices from what only looks like them', () => {
    const when = either({ type: 'string', format: 'date' }, { type: 'string', format: 'date-time' }, { type: 'string' });
    expect([when('2026-01-02'), when('2026-01-02T03:04:05Z'), when('soon')]).toEqual(['date', 'date-time', 'string']);
    const size = either({ enum: ['S', 'L'], title: 'Size' }, { type: 'integer' }, { type: 'number' });
    expect([size('S'), size(new Num('4')), size(new Num('4.0'))]).toEqual(['Size', 'integer', 'number']);
  });

  it('are called by their own names, not by that of a type that several share', () => {
    const label = (schema: Schema) => fieldOf(schema, ROOT, 'home_pet').label;
    expect([label({ $ref: '#/definitions/Cat' }), label({ allOf: [{ $ref: '#/definitions/Cat' }], title: 'Mine' }), label({})]).toEqual([
      'Home Pet',
      'Mine',
      'home_pet',
    ]);
    expect(label({ anyOf: [{ $ref: '#/definitions/Cat' }, { type: 'null' }], default: null })).toBe('home_pet');
  });

  it('begin with what they would become, and with all that has to be there and can be', () => {
    expect(begun({ cat: { $ref: '#/definitions/Cat' }, dog: { $ref: '#/definitions/Dog' }, names: { type: 'array', items: {} } }, ['dog', 'names'])).toEqual({
      dog: { kind: 'dog' },
      names: [],
    });
    expect(writeExact(begun({ cat: { $ref: '#/definitions/Cat' } }, ['cat']))).toBe('{"cat":{"kind":"cat","lives":9}}');
    expect(writeExact(begun({ self: { $ref: '#/definitions/Self' } }, ['self']))).toContain('{"me":{"me":');
  });
});
