import { fits, specified } from './label-patterns.js';

describe('a label’s pattern', () => {
  it.each<[string, string[], string[]]>([
    ['plain', ['plain'], ['Plain', 'plainer', 'a plain', '']],
    ['', [''], ['a']],
    ['*', ['', 'anything', 'two\nlines'], []],
    ['a*c', ['ac', 'abc', 'a/b/c'], ['abcd', 'xabc']],
    ['a*a', ['aa', 'aba', 'aaa'], ['a', 'aab']],
    ['*ab*bc*', ['abbc', 'xabxbcx', 'abcbc'], ['abc', 'bcab']],
    ['*[*]?*b', ['*ab', 'a*xxb'], ['*b', 'aab']],
    ['a?c', ['abc', 'a😀c', 'a-c'], ['ac', 'abbc']],
    ['[a-c]x', ['ax', 'cx'], ['dx', '-x', 'x']],
    ['[!a-c]x', ['dx', '-x'], ['ax', 'x']],
    ['[]x]', [']', 'x'], ['[', '']],
    ['[x-]', ['x', '-'], ['y']],
    ['[c-a]', [], ['a', 'b', 'c', '-']],
    ['[^a]', ['^', 'a'], ['b']],
    ['[a', ['[a'], ['a']],
    ['[a][*', ['a[', 'a[b'], ['a', '[a][']],
    ['[]', ['[]'], ['']],
    ['a.b+(c)|$-{}\\', ['a.b+(c)|$-{}\\'], ['axb+(c)|$-{}\\']],
    ['!a*', ['b', ''], ['a', 'ab']],
    ['!', ['a'], ['']],
    ['!!a', ['a', 'b'], ['!a']],
    ['a!', ['a!'], ['a']],
  ])('%p fits %p and not %p', (pattern, fitting, others) => {
    const matches = fits(pattern);
    expect(fitting.filter((value) => !matches(value))).toEqual([]);
    expect(others.filter(matches)).toEqual([]);
  });

  it('of many stars is as quick to look at as one', () => {
    const matches = fits(`${'*a'.repeat(500)}*b`);
    expect([matches('a'.repeat(10_000)), matches(`${'a'.repeat(10_000)}b`)]).toEqual([false, true]);
  });
});

describe('what is specified', () => {
  it('asks for labels that are there, not for what every object has', () => {
    const is = specified({ constructor: '*', a: ['x', '!y'] });
    expect([is({ a: 'x' }), is({ a: 'x', constructor: 'z' }), is({ a: 'y', constructor: '' }), is({ constructor: '' })]).toEqual([false, true, false, false]);
  });
});
