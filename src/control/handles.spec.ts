import fc from 'fast-check';
import { firstFree, handleFrom, requireHandle } from './handles.js';

describe('handles', () => {
  it.each([
    ['Acme Inc.', 'acme-inc'],
    ['Ada’s Team', 'ada-s-team'],
    ['Zürich', 'zurich'],
    ['###', 'my-team'],
    ['API', 'my-team'],
  ])('makes of %s %s', (name, handle) => expect(handleFrom(name)).toBe(handle));

  it('only suggests what it accepts', () => fc.assert(fc.property(fc.string(), (name) => requireHandle(handleFrom(name), 'handle') !== '')));
  it('counts on until one is free', () => expect(firstFree('a', new Set(['a', 'a-2']))).toBe('a-3'));
  it.each(['', 'A', 'a b', '-a', 'a-', 'api', 'a'.repeat(64), 'a/b'])('refuses %p', (handle) =>
    expect(() => requireHandle(handle, 'handle')).toThrow(expect.objectContaining({ code: 'request.invalid' })),
  );
});
