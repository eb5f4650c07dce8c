import fc from 'fast-check';
import { newKey, SecretBox } from './secret-box.js';

const bytes = (max: number) => fc.uint8Array({ maxLength: max }).map((array) => Buffer.from(array));

describe('a secret box', () => {
  const box = new SecretBox(newKey());

  it('gives back what it sealed, and seals it differently each time', () =>
    fc.assert(
      fc.property(bytes(200), fc.string(), (plain, about) => {
        const [one, other] = [box.seal(plain, about), box.seal(plain, about)];
        expect(box.open(one, about)).toEqual(plain);
        expect(one).not.toEqual(other);
      }),
    ));

  it('opens nothing that was changed, by a bit, anywhere', () =>
    fc.assert(
      fc.property(bytes(50), fc.nat(), fc.integer({ min: 0, max: 7 }), (plain, at, bit) => {
        const sealed = box.seal(plain, 'a');
        const index = at % sealed.length;
        sealed.writeUInt8(sealed.readUInt8(index) ^ (1 << bit), index);
        expect(() => box.open(sealed, 'a')).toThrow();
      }),
    ));

  it('opens nothing that was cut short', () => {
    const sealed = box.seal(Buffer.from('x'), 'a');
    for (let length = 0; length < sealed.length; length++) expect(() => box.open(sealed.subarray(0, length), 'a')).toThrow();
  });

  it('opens nothing that was made about something else, or under another key', () => {
    const sealed = box.seal(Buffer.from('x'), 'a');
    expect(() => box.open(sealed, 'b')).toThrow();
    expect(() => new SecretBox(newKey()).open(sealed, 'a')).toThrow();
  });

  it('takes no key of another length', () => expect(() => new SecretBox(Buffer.alloc(16))).toThrow('32 bytes'));

  it('has a fingerprint that tells keys apart and does not hold them', () => {
    const key = newKey();
    expect(new SecretBox(key).fingerprint()).toBe(new SecretBox(Buffer.from(key)).fingerprint());
    expect(new SecretBox(key).fingerprint()).not.toBe(box.fingerprint());
    expect(key.toString('hex')).not.toContain(new SecretBox(key).fingerprint());
  });
});
