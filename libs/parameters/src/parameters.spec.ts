import { readFileSync } from 'node:fs';
import { JsonNumber, parseJson, writeJson, type Json, type JsonMap } from '@app/contract';
import {
  blockReferences,
  CircularSchema,
  findIssues,
  hydrate,
  hydrateForgivingly,
  jobVariablesFailure,
  Placeholder,
  SchemaError,
  schemaFailure,
  toErrorTree,
  validationFailure,
} from './index.js';
import { prepare } from './prepare.js';

/** What the reference answers (prefect 3.8.8, `prefect.utilities.schema_tools`), asked once. */
const vectors = parseJson(readFileSync(new URL('./reference.vectors.json', import.meta.url), 'utf8')) as JsonMap;
const listOf = (name: string): [string, JsonMap][] => (vectors.get(name) as JsonMap[]).map((vector) => [vector.get('title') as string, vector]);
const map = (vector: JsonMap, name: string): JsonMap => vector.get(name) as JsonMap;
const json = (value: unknown): JsonMap => parseJson(JSON.stringify(value)) as JsonMap;

const VARIABLES = new Map<string, Json>([
  ['n', new JsonNumber('5')],
  ['o', json({ a: 1 })],
  ['name', 'n'],
]);
const hydration = { variable: (name: string) => VARIABLES.get(name), render: (template: string) => template };

describe('validation', () => {
  it.each(listOf('validation'))('says what the reference says: %s', (_, vector) => {
    const options = map(vector, 'options');
    const check = () =>
      validationFailure(map(vector, 'values'), map(vector, 'schema'), {
        ignoreRequired: options.get('ignore_required') === true,
        nullsWithDefault: options.get('allow_none_with_default') === true,
      });
    if (vector.get('result') === 'CIRCULAR') expect(check).toThrow(CircularSchema);
    else expect(check()).toBe(vector.get('result'));
  });

  it('leaves the schema as it was', () => {
    const schema = json({
      properties: { a: { type: 'integer' } },
      definitions: { A: { title: 'A', block_type_slug: 'a', properties: { b: { type: 'string' } } } },
    });
    const before = writeJson(schema);
    prepare(schema, false);
    expect(writeJson(schema)).toBe(before);
  });

  it('stops an expression that backtracks without end', () => {
    const schema = json({ properties: { a: { pattern: '^(a+)+$' } }, required: ['a'] });
    expect(validationFailure(json({ a: `${'a'.repeat(40)}!` }), schema)).toBe('Validation failed. Failure reason: The expression ^(a+)+$ takes too long.');
  });

  it('stops a schema whose alternatives multiply', () => {
    const levels = Array.from({ length: 40 }, (_, level) => [`L${level}`, { allOf: [1, 2].map(() => ({ $ref: `#/$defs/L${level + 1}` })) }]);
    const schema = json({ $ref: '#/$defs/L0', $defs: { ...Object.fromEntries(levels), L40: {} } });
    expect(validationFailure(json({}), schema)).toBe('Validation failed. Failure reason: The schema takes too many steps to check.');
  });

  it('fetches nothing', () => {
    expect(validationFailure(json({}), json({ $ref: 'http://127.0.0.1:1/schema' }))).toBe(
      'Validation failed. Failure reason: Unresolvable: http://127.0.0.1:1/schema',
    );
    expect(() => findIssues(json({}), json({ $ref: '#/x' }))).toThrow(
      new SchemaError("Validation failed. Failure reason: PointerToNowhere: '/x' does not exist within {'$ref': '#/x'}"),
    );
  });

  it('takes an escape in a pointer for what it stands for, and one that is none for itself', () => {
    const schema = (pointer: string) => json({ $ref: `#/$defs/${pointer}`, $defs: { 'a b': {}, '%zz': false } });
    expect(validationFailure(json({}), schema('a%20b'))).toBeNull();
    expect(validationFailure(json({}), schema('%zz'))).toBe('Validation failed. Failure reason: False schema does not allow {}');
  });

  it('names the member that a false schema refuses', () =>
    expect(validationFailure(json({ a: 1 }), json({ properties: { a: false } }))).toBe(
      "Validation failed for field 'a'. Failure reason: False schema does not allow 1",
    ));

  it('takes the standard’s own schema for one', () => {
    expect(schemaFailure(json({ $ref: 'https://json-schema.org/draft/2020-12/schema' }))).toBeNull();
    expect(validationFailure(json({ type: 'nothing' }), json({ $ref: 'https://json-schema.org/draft/2020-12/schema' }))).toMatch(/for field 'type'/);
  });
});

describe('the tree of errors', () => {
  it.each(listOf('trees'))('is the reference’s: %s', (_, vector) => {
    const render = () => new Placeholder(null);
    const errors = toErrorTree(findIssues(hydrateForgivingly(map(vector, 'values'), { ...hydration, render }), map(vector, 'schema')));
    expect(json({ errors, valid: errors.length === 0 })).toEqual(vector.get('result'));
  });
});

describe('hydration', () => {
  it.each(listOf('hydration'))('makes what the reference makes: %s', (_, vector) => {
    const make = () => hydrate(map(vector, 'values'), hydration);
    const result = map(vector, 'result');
    const error = result.get('error');
    if (typeof error === 'string') expect(make).toThrow(new Error(error));
    else expect(writeJson(make())).toBe(writeJson(result.get('values')));
  });

  it('says what is wrong with JSON and with a template', () => {
    expect(() => hydrate(json({ a: { __prefect_kind: 'json', value: '{' } }), hydration)).toThrow(/^Invalid JSON: /);
    const render = () => {
      throw new Error('no end in sight');
    };
    expect(() => hydrate(json({ a: { __prefect_kind: 'jinja', template: '{{' } }), { ...hydration, render })).toThrow('Invalid jinja: no end in sight');
  });

  it('does not take a value for an object', () =>
    expect(() => hydrate(json({ __prefect_kind: 'none', value: 5 }), hydration)).toThrow('Parameters have to be an object'));

  it('keeps numbers as they were sent', () => {
    const values = parseJson('{"a":2.0,"b":{"__prefect_kind":"json","value":"[1e3, 123456789012345678901234567890]"}}') as JsonMap;
    expect(writeJson(hydrate(values, hydration))).toBe('{"a":2.0,"b":[1000.0,123456789012345678901234567890]}');
  });
});

describe('job variables', () => {
  const template = (properties: unknown, required: string[] = []) => json({ job_configuration: {}, variables: { type: 'object', properties, required } });
  const options = { ignoreRequired: false, blocks: new Map() };
  const BLOCK = 'a9d2c9d8-5d1a-4d3e-8f63-1d4d5c8f1e10';
  const reference = { $ref: { block_document_id: BLOCK } };

  it('take the last of several', () => {
    const two = template({ image: { type: 'string' } }, ['image']);
    expect(jobVariablesFailure(two, [json({ image: 5 }), json({ image: 'x' })], options)).toBeNull();
    expect(jobVariablesFailure(two, [json({ image: 'x' }), json({ image: 5 })], options)).toBe(
      "Validation failed for field 'image'. Failure reason: 5 is not of type 'string'",
    );
  });

  it('need what is required, unless more may come or a default does', () => {
    expect(jobVariablesFailure(template({ image: { type: 'string' } }, ['image']), [], options)).toMatch(/'image' is a required property/);
    expect(jobVariablesFailure(template({ image: { type: 'string' } }, ['image']), [], { ...options, ignoreRequired: true })).toBeNull();
    expect(jobVariablesFailure(template({ image: { type: 'string', default: 'x' } }, ['image']), [], options)).toBeNull();
  });

  it('are not held responsible for a wrong default, which then excuses what is missing', () => {
    const wrong = template({ image: { type: 'string', default: 5 }, cpu: { type: 'integer' } }, ['cpu']);
    expect(jobVariablesFailure(wrong, [], options)).toBeNull();
    expect(jobVariablesFailure(wrong, [], { ...options, ignoreRequired: true, trustDefaults: true })).toBe(
      "Validation failed for field 'image'. Failure reason: 5 is not valid under any of the given schemas",
    );
  });

  it('read a block where the default is one', () => {
    const block = template({ creds: { type: 'object', properties: { user: { type: 'string' } }, default: reference }, plain: { default: { $ref: {} } } });
    expect(blockReferences(block)).toEqual([BLOCK]);
    const trusting = { ignoreRequired: true, trustDefaults: true };
    expect(jobVariablesFailure(block, [], { ...trusting, blocks: new Map([[BLOCK, json({ user: 'u' })]]) })).toBeNull();
    expect(jobVariablesFailure(block, [], { ...trusting, blocks: new Map([[BLOCK, json('text')]]) })).toMatch(/'text' is not valid under any/);
  });

  it('may be null where there is a default, and anything where there is no schema', () => {
    expect(jobVariablesFailure(template({ image: { type: 'string', default: 'x' } }), [json({ image: null })], options)).toBeNull();
    expect(jobVariablesFailure(json({}), [json({ image: null })], options)).toBeNull();
    expect(jobVariablesFailure(json({ variables: { type: 'nothing' } }), [], options)).toMatch(/^Invalid schema: 'nothing' is not valid/);
  });
});
