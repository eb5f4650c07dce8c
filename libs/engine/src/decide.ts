import { bookkeep } from './bookkeeping.js';
import type { Decision, Outcome, RuleTrace } from './decision.js';
import type { Facts } from './facts.js';
import type { Effects, Rule, Verdict } from './rule.js';
import type { State } from './state.js';

/** What became of the proposal after the rules so far. */
interface Course {
  readonly proposed: State | null;
  readonly outcome: Outcome;
  readonly reason: string | null;
  readonly delaySeconds: number | null;
}

/**
 * Asks the rules in their order and works out what has to be stored. A function of its arguments alone.
 *
 * Rules are chosen once, by the transition that was asked for. One whose turn comes after the transition has become
 * another is not asked any more; what a rule wanted beside the state is dropped when a later one changes the transition.
 */
export function decide<F extends Facts>(policy: readonly Rule<F>[], facts: F): Decision {
  const from = facts.current?.type ?? null;
  const intended = facts.proposed.type;
  let course: Course = { proposed: facts.proposed, outcome: 'accept', reason: null, delaySeconds: null };
  let seen: F = facts;
  const trail: RuleTrace[] = [];
  const wishes: { effects: Effects; type: string | null }[] = [];

  for (const rule of policy) {
    if (!rule.from.includes(from) || !rule.to.includes(intended)) continue;
    if (course.proposed?.type !== intended) {
      trail.push({ rule: rule.name, said: 'not-asked' });
      continue;
    }
    const verdict = rule.decide(seen);
    course = follow(course, verdict);
    trail.push(traceOf(rule, verdict));
    wishes.push({ effects: verdict, type: course.proposed?.type ?? null });
    if (course.proposed) seen = { ...seen, proposed: course.proposed, runCount: verdict.runCount ?? seen.runCount };
  }

  const next = course.proposed;
  const granted = wishes.filter(({ type }) => type === (next?.type ?? null)).map(({ effects }) => effects);
  return {
    outcome: course.outcome,
    next,
    run: next && bookkeep(facts, next, granted),
    reason: course.reason,
    delaySeconds: course.delaySeconds,
    trail,
  };
}

function follow(course: Course, verdict: Verdict): Course {
  switch (verdict.kind) {
    case 'pass':
      return course;
    case 'rewrite':
      return { ...course, proposed: verdict.proposed };
    case 'reject':
      return { proposed: verdict.instead, outcome: 'reject', reason: verdict.reason, delaySeconds: null };
    case 'wait':
      return { proposed: null, outcome: 'wait', reason: verdict.reason, delaySeconds: verdict.delaySeconds };
    case 'abort':
      return { proposed: null, outcome: 'abort', reason: verdict.reason, delaySeconds: null };
  }
}

function traceOf(rule: Pick<Rule<never>, 'name'>, verdict: Verdict): RuleTrace {
  const reason = 'reason' in verdict ? { reason: verdict.reason } : {};
  return { rule: rule.name, said: verdict.kind, ...(verdict.saw ? { saw: verdict.saw } : {}), ...reason };
}
