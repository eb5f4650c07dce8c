import fc from 'fast-check';
import { toJsonText } from './json-text.js';

const NUL = String.fromCharCode(0);
const HALF = String.fromCharCode(0xd800);

describe('JSON for PostgreSQL', () => {
  it('replaces what it cannot keep', () =>
    expect(JSON.parse(toJsonText({ a: `x${NUL}y`, [`k${NUL}`]: `${HALF}!` }))).toEqual({ a: 'x\ufffdy', 'k\ufffd': '\ufffd!' }));

  it('leaves text that only looks like an escape', () => expect(JSON.parse(toJsonText('\\u0000'))).toBe('\\u0000'));

  it('keeps everything else', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('\\', 'u', '0000', NUL, HALF, 'd800', '😀', '"')).map((parts) => parts.join('')),
        (text) => {
          const kept = JSON.parse(toJsonText(text)) as string;
          // Two halves that meet make a pair.
          expect(kept).toBe([...text].map((character) => (character === NUL || /^[\ud800-\udfff]$/.test(character) ? '\ufffd' : character)).join(''));
        },
      ),
    ));
});
