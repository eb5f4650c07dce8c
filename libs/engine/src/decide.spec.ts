import { decide } from './decide.js';
import type { FlowRunFacts } from './facts.js';
import { abort, ANY_FROM, ANY_TO, freshState, pass, passWith, reject, rewrite, wait, type Rule, type Verdict } from './rule.js';
import { aState, flowFacts, NOW } from './testing.js';

type FlowRule = Rule<FlowRunFacts>;
const ruleOf = (name: string, say: Verdict | ((facts: FlowRunFacts) => Verdict), where: Partial<FlowRule> = {}): FlowRule => ({
  name,
  from: ANY_FROM,
  to: ANY_TO,
  decide: typeof say === 'function' ? say : () => say,
  ...where,
});

describe('a decision', () => {
  const proposed = aState('RUNNING');
  const facts = flowFacts(aState('PENDING'), proposed);

  it('is to accept where no rule objects', () =>
    expect(decide([], facts)).toEqual({ outcome: 'accept', next: proposed, run: expect.any(Object) as object, reason: null, delaySeconds: null, trail: [] }));

  it.each<[string, Verdict, object]>([
    ['rejected', reject('no'), { outcome: 'reject', next: null, run: null, reason: 'no', delaySeconds: null }],
    ['made to wait', wait(5, 'later'), { outcome: 'wait', next: null, run: null, reason: 'later', delaySeconds: 5 }],
    ['aborted', abort('never'), { outcome: 'abort', next: null, run: null, reason: 'never', delaySeconds: null }],
  ])('leaves a run where it is whose proposal is %s', (_, verdict, expected) => expect(decide([ruleOf('the-rule', verdict)], facts)).toMatchObject(expected));

  it('asks the rules in their order, those alone that the transition is about', () => {
    const policy = [
      ruleOf('first', pass),
      ruleOf('of-another-state', pass, { from: ['PAUSED'] }),
      ruleOf('to-another-state', pass, { to: ['FAILED'] }),
      ruleOf('last', passWith({ saw: { fact: 1 } })),
    ];
    expect(decide(policy, facts).trail).toEqual([
      { rule: 'first', said: 'pass' },
      { rule: 'last', said: 'pass', saw: { fact: 1 } },
    ]);
  });

  it('asks nobody any more once the transition has become another', () => {
    const decision = decide([ruleOf('early', reject('no', { saw: { fact: 1 } })), ruleOf('late', abort('never'))], facts);
    expect(decision).toMatchObject({ outcome: 'reject', reason: 'no' });
    expect(decision.trail).toEqual([
      { rule: 'early', said: 'reject', saw: { fact: 1 }, reason: 'no' },
      { rule: 'late', said: 'not-asked' },
    ]);
  });

  it('lets the later rules see what the earlier ones changed, while it is the same transition', () => {
    const seen: unknown[] = [];
    const policy = [
      ruleOf('renames', ({ proposed: state }) => rewrite({ ...state, name: 'Renamed' }, { runCount: 7 })),
      ruleOf('replaces', (given) => reject('instead', { instead: freshState(given, 'RUNNING', { name: 'Fresh' }) })),
      ruleOf('looks', ({ proposed: state, runCount }) => (seen.push(state.name, runCount), pass)),
    ];
    const decision = decide(policy, facts);
    expect(seen).toEqual(['Fresh', 7]);
    expect(decision).toMatchObject({ outcome: 'reject', reason: 'instead', next: { name: 'Fresh', timestamp: NOW } });
  });

  it('drops what was wanted for a transition that another rule then changed', () => {
    const wish = { policyAfter: { pauseKeys: ['a'] } };
    const kept = decide([ruleOf('wishes', passWith(wish)), ruleOf('accepts', pass)], facts);
    const dropped = decide([ruleOf('wishes', passWith(wish)), ruleOf('fails', (given) => reject('no', { instead: freshState(given, 'FAILED') }))], facts);
    expect([kept, dropped].map(({ run }) => run?.policy?.pauseKeys)).toEqual([['a'], []]);
  });

  it('keeps what a rule wanted that changed the transition itself', () => {
    const fails = ruleOf('fails', (given) => reject('no', { instead: freshState(given, 'FAILED'), policy: { retryType: 'in_process' } }));
    expect(decide([fails], facts).run?.policy?.retryType).toBe('in_process');
  });

  it('cannot make up a state without an id for it', () => {
    const fails = ruleOf('fails', (given) => reject('no', { instead: freshState(given, 'FAILED') }));
    expect(() => decide([fails], { ...facts, freshIds: [] })).toThrow('no fresh id');
  });
});
