import type { RuleTrace } from './decision.js';
import { codeOf, ruleOf } from './rule-codes.js';

/**
 * One rule's word as a record keeps it. A rule that passed and used no facts is its code, one that was not asked any more the negative of it.
 * A rule without a code is kept by name, and with its reason in words, since no sentence can be made of it later.
 */
export type PackedTrace = number | readonly [rule: number | string, said: number, saw?: RuleTrace['saw'] | 0, reason?: string];

/** Their positions are written in records: only ever add at the end. */
const SAID = ['pass', 'reject', 'wait', 'abort', 'rewrite', 'not-asked'] as const satisfies readonly RuleTrace['said'][];
const POSITIONS = new Map<string, number>(SAID.map((said, position) => [said, position]));

export const packTrail = (trail: readonly RuleTrace[]): PackedTrace[] => trail.map(pack);

export const unpackTrail = (packed: readonly PackedTrace[]): RuleTrace[] => packed.map(unpack);

function pack({ rule, said, saw, reason }: RuleTrace): PackedTrace {
  const code = codeOf(rule);
  const position = POSITIONS.get(said) ?? 0;
  if (code === undefined) return reason === undefined ? [rule, position, saw ?? 0] : [rule, position, saw ?? 0, reason];
  if (saw !== undefined) return [code, position, saw];
  if (said === 'pass') return code;
  return said === 'not-asked' ? -code : [code, position];
}

function unpack(packed: PackedTrace): RuleTrace {
  if (typeof packed === 'number') return { rule: ruleOf(Math.abs(packed)), said: packed > 0 ? 'pass' : 'not-asked' };
  const [rule, position, saw, reason] = packed;
  return {
    rule: typeof rule === 'number' ? ruleOf(rule) : rule,
    said: SAID[position] ?? 'pass',
    ...(saw ? { saw } : {}),
    ...(reason === undefined ? {} : { reason }),
  };
}
