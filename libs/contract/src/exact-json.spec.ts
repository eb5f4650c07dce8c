import fc from 'fast-check';
import { JsonError, JsonNumber, JsonText, parseJson, writeJson } from './exact-json.js';

describe('exact JSON', () => {
  // The right column is what `json.dumps(json.loads(…))` answers in Python.
  it.each([
    ['0', '0'],
    ['-0', '0'],
    ['2', '2'],
    ['2.0', '2.0'],
    ['-2.50', '-2.5'],
    ['1e5', '100000.0'],
    ['1E16', '1e+16'],
    ['123456789012345678901234567890', '123456789012345678901234567890'],
    ['0.0001', '0.0001'],
    ['0.00001', '1e-05'],
    ['1.5e-7', '1.5e-07'],
    ['-0.0', '-0.0'],
    ['0e10', '0.0'],
    ['1e-400', '0.0'],
    ['5e-324', '5e-324'],
    ['1.7976931348623157e308', '1.7976931348623157e+308'],
    ['123456789012345680.0', '1.2345678901234568e+17'],
    ['9007199254740993.0', '9007199254740992.0'],
    ['9999999999999998.0', '9999999999999998.0'],
    ['1234567890123456.7', '1234567890123456.8'],
    ['1e15', '1000000000000000.0'],
    ['1e21', '1e+21'],
    ['100.0e-2', '1.0'],
  ])('writes the number %s as Python does: %s', (literal, python) => expect(writeJson(parseJson(`[${literal}]`))).toBe(`[${python}]`));

  it('keeps everything but the white space', () =>
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), fc.integer({ min: 0, max: 3 }), (json, indent) => {
        const value: unknown = JSON.parse(json);
        const compact = writeJson(parseJson(JSON.stringify(value, null, indent)));
        expect(JSON.parse(compact)).toEqual(value);
        expect(compact).toBe(writeJson(parseJson(compact)));
      }),
    ));

  it('keeps strings with quotes and backslashes at every place', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom('\\', '"', 'u', 'é', '😀', ',', ']', ' ')), (parts) => {
        const value = { [parts.join('')]: [parts.join(''), ''] };
        expect(writeJson(parseJson(JSON.stringify(value)))).toBe(JSON.stringify(value));
      }),
    ));

  it('keeps the order of members, and their names whatever they are', () => {
    const text = '{"b":1,"2":2,"1":3,"__proto__":{"x":null},"a":[]}';
    expect(writeJson(parseJson(text))).toBe(text);
  });

  it('writes plain objects that hold exact values, without what is undefined', () =>
    expect(writeJson({ a: new JsonNumber('2.0'), b: new JsonText('{"c": 1e5}'), d: undefined, e: new Map([['f', [null, true]]]) })).toBe(
      '{"a":2.0,"b":{"c": 1e5},"e":{"f":[null,true]}}',
    ));

  it('refuses a number that no float can hold', () => expect(() => parseJson('[1e999]')).toThrow(JsonError));

  it('refuses what is nested so deep that reading it back would fail', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect(writeJson(parseJson(nested(500)))).toBe(nested(500));
    expect(() => parseJson(nested(100_000))).toThrow(JsonError);
  });

  it.each(['[', '{', '{"a', '[1', 'x'])('does not go on for ever with %s, which is no JSON', (text) => expect(() => parseJson(text)).toThrow());

  it('goes out as JavaScript has it where it is not written by it', () => expect(JSON.stringify({ a: new JsonText('{"b":2.0}') })).toBe('{"a":{"b":2}}'));
});
