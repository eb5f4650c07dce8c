import { parseJson, type JsonMap } from '@app/contract';
import fc from 'fast-check';
import { checksumOf } from './checksum.js';

const of = (text: string): string => checksumOf(parseJson(text) as JsonMap);

describe('the checksum of a block schema', () => {
  // The sums are what the SDK 3.8.8 computes over the same texts.
  it.each([
    ['nothing', '{}', 'f8e6e96abbc38504d4e9c99fc57281fa0026bede1fa42db79f22f984501710f4'],
    [
      'secret fields, which count inside lists alone',
      '{"title":"A","secret_fields":["a"],"properties":{"a":{"secret_fields":["x"],"anyOf":[{"secret_fields":["kept"]}]}}}',
      'd27ccf4a0f9184ac8d669b26a2ab8296b9aaa0147b3bbc85f631a01efca95567',
    ],
    [
      'floats and whole numbers',
      '{"properties":{"a":{"default":2.0},"b":{"default":2},"c":{"default":1e-05},"d":{"maximum":123456789012345678901234567890},"e":{"default":1e+16}}}',
      'acd14ce0d3cb94f5c04927a72e55b25a946a97b72634c84af01f196c45f08e2c',
    ],
    [
      'letters beyond ASCII',
      JSON.stringify({ '😀': 1, '\uff61': 2, é: 'ä\u007f\u2028 "\\/\b\t\n', Z: null, a: true }),
      '1898ef218cf64b7df8e6d025237211c222379965b65798d4a7670a4de4f8b900',
    ],
    [
      'definitions that are used, and some that are not',
      '{"properties":{"a":{"$ref":"#/definitions/Used"}},"definitions":{"Used":{"type":"object","properties":{"b":{"$ref":"#/definitions/Deeper"}}},"Deeper":{"type":"string"},"Unused":{"type":"string"},"Empty":{}}}',
      'fd43e4d98f1c78f050a586813194fc511c90b22cf795d141133cd2f011d7f0f1',
    ],
    [
      'a definition that only a block uses',
      '{"properties":{"a":{"$ref":"#/definitions/Child"}},"block_schema_references":{"a":{"block_type_slug":"child","block_schema_checksum":"sha256:1"}},"definitions":{"Child":{"block_type_slug":"child","properties":{"b":{"$ref":"#/definitions/Size"}}},"Size":{"enum":["s","m"]}}}',
      'b38803aa7172c336b882101cada21b5c1827642d178a21af54c5c949882446df',
    ],
    [
      'definitions of nothing but blocks',
      '{"properties":{"a":{"$ref":"#/definitions/Child"}},"definitions":{"Child":{"block_type_slug":"child","title":"Child"}}}',
      '552184ec95e42bab215eb0e6c8304398549f4b4680acee7264b7ad706d53e7b6',
    ],
    ['no definitions', '{"definitions":{},"title":"A"}', '6f1c05eb08d854a4791acd70e7fe822ea0814e8892d20812a5da8950ab51c19a'],
  ])('is the SDK’s for %s', (_, text, sum) => expect(of(text)).toBe(`sha256:${sum}`));

  it('depends neither on the order of members nor on white space', () =>
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue({ maxDepth: 3 })), (fields) => {
        const turned = Object.fromEntries(Object.entries(fields).reverse());
        expect(of(JSON.stringify(turned, null, 2))).toBe(of(JSON.stringify(fields)));
      }),
    ));

  it('tells 2.0 from 2', () => expect(of('{"default":2.0}')).not.toBe(of('{"default":2}')));
});
