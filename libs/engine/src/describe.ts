import type { RuleTrace } from './decision.js';
import type { RuleName } from './rule-codes.js';
import { SENTENCES, type Sentences } from './sentences.js';
import type { ToldDecision, ToldState } from './told-decision.js';
import { durationOf } from './words.js';

const known = new Map<string, Sentences>(Object.entries(SENTENCES) as [RuleName, Sentences][]);

/** What one rule said, in a sentence for someone on call; made now, of what was kept then. */
export function describeTrace(trace: RuleTrace, told: ToldDecision): string {
  if (trace.said === 'not-asked') return 'Was not asked any more: an earlier rule had settled it.';
  const sentences = known.get(trace.rule);
  if (sentences) return trace.said === 'pass' ? sentences.pass(trace, told) : sentences.other(trace, told);
  return trace.reason ?? (trace.said === 'pass' ? 'Had no objection.' : `Said ${trace.said}.`);
}

/** A decision in one sentence: what was asked, what came of it, and the reason of the rule that had the last word. */
export function describeDecision(told: ToldDecision): string {
  const settled = told.trail.findLast(({ said }) => said === 'reject' || said === 'wait' || said === 'abort');
  const because = settled ? ` ${describeTrace(settled, told)}` : '';
  return `${outcomeOf(told)}${because}`;
}

function outcomeOf({ outcome, from, asked, became, delaySeconds, forced }: ToldDecision): string {
  const how = forced && from !== null ? ', by force' : '';
  switch (outcome) {
    case 'accept':
      return became && from === null ? `Made as ${nameOf(became)}.` : `Went from ${nameOf(from)} to ${nameOf(became ?? asked)}${how}.`;
    case 'reject':
      return became ? `Asked to become ${nameOf(asked)}, became ${nameOf(became)} instead.` : `Refused to become ${nameOf(asked)}, stayed ${nameOf(from)}.`;
    case 'wait':
      return `Told to wait ${durationOf(delaySeconds ?? 0)} before becoming ${nameOf(asked)}, stayed ${nameOf(from)}.`;
    case 'abort':
      return `Refused for good to become ${nameOf(asked)}, stayed ${nameOf(from)}.`;
  }
}

const nameOf = (state: ToldState | null): string => state?.name ?? 'without a state';
