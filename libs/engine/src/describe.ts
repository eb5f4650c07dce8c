import type { Decision } from './decision.js';

/** A decision as sentences for people: what came of it, then what each rule that spoke had to say. */
export function describeDecision(decision: Decision): readonly string[] {
  const spoke = decision.trail.filter(({ said }) => said !== 'pass' && said !== 'not-asked');
  return [outcomeOf(decision), ...spoke.map(({ rule, said, reason }) => `${sentenceCase(rule)}: ${reason ?? VERBS[said] ?? said}`)];
}

const VERBS: Readonly<Record<string, string>> = { rewrite: 'changed the proposal.' };

function outcomeOf({ outcome, next, reason, delaySeconds }: Decision): string {
  switch (outcome) {
    case 'accept':
      return `Accepted: the run is ${next?.name ?? 'unchanged'}.`;
    case 'reject':
      return next ? `Refused, and the run became ${next.name} instead. ${reason ?? ''}`.trimEnd() : `Refused. ${reason ?? ''}`.trimEnd();
    case 'wait':
      return `To be asked again in ${delaySeconds ?? 0} s. ${reason ?? ''}`.trimEnd();
    case 'abort':
      return `Refused for good. ${reason ?? ''}`.trimEnd();
  }
}

const sentenceCase = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');
