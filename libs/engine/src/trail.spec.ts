import fc from 'fast-check';
import type { RuleTrace } from './decision.js';
import { RULE_CODES } from './rule-codes.js';
import { packTrail, unpackTrail } from './trail.js';

describe('a packed trail', () => {
  it('is one small integer for a rule that passed, and the negative of it for one that was not asked', () =>
    expect(
      packTrail([
        { rule: 'refuse-repeated-transition', said: 'pass' },
        { rule: 'pause', said: 'not-asked' },
      ]),
    ).toEqual([1, -7]));

  it('has the facts that were used, and no reason, since its sentence is made when it is read', () =>
    expect(
      packTrail([
        { rule: 'finish-cancelling-first', said: 'reject', reason: 'no' },
        { rule: 'pause', said: 'pass', saw: { pauseKey: 'k' } },
      ]),
    ).toEqual([
      [3, 1],
      [7, 0, { pauseKey: 'k' }],
    ]));

  it('has the name of a rule without a code, and its reason', () => {
    const trail: RuleTrace[] = [
      { rule: 'new', said: 'wait', reason: 'later' },
      { rule: 'new', said: 'pass' },
    ];
    expect(packTrail(trail)).toEqual([
      ['new', 2, 0, 'later'],
      ['new', 0, 0],
    ]);
    expect(unpackTrail(packTrail(trail))).toEqual(trail);
  });

  it('says what the numbers in old records mean', () =>
    expect(unpackTrail([[1, 0], [1, 1], [1, 2], [1, 3], [1, 4], [1, 5], -1, 1]).map(({ said }) => said)).toEqual([
      'pass',
      'reject',
      'wait',
      'abort',
      'rewrite',
      'not-asked',
      'not-asked',
      'pass',
    ]));

  it('comes back as it went in, through JSON', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            rule: fc.constantFrom(...Object.keys(RULE_CODES)),
            said: fc.constantFrom('pass', 'reject', 'wait', 'abort', 'rewrite', 'not-asked' as const),
            saw: fc.option(fc.dictionary(fc.string(), fc.oneof(fc.integer(), fc.string(), fc.constant(null))), { nil: undefined }),
          }),
        ),
        (words) => {
          const trail = words.map(({ rule, said, saw }) => ({ rule, said, ...(saw ? { saw } : {}) })) as RuleTrace[];
          expect(unpackTrail(JSON.parse(JSON.stringify(packTrail(trail))) as ReturnType<typeof packTrail>)).toEqual(JSON.parse(JSON.stringify(trail)));
        },
      ),
    ));
});
