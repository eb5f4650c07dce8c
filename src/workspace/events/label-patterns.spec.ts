import { fits } from './label-patterns.js';

describe('a label’s pattern', () => {
  it.each<[string, string[], string[]]>([
    ['plain', ['plain'], ['Plain', 'plainer', 'a plain', '']],
    ['', [''], ['a']],
    ['*', ['', 'anything', 'two\nlines'], []],
    ['a*c', ['ac', 'abc', 'a/b/c'], ['abcd', 'xabc']],
    ['a?c', ['abc', 'a😀c', 'a-c'], ['ac', 'abbc']],
    ['[a-c]x', ['ax', 'cx'], ['dx', '-x', 'x']],
    ['[!a-c]x', ['dx', '-x'], ['ax', 'x']],
    ['[]x]', [']', 'x'], ['[', '']],
    ['[x-]', ['x', '-'], ['y']],
    ['[c-a]', [], ['a', 'b', 'c', '-']],
    ['[^a]', ['^', 'a'], ['b']],
    ['[a', ['[a'], ['a']],
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
});
