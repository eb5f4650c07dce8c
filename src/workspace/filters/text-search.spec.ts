import type { Schema } from '@app/database';
import fc from 'fast-check';
import { Scope } from './conditions.js';
import { termsOf, textSearch } from './text-search.js';

describe('text search', () => {
  it.each([
    ['a b', ['include a', 'include b']],
    ['+a -b !c', ['require a', 'exclude b', 'exclude c']],
    ['"two words" -"not these"', ['include two words', 'exclude not these']],
    ['say "a \\"quoted\\" one', ['include say', 'include a "quoted" one']],
    ['word"phrase"', ['include word', 'include phrase']],
    ['a\\b "c\\d" "e\\\\f', ['include a\\b', 'include c\\d', 'include e\\f']],
    ['"to the end \\', ['include to the end \\']],
    ['"over\ntwo lines" "-"', ['include over\ntwo lines', 'include -']],
    ['--a -"', ['exclude -a']],
    ['- + ""', []],
    ['   ', []],
  ])('reads %s', (query, expected) => expect(termsOf(query).map(({ kind, text }) => `${kind} ${text}`)).toEqual(expected));

  it('asks nothing when nothing was asked', () => expect(textSearch(new Scope('ws' as Schema), 'message', ' ')).toBeNull());

  it('puts what people type nowhere but into values', () =>
    fc.assert(
      fc.property(fc.string(), (query) => {
        const scope = new Scope('ws' as Schema);
        const sql = textSearch(scope, 'message', query) ?? '';
        expect(sql.replaceAll(/strpos\(lower\((message|\(message\) collate "C")\), \$\d+::text\) > 0|and|or|not|[() ]/g, '')).toBe('');
      }),
    ));
});
