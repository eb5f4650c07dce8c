import fc from 'fast-check';
import { readyCounter } from './counting-proxy.js';

const message = (type: string, bodyBytes: number): Buffer => {
  const bytes = Buffer.alloc(5 + bodyBytes, 'Z');
  bytes.write(type);
  bytes.writeUInt32BE(4 + bodyBytes, 1);
  return bytes;
};
const AUTHENTICATED = message('R', 4);
const READY = message('Z', 1);

describe('the counter of round trips', () => {
  it('counts each time the database is ready again, however the stream is cut', () =>
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.array(fc.record({ type: fc.constantFrom('Z', 'D', 'S', 'N', 'T'), bodyBytes: fc.nat(40) })),
        fc.infiniteStream(fc.integer({ min: 1, max: 30 })),
        (refusesEncryption, messages, cuts) => {
          const stream = Buffer.concat([
            Buffer.from(refusesEncryption ? 'N' : ''),
            AUTHENTICATED,
            READY,
            ...messages.map(({ type, bodyBytes }) => message(type, bodyBytes)),
          ]);
          const count = readyCounter();
          let counted = 0;
          for (let at = 0; at < stream.length;) {
            const to = at + Number(cuts.next().value);
            counted += count(stream.subarray(at, to));
            at = to;
          }
          expect(counted).toBe(messages.filter(({ type }) => type === 'Z').length);
        },
      ),
    ));
});
