import * as policies from './policies.js';
import { codeOf, RULE_CODES, ruleOf } from './rule-codes.js';
import { SENTENCES } from './sentences.js';

describe('the codes of rules', () => {
  /** Records hold these numbers: a line here may get another name, but never another number, and none may go. */
  it('are the ones that records were written with', () =>
    expect(Object.entries(RULE_CODES).map(([name, code]) => `${code} ${name}`)).toEqual([
      '1 refuse-repeated-transition',
      '2 keep-ended-flow-runs',
      '3 finish-cancelling-first',
      '4 cancel-without-infrastructure',
      '5 claim-once',
      '6 only-scheduled-runs-are-late',
      '7 pause',
      '8 resume',
      '9 copy-scheduled-time',
      '10 wait-for-scheduled-time',
      '11 retry-failed-flow',
      '12 keep-stored-results',
      '13 keep-ended-task-runs',
      '14 stay-within-running-flow',
      '15 retry-failed-task',
      '16 name-reruns',
      '17 note-flow-attempt',
      '18 copy-task-parameters',
      '19 keep-deployment-lease',
      '20 confirm-deployment-slot',
      '21 take-deployment-slot',
      '22 disown-deployment-lease',
      '23 cancel-late-without-slot',
      '24 reuse-cached-result',
      '25 take-tag-slots',
      '26 cache-result',
      '27 refuse-outdated-claims',
    ]));

  it('are each of one rule', () => expect(new Set(Object.values(RULE_CODES)).size).toBe(Object.keys(RULE_CODES).length));

  it('are there for every rule that runs obey, with a sentence for each', () => {
    const rules = Object.values(policies).flatMap((policy) => policy.map(({ name }) => name));
    expect(rules.filter((name) => codeOf(name) === undefined || !(name in SENTENCES))).toEqual([]);
  });

  it('name their rule, and an unknown one by its number', () => {
    expect(ruleOf(7)).toBe('pause');
    expect(ruleOf(9999)).toBe('rule 9999');
    expect(codeOf('no-such-rule')).toBeUndefined();
  });
});
