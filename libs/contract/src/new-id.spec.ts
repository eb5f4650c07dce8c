import { validate, version } from 'uuid';
import { newId } from './new-id.js';

describe('a new id', () => {
  it('is a UUID of version 7', () => {
    const id = newId();
    expect([validate(id), version(id)]).toEqual([true, 7]);
  });

  it('tells the time it is of', () => {
    const before = Date.now();
    const msecs = parseInt(newId().replace('-', '').slice(0, 12), 16);
    expect(msecs).toBeGreaterThanOrEqual(before);
    expect(msecs).toBeLessThanOrEqual(Date.now());
  });

  it('is greater than those before it, however many there are in a millisecond', () => {
    const ids = Array.from({ length: 5_000 }, newId);
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  it('has random bits of its own', () => {
    const ends = Array.from({ length: 600 }, () => newId().slice(-10));
    expect(new Set(ends).size).toBe(ends.length);
  });
});
